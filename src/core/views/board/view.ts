import { projectFile } from '../../documents/kinds.ts';
import { findPlaybook } from '../../gates/playbook.ts';
import type { Project } from '../../project/project.ts';
import type { StatusReport } from '../../reports/status.ts';
import { cleanText } from '../clean.ts';
import type { Place } from '../model.ts';
import { placeAt, startOf } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import type { BoardPlaybook, BoardStep, BoardView } from './model.ts';
import { emptyBoard } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

type Step = StatusReport['phases'][number]['steps'][number];

/** Where the playbooks stand: their phases, the steps of each with who works on them, and what their gates say. */
export function boardView({ project, status = [] }: ViewWorld): BoardView {
  const playbooks = status.map((report): BoardPlaybook => {
    const { phases, playbook } = report;
    return {
      title: cleanText(findPlaybook(project, playbook)?.title ?? playbook),
      phases: phases.map((phase) => ({
        title: cleanText(phase.title),
        status: phase.status,
        steps: phase.steps.map((step) => stepOf(project, step)),
      })),
    };
  });
  const cycle = status.find((report) => report.cycle !== undefined)?.cycle;
  return {
    kind: 'board',
    title: playbooks.map(({ title }) => title).join(' and ') || 'Playbook board',
    playbooks,
    summary: summaryOf(playbooks),
    table: tableOf(playbooks),
    ...(cycle === undefined ? {} : { note: `Cycle ${cleanText(cycle)}.` }),
    ...(playbooks.every(({ phases }) => phases.length === 0) ? { empty: emptyBoard } : {}),
  };
}

function stepOf(project: Project, { title, agent, status, gate, note, outputs }: Step): BoardStep {
  return {
    title: cleanText(title),
    agent: cleanText(agent),
    status,
    gate: gate.status,
    ...(note ? { note: cleanText(note) } : {}),
    outputs: { done: outputs.filter(({ exists }) => exists).length, all: outputs.length },
    ...placeOf(project, outputs),
  };
}

/**
 * A step leads to what it makes: the first file that is there, or a file of the first folder; else to the project file. It
 * stands for all that it makes.
 */
function placeOf(project: Project, outputs: Step['outputs']): Place {
  const files = outputs.flatMap(({ path }) =>
    path.endsWith('/') ? [...project.documents.keys()].filter((file) => file.startsWith(path)).sort() : [path],
  );
  const [first, ...others] = [...new Set(files)].flatMap((file) => project.documents.get(file) ?? []);
  const place = first ?? project.documents.get(projectFile);
  if (!place) return startOf(projectFile);
  return { ...placeAt(place, ''), ...(others.length > 0 ? { covers: others.map(({ file }) => file) } : {}) };
}

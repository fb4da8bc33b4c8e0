import { stringify } from 'yaml';
import { statusRecordOf } from '../git/deliverable.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import type { NewDocument } from '../scaffold/newDocument.ts';
import { type AgentReport, reportText } from './agentReport.ts';
import type { FoundStep } from './findStep.ts';
import { presentFiles } from './outputNeed.ts';

/** What a status record says about a run. */
export interface StatusFacts {
  status: 'complete' | 'in-review' | 'blocked';
  blockers: readonly string[];
  next: string;
  /** What the agent itself said. */
  report?: AgentReport | undefined;
  /** Day of today, as year-month-day. */
  today: string;
}

/** The status record of a step's role, written from what the files show. */
export function statusRecord(project: Project, found: FoundStep, facts: StatusFacts): NewDocument {
  const { place } = found;
  const cycle = currentCycle(project);
  const outputs = place.outputs.filter((path) => presentFiles(project, path).length > 0);
  const data = {
    kind: 'status',
    id: place.agent,
    title: place.title,
    ...(cycle === undefined ? {} : { cycle }),
    agent: place.agent,
    phase: place.phase,
    step: place.step,
    task: place.title,
    status: facts.status,
    outputs,
    blockers: [...facts.blockers],
    next: facts.next,
    updated: facts.today,
  };
  const text = `---\n# Written by gtm after each run, from what the files show.\n${stringify(data, { lineWidth: 0 })}---\n${facts.report ? reportText(facts.report) : ''}`;
  return { file: statusRecordOf(place), text };
}

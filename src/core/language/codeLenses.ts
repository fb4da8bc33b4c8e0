import { isRefusal } from '../calculators/calculator.ts';
import { spanAt } from '../documents/document.ts';
import type { Range } from '../documents/position.ts';
import { designIn, experimentIn, readOutIn } from '../experiments/document/inProject.ts';
import { adviceWords, count } from '../experiments/readout/words.ts';
import type { PlaybookResult } from '../gates/model.ts';
import { chosenPlaybooks, findPlaybook } from '../gates/playbook.ts';
import { stateOf } from '../gates/progress.ts';
import { formatMessage } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { isPictured } from '../views/index.ts';
import { referencesTo } from './identity.ts';
import type { Location } from './location.ts';
import { locationsOf } from './references.ts';

/** What a line above a place can be about; each can be left out. */
export const lensTopics = ['gate', 'preview', 'experiment', 'uses'] as const;
export type LensTopic = (typeof lensTopics)[number];

/** A line above a place of a document: what to know, and a command to run. */
export interface CodeLens {
  topic: LensTopic;
  range: Range;
  title: string;
  command: LensCommand;
}

export type LensCommand =
  /** Show the places that use something. */
  | { id: 'marketing.showReferences'; args: [file: string, position: Range['start'], locations: Location[]] }
  /** Run one gate of a playbook. */
  | { id: 'marketing.runGate'; args: [{ playbook: string; name: string; title: string }] }
  /** Show the picture of a document. */
  | { id: 'marketing.preview'; args: [file: string] };

/**
 * What stands above a document and above the things in it that have an id.
 * @param judged where the playbooks stood when they were last judged; without it, a gate has no state
 */
export function codeLenses(
  project: Project,
  document: PlanDocument,
  judged: readonly PlaybookResult[] = [],
): CodeLens[] {
  const top = document.lines.rangeOf(document.kind ? spanAt(document, '') : [0, 0]);
  return [
    ...gatesOf(project, document.file).map(({ playbook, name, title }): CodeLens => {
      const args: [{ playbook: string; name: string; title: string }] = [{ playbook, name, title }];
      return {
        topic: 'gate',
        range: top,
        title: gateTitle(args[0], judged),
        command: { id: 'marketing.runGate', args },
      };
    }),
    ...(document.kind && isPictured(document.kind)
      ? [
          {
            topic: 'preview' as const,
            range: top,
            title: 'Preview',
            command: { id: 'marketing.preview' as const, args: [document.file] as [string] },
          },
        ]
      : []),
    ...sampleOf(project, document),
    ...uses(project, document),
  ];
}

/** The sample that an experiment needs, and how far it is; a click writes it where the plan has less, else shows the picture. */
function sampleOf(project: Project, document: PlanDocument): CodeLens[] {
  if (!isOfKind(document, 'experiment')) return [];
  const experiment = experimentIn(viewOf(project), document);
  const found = designIn(experiment);
  const range = document.lines.rangeOf(spanAt(document, ''));
  const preview = { id: 'marketing.preview' as const, args: [document.file] as [string] };
  const lenses: CodeLens[] = [];
  if (!isRefusal(found)) {
    const needed = Math.min(...found.design.perVariant);
    const { promisedSample: planned } = found.plan;
    const words =
      planned === undefined ? 'not planned yet' : planned < needed ? `${count(planned)} planned` : 'planned';
    const title = `${count(needed)} people per variant needed, ${words}`;
    lenses.push({ topic: 'experiment', range, title, command: preview });
  }
  if (experiment.facts.results?.variants?.length) {
    const { advice, variant } = readOutIn(experiment);
    const title = `Read-out: ${adviceWords[advice].toLowerCase()}${variant === null ? '' : ` ${variant}`}`;
    lenses.push({ topic: 'experiment', range, title, command: preview });
  }
  return lenses;
}

/** The gates of the steps that a file is an output of. */
function gatesOf(project: Project, file: string): { playbook: string; name: string; title: string }[] {
  return chosenPlaybooks(project).flatMap((playbook) =>
    [...itemsOf(findPlaybook(project, playbook)?.phases)].flatMap(([phase]) =>
      [...itemsOf(phase.steps)]
        .filter(([step]) => [...itemsOf(step.outputs)].some(([{ path = '' }]) => covers(path, file)))
        .map(([step]) => ({ playbook, name: `${phase.id}/${step.id}`, title: step.title ?? step.id ?? '' })),
    ),
  );
}

/** The gate with where it stood when it was last judged. */
function gateTitle(
  { playbook, name, title }: { playbook: string; name: string; title: string },
  judged: readonly PlaybookResult[],
): string {
  const gate = judged.find((one) => one.playbook === playbook)?.gates.find(({ id }) => id === name);
  if (!gate) return formatMessage(gateMessages['run-gate'], { title });
  return formatMessage(gateMessages['run-gate-again'], { title, state: stateOf(gate) });
}

function covers(path: string, file: string): boolean {
  return path.endsWith('/') ? file.startsWith(path) : file === path;
}

/** How often each thing with an id is used; those that nobody uses have no line of their own, the document has. */
function uses(project: Project, document: PlanDocument): CodeLens[] {
  return document.identifiers.definitions.flatMap((definition): CodeLens[] => {
    const count = referencesTo(project, definition).length;
    if (count === 0 && definition.holder !== '') return [];
    if (document.kind === 'project' && definition.holder === '') return [];
    const range = document.lines.rangeOf(spanAt(document, definition.pointer));
    const title = count === 0 ? 'Used nowhere' : count === 1 ? 'Used once' : `Used ${count} times`;
    const args: [string, Range['start'], Location[]] = [
      document.file,
      range.start,
      locationsOf(project, [definition], false),
    ];
    return [{ topic: 'uses', range, title, command: { id: 'marketing.showReferences', args } }];
  });
}

import type { Kind } from '../documents/kinds.ts';
import { formatMessage } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import { itemsOf } from '../schema/types.ts';
import { outputName, shortName } from './outputName.ts';
import type { CriterionFacts, OutputFacts, PhaseFacts, PlaybookFacts } from './playbook.ts';
import { type AliasesOf, sectionAliases } from './sectionAliases.ts';

/** A criterion as it is evaluated: a rule, its options and what it is about. */
export interface Criterion {
  id: string;
  title: string;
  rule: string | undefined;
  options: Readonly<Record<string, unknown>>;
  /** Files and folders that must exist before the criterion can be judged. */
  reads: readonly string[];
  /** Kinds of documents that it is about, beside those that its rule looks at. */
  kinds: readonly Kind[] | undefined;
}

export interface Gate {
  id: string;
  title: string;
  phase: string;
  step: string | undefined;
  criteria: readonly Criterion[];
}

/** All gates of a playbook, in order: of each phase its steps', then its own. */
export function gatesOf(playbook: PlaybookFacts): Gate[] {
  const aliases = sectionAliases(playbook);
  return [...itemsOf(playbook.phases)].flatMap(([phase]) => gatesOfPhase(phase, aliases));
}

function gatesOfPhase(phase: PhaseFacts, aliases: AliasesOf): Gate[] {
  const phaseId = phase.id ?? '';
  const gates: Gate[] = [...itemsOf(phase.steps)].map(([step]) => {
    const id = `${phaseId}/${step.id ?? ''}`;
    const outputs = [...itemsOf(step.outputs)].map(([output]) => output);
    const criteria = [
      ...criteriaOf(id, step.gate, aliases),
      ...outputs.map((output) => outputCriterion(id, output, outputs)),
    ];
    return { id, title: step.title ?? id, phase: phaseId, step: step.id ?? '', criteria };
  });
  const own = criteriaOf(phaseId, phase.gate, aliases);
  return own.length > 0
    ? [...gates, { id: phaseId, title: phase.title ?? phaseId, phase: phaseId, step: undefined, criteria: own }]
    : gates;
}

function criteriaOf(
  gate: string,
  list: readonly (CriterionFacts | undefined)[] | undefined,
  aliases: AliasesOf,
): Criterion[] {
  return [...itemsOf(list)].map(([criterion]) => ({
    id: `${gate}/${criterion.id ?? ''}`,
    title: criterion.title ?? criterion.id ?? '',
    rule: criterion.rule,
    options: withAliases(criterion, aliases),
    reads: [...itemsOf(criterion.reads)].map(([path]) => path),
    kinds: criterion.kinds ? ([...itemsOf(criterion.kinds)].map(([kind]) => kind) as Kind[]) : undefined,
  }));
}

function withAliases({ rule, options = {} }: CriterionFacts, aliasesOf: AliasesOf): Record<string, unknown> {
  const aliases = aliasesOf(rule, options as Record<string, unknown>);
  return aliases.length > 0 ? { aliases, ...options } : { ...options };
}

/** The criterion of a gate that conflicts name, by its own name or its phase's. */
export function conflictCriterion(gate: string, names: readonly string[]): Criterion {
  return {
    id: `${gate}/conflicts`,
    title: formatMessage(gateMessages['conflicts-answered']),
    rule: 'conflicts-answered',
    options: { gates: names },
    reads: [],
    kinds: undefined,
  };
}

/** The criterion that every declared output has: it is complete. */
function outputCriterion(gate: string, output: OutputFacts, outputs: readonly OutputFacts[]): Criterion {
  const path = output.path ?? '';
  const name = outputName(
    path,
    outputs.map((other) => other.path ?? ''),
  );
  return {
    id: `${gate}/complete:${name}`,
    title: formatMessage(gateMessages['output-complete'], { title: output.title ?? shortName(path) }),
    rule: 'output-complete',
    options: { ...output },
    reads: [path],
    kinds: undefined,
  };
}

import type { GateResult } from '../gates/model.ts';
import type { PlaybookFacts } from '../gates/playbook.ts';
import { itemsOf } from '../schema/types.ts';
import type { StepPlace } from './deliverable.ts';
import { formatSubject } from './subject.ts';

/**
 * The message that a step's deliverable is committed with when a person gives none.
 * @param created true when all files are new
 */
export function proposedMessage(
  playbook: PlaybookFacts,
  step: StepPlace,
  created: boolean,
): { subject: string; action: string } {
  const agent = [...itemsOf(playbook.agents)]
    .map(([candidate]) => candidate)
    .find((candidate) => candidate.id === step.agent);
  const action = [...itemsOf(agent?.actions)].map(([name]) => name)[0] ?? 'update';
  const verb = created ? 'define' : 'update';
  const title = step.title.charAt(0).toLowerCase() + step.title.slice(1);
  return { action, subject: formatSubject({ agent: step.agent, action, description: `${verb} ${title}` }) };
}

/** The body of a deliverable's commit: where its gate stands. */
export function commitBody(gate: GateResult | undefined): string {
  if (!gate) return '';
  const passed = gate.criteria.filter(
    (criterion) => criterion.status === 'pass' || criterion.status === 'waived',
  ).length;
  return `Gate ${gate.id}: ${gate.status} (${passed} of ${gate.criteria.length} criteria)`;
}

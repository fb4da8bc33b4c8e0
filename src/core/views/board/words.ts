import { stateWord } from '../svg/state.ts';
import type { BoardPhase, BoardStep } from './model.ts';

/** What there is of a step's outputs: `3 of 5 outputs`; empty when all are there. */
export function outputsText({ outputs: { done, all } }: BoardStep): string {
  return done === all ? '' : `${done} of ${all} outputs`;
}

/** The state of a step's gate where the step's own state does not say it. */
export function gateText({ status, gate }: BoardStep): string {
  return status === 'done' || status === 'skipped' || status === 'blocked' ? '' : `gate: ${stateWord(gate)}`;
}

/** A step in words, each sentence for itself. */
export function stepWords(step: BoardStep): string[] {
  const { title, agent, status, gate, note, outputs } = step;
  return [
    `${title}: ${stateWord(status)}.`,
    ...(agent ? [`Agent: ${agent}.`] : []),
    `Gate: ${stateWord(gate)}. ${outputs.done} of ${outputs.all} outputs are there.`,
    ...(note ? [note] : []),
  ];
}

/** How far a phase has come: `5 of 6 done`; how many steps it has, where its state says that all are done. */
export function progressText({ steps }: BoardPhase): string {
  const counted = steps.filter(({ status }) => status !== 'skipped');
  const done = counted.filter(({ status }) => status === 'done').length;
  const all = counted.length;
  return done === all && all > 0 ? `${all} ${all === 1 ? 'step' : 'steps'}` : `${done} of ${all} done`;
}

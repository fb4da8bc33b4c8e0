import type { CriterionStatus, GateStatus, StepStatus } from '../../gates/model.ts';
import { element, type SvgElement } from './element.ts';

/** Every state that a criterion, gate, step or phase can be in. */
export type State = CriterionStatus | GateStatus | StepStatus;

interface Look {
  word: string;
  colour: 'blue' | 'green' | 'grey' | 'purple' | 'red' | 'yellow';
  /** The sign, twelve pixels square, as a line. */
  path: string;
}

const circle = 'M6 0.5A5.5 5.5 0 0 1 6 11.5A5.5 5.5 0 0 1 6 0.5Z';

/** The same words, signs and colours as in the trees of the editor. */
const looks: Readonly<Record<State, Look>> = {
  pass: { word: 'pass', colour: 'green', path: `${circle}M3.5 6.2L5.3 8L8.6 4.2` },
  fail: { word: 'fail', colour: 'red', path: `${circle}M4 4L8 8M8 4L4 8` },
  pending: { word: 'pending', colour: 'grey', path: circle },
  stale: { word: 'stale', colour: 'yellow', path: `${circle}M6 3V6.5H8.5` },
  waived: { word: 'waived', colour: 'grey', path: 'M1 9A5 5 0 0 1 11 9M8 7L11 9L11.5 5.5' },
  blocked: { word: 'blocked', colour: 'grey', path: 'M1.5 5.5H10.5V11.5H1.5ZM3.5 5.5V3.5A2.5 2.5 0 0 1 8.5 3.5V5.5' },
  ready: { word: 'ready', colour: 'blue', path: `${circle}M4.8 3.8L8.4 6L4.8 8.2Z` },
  running: { word: 'running', colour: 'blue', path: 'M11 6A5 5 0 1 1 9 2M9 0V2.5H6.5' },
  'in-review': {
    word: 'in review',
    colour: 'purple',
    path: 'M0.5 6Q6 -0.5 11.5 6Q6 12.5 0.5 6ZM6 4.3A1.7 1.7 0 0 1 6 7.7A1.7 1.7 0 0 1 6 4.3',
  },
  done: { word: 'done', colour: 'green', path: `${circle}M3.5 6.2L5.3 8L8.6 4.2` },
  skipped: { word: 'skipped', colour: 'grey', path: 'M2 6H10' },
};

/** What people call a state. */
export function stateWord(state: State): string {
  return looks[state].word;
}

/** The sign of a state at a place, in its colour; the word has to stand beside it. */
export function stateSign(state: State, x: number, y: number): SvgElement {
  const { colour, path } = looks[state];
  return element('path', { class: `gtm-sign gtm-${colour}`, d: path, transform: `translate(${x} ${y})` });
}

/** Why an experiment's read-out advises what it does, by code: sentences with gaps. */
export const reasons = {
  'no-results': 'There are no results yet. Enter people and conversions of each variant once they are there.',
  refused: '{message}',
  'sample-ratio-mismatch':
    'People are not split as planned: {counts} instead of {expected} ({p}). Something leads them astray; find it, and run the test anew.',
  'too-few-users': 'The smallest variant has {users} people, and the rules ask for at least {minimum}. Wait for more.',
  'too-few-users-ended':
    'The test ended with {users} people in its smallest variant, and the rules ask for at least {minimum}. It says nothing either way.',
  'guardrail-breached': '{variant} passes the limit of {kpi}: {value}, {comparison} {limit}. {action}',
  running: 'It is too early: {done}. Judged before the end, chance would pass for an effect too often.',
  'next-look': 'It is too early for a look: {done}. The next planned one is at {next} people per variant.',
  'stopped-early':
    'The test ended early: {done}. Its rule judges once, at the planned end, so the numbers prove nothing; run it to the end next time, or plan looks.',
  'plan-changed':
    'The plan was changed after it was frozen on {on}. {changes}. Put it back: by a goal that moved, the numbers prove nothing.',
  better: '{variant} is better: {treatment} against {control}, {evidence}, {interval}.',
  worse: 'Keep the control: {variant} is worse, {treatment} against {control}, {evidence}, {interval}.',
  'effect-ruled-out':
    'Keep the control: the test had the power to find the planned effect of {effect} and has found none. The closest, {variant}, differs by {interval}.',
  inconclusive:
    'The test is over and leaves the question open: {variant} differs by {interval}, so both no effect and the planned {effect} remain possible.',
  'inconclusive-without-effect': 'The test is over and leaves the question open: {variant} differs by {interval}.',
  'run-too-short':
    'A verdict would be too early: {done}. Every weekday has to count alike before any rule may end the test.',
  'no-signal-at-look':
    'Look {look} of {looks} crosses no limit: {variant} differs by {interval}. The next is at {next} people per variant.',
  'no-signal-yet':
    'No limit is crossed yet: {variant} differs by {interval}. Go on; the rule allows a look at any time.',
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof reasons;

/** What a reader should know beside the advice. */
export const notes = {
  assumed: 'Neither the experiment nor its policy says otherwise, so this assumes {list}.',
  underpowered: 'The experiment promises {promised} people per variant, but its own numbers need {needed}.',
  'sample-missed':
    'The test reached its last day with {users} of {needed} people per variant, so it may have missed the effect.',
  'unplanned-looks':
    'Somebody looked {count|time|times} outside the plan. Had each look been able to end the test, chance alone would pick a winner in {error} of tests, not in {alpha}.',
  'extra-looks': 'The plan has {looks} looks, but {count} are recorded. Only the planned ones are paid for.',
  'part-week': 'The numbers cover {days} days, which is not a whole number of weeks; weekdays do not count alike.',
  'low-counts': 'Some expected counts are below 5, where the check of the split is rough.',
  'too-long':
    'At {perDay} people a day the sample takes {days} days, longer than the {maximum} days that a test may run.',
  'guardrail-both': '{kpi} passes its limit in the control too, so the variant is not the cause.',
} as const satisfies Record<string, string>;

export type NoteCode = keyof typeof notes;

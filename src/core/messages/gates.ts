/** Sentences about gates that belong to no rule. */
export const gateMessages = {
  'output-complete': '“{title}” is complete',
  'no-check-yet': 'Nothing checks this criterion yet.',
  'missing-file': 'Waits for {files}.',
  'missing-kind': 'Waits for a document of the kind {kinds}.',
  'missing-kinds': 'Waits for documents of the kinds {kinds}.',
  'nothing-to-show': 'Nothing in the plan shows it yet. Fill in what this criterion is about.',
  'unknown-rule':
    'The criterion {criterion} names the rule {rule}, which does not exist, so it cannot be judged. Correct the playbook.',
  'nothing-to-judge':
    'The criterion {criterion} names the rule {rule}, but not the kinds of documents that it should look at, so it cannot be judged. Add `kinds` in the playbook.',
  'conflicts-answered': 'No conflict between roles is left open',
  'blocked-by-gate': 'Waits for the gate {gate}.',
  'blocked-by-input': 'Waits for {files}.',
  'blocked-by-step': 'Waits for the step {step}.',
  'blocked-by-skipped': 'Waits for {files}, which the step {step} makes; it is left out this time.',
  'left-out': 'Left out in this cycle.',
  'waits-for-approval': 'Complete. Waits for {what}.',
  progress: '{met} of {all}',
  state: '{status}, {progress}',
  'run-gate': 'Run gate: {title}',
  'run-gate-again': 'Run gate: {title} ({state} criteria met)',
  'keeps-closed': 'Keeps the gate {gates} closed.',
  'keep-closed': 'Keeps the gates {gates} closed.',
  'unknown-playbook': 'There is no playbook `{playbook}`.',
} as const;

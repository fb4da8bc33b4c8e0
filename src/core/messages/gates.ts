/** Sentences about gates that belong to no rule. */
export const gateMessages = {
  'output-complete': '“{title}” is complete',
  'no-check-yet': 'Nothing checks this criterion yet.',
  'missing-file': 'Waits for {files}.',
  'missing-kind': 'Waits for a document of the kind {kinds}.',
  'unknown-rule':
    'The criterion {criterion} names the rule {rule}, which does not exist, so it cannot be judged. Correct the playbook.',
  'blocked-by-gate': 'Waits for the gate {gate}.',
  'blocked-by-input': 'Waits for {files}.',
  'unknown-playbook': 'There is no playbook `{playbook}`.',
} as const;

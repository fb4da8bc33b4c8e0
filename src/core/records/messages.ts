/** Sentences about records of people: why one does not count, and what would change that. */
export const recordMessages = {
  'no-repository':
    'It cannot be verified, because the project has no git history here. Put it under git and commit the record.',
  'not-allowed': 'It cannot be verified, because this folder is not trusted, so git is not asked. Trust the folder.',
  shallow:
    'It cannot be verified, because this clone has only a part of the history. Run `git fetch --unshallow` (in CI: fetch with depth 0).',
  'not-committed': 'It cannot be verified, because it is not committed yet. {name} has to commit {file}.',
  'edited-since': 'It has been changed by hand since {author} committed it in {commit}. Undo the change.',
  linked:
    'It is a link to another file, which can change without it. A record stands in a file of its own: make a new one, and delete {file}.',
  edited:
    'It was changed after it had been recorded, by {author} in {commit}. A record is never edited: make a new one.',
  'other-author': 'It was committed by {author} in {commit}, not by {name}. Each approver commits their own.',
  'agent-commit':
    'It was committed as an agent’s work in {commit} (“{subject}”). {name} has to commit it as a person: `[human] approve: …`.',
  'not-approver': '{by} ({email}) is not among the approvers in marketing.yaml.',
  'no-key':
    'It is signed, but marketing.yaml names no `signing_key` of {name} to check that against. Add the key, and have the change approved.',
  'bad-signature':
    'The signature is not by {name} over what stands here: the record was changed, or another key was used.',
  'signature-unchecked':
    'It cannot be verified, because the signature of {name} was not checked: ssh-keygen is not installed, or this folder is not trusted.',
  'not-signed':
    'It bears no signature, but this project wants approvals signed. {name} has to give it again with `--sign`.',
  'other-gate': 'It was given for {other}, not for {gate}.',
  'covers-other': 'It covers none of the files of {gate}, so it was made for something else.',
  'no-approvers': 'marketing.yaml names no approvers, so nobody can approve. Add `approvers`.',
  'approvers-not-committed':
    'It cannot be verified, because the approvers in marketing.yaml are not committed yet. Commit marketing.yaml.',
  'approvers-changed':
    '{what} in marketing.yaml changed{where}, and none of the approvers before ({names}) has approved that. One of them has to run `gtm approve approvers`.',
} as const;

export type RecordCode = keyof typeof recordMessages;

import { defineRule } from './rule.ts';

const codes = ['encoding', 'too-large', 'no-permission', 'vanished', 'not-a-file', 'unreadable'];

export const fileReadable = defineRule({
  id: 'file-readable',
  title: 'Every file of the plan can be read',
  description: 'A file that cannot be read cannot be checked. The rest of the project is checked all the same.',
  kinds: 'any',
  severity: 'error',
  readsText: true,
  messages: {
    encoding: 'This file is not UTF-8 text, so it was not read. Save it again with the encoding UTF-8.',
    'too-large':
      'This file has {size}, more than the {limit} that are read. Split it into several files, or raise `file_size` under `limits` in marketing.yaml.',
    'no-permission': 'This file may not be read by the current user. Change its permissions.',
    vanished: 'This file was there a moment ago and is gone now. Run the check again.',
    'not-a-file': 'This is a folder with the name of a document. Rename the folder, or put a file in its place.',
    unreadable: 'This file could not be read: {reason}.',
  },
  *check(document) {
    for (const problem of document.problems) {
      if (codes.includes(problem.code)) yield { message: problem.code, args: problem.args, span: problem.span };
    }
  },
});

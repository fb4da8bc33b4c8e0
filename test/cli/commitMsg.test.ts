import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { GitRepository } from '../support/gitRepository.ts';
import { bothWays } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const cases: [subject: string, code: 0 | 1, said: RegExp][] = [
  ['[coordinator] strategy: define the goals of the quarter', 0, /^$/],
  ['[demand-generation] campaign: create the search campaign', 0, /^$/],
  ['[human] approve: accept the strategy', 0, /^$/],
  ['# a comment\n\n[coordinator] strategy: define the goals', 0, /^$/],
  ["Merge branch 'main' into gtm/phase-1-strategy", 0, /^$/],
  ['fixup! [coordinator] strategy: define the goals', 0, /^$/],
  ['define the goals', 1, /does not follow `\[agent\] action: brief description`/],
  ['', 1, /has no subject/],
  ['[coordinator] strategy:', 1, /does not follow/],
  ['[nobody] strategy: define the goals', 1, /There is no agent `nobody`/],
  ['[coordinator] stratgy: define the goals', 1, /Did you mean `strategy`\?/],
  [`[coordinator] strategy: ${'x'.repeat(80)}`, 1, /may have at most 100/],
  [`[coordinator] strategy: define ${'x'.repeat(45)}`, 0, /warning: The subject has 7\d characters/],
  ['[coordinator] strategy: defined the goals', 0, /warning: .*`define` rather than `defined`/],
  ['[coordinator] strategy: define the goals.', 0, /warning: .*full stop/],
];

for (const [name, run] of bothWays) {
  describe(`gtm commit-msg, ${name}`, () => {
    let scratch: Scratch;
    before(async () => {
      scratch = await (await Scratch.create()).write({ 'marketing.yaml': 'kind: project\ntitle: Acme\n' });
    });
    after(() => scratch.remove());

    for (const [message, code, said] of cases) {
      it(JSON.stringify(message.slice(0, 60)), async () => {
        const result = await run(['commit-msg', '--always', '-'], { cwd: scratch.root, stdin: message });
        assert.equal(result.code, code, result.err);
        assert.match(result.err, said);
      });
    }

    it('knows the agents of the project’s own playbooks', async () => {
      const own = await (await Scratch.create()).write({
        'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [ours]\n',
        'ours.playbook.yaml':
          'kind: playbook\nid: ours\ntitle: Ours\nagents:\n  - { id: poet, title: Poet, actions: [verse] }\n',
      });
      try {
        assert.equal(
          (await run(['commit-msg', '--always', '-'], { cwd: own.root, stdin: '[poet] verse: write a line' })).code,
          0,
        );
        assert.equal(
          (await run(['commit-msg', '--always', '-'], { cwd: own.root, stdin: '[coordinator] strategy: x' })).code,
          1,
        );
      } finally {
        await own.remove();
      }
    });

    it('takes the project’s own pattern', async () => {
      const own = await (await Scratch.create()).write({
        'marketing.yaml': "kind: project\ntitle: Acme\ngit: { commit_pattern: '^feat: ' }\n",
      });
      try {
        assert.equal((await run(['commit-msg', '--always', '-'], { cwd: own.root, stdin: 'feat: anything' })).code, 0);
        assert.equal(
          (await run(['commit-msg', '--always', '-'], { cwd: own.root, stdin: '[coordinator] strategy: x' })).code,
          1,
        );
      } finally {
        await own.remove();
      }
    });
  });
}

describe('gtm commit-msg as a hook of git', () => {
  it('refuses a subject only where the commit touches the project', async () => {
    const repository = await GitRepository.create({ to: 'plan' });
    try {
      const hook = `#!/bin/sh\nexec '${process.execPath}' '${inRepository('dist/gtm.mjs')}' commit-msg --project plan "$1"\n`;
      await repository.scratch.write({ '.git/hooks/commit-msg': hook, 'code.txt': 'not ours\n' });
      await chmod(repository.scratch.path('.git/hooks/commit-msg'), 0o755);
      await repository.git('add', 'code.txt');
      await repository.git('commit', '--message', 'Change the code');
      await repository.scratch.write({ 'plan/README.md': 'ours\n' });
      await repository.git('add', '--all');
      await assert.rejects(repository.git('commit', '--message', 'Change the plan'), /does not follow/);
      await repository.git('commit', '--message', '[human] edit: change the plan');
    } finally {
      await repository.remove();
    }
  });
});

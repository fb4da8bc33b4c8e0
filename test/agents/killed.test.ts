import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, watch } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../../src/node/processTree.ts';
import { AgentProject } from '../support/agents/agentProject.ts';
import type { Script } from '../support/agents/script.ts';
import { inRepository } from '../support/scratch.ts';

const step = 'strategy/core-framework';
const folder = 'workspace/messaging';

describe('a run that is killed while it', function () {
  this.timeout(240_000);
  let project: AgentProject;
  let script: Script;
  beforeEach(async () => {
    project = await AgentProject.create();
    await project.have('strategy/gtm-strategy');
    await mkdir(project.path(folder));
    script = { [step]: [await AgentProject.outputs(step)] };
  });
  afterEach(() => project.remove());

  /** Goes on with the run, which has to end as if nothing had happened. */
  const endsTheSame = async () => {
    const { code, err, result } = await project.run(['--resume'], script);
    assert.equal(code, 0, `${err}${result.message}`);
    assert.match(err, /was broken off/);
    assert.deepEqual(await project.subjects(), [
      '[brand-messaging] messaging: define messaging framework',
      'Have',
      'Start',
    ]);
    assert.deepEqual(await project.filesOf('HEAD'), [
      ...readdirSync(inRepository('examples/acme-crm', folder))
        .filter((file) => existsSync(project.path(folder, file)))
        .map((file) => `${folder}/${file}`),
      'workspace/status/brand-messaging.md',
    ]);
    assert.equal(await project.status(), '');
    assert.deepEqual(await project.scratches(), []);
  };

  for (const count of [1, 2, 4]) {
    it(`brings its files back, at file ${count}, left each whole or not at all and ends the same`, async () => {
      const run = await project.start(['core-framework'], script);
      const watcher = watch(project.path(folder), () => {
        const there = readdirSync(project.path(folder)).filter((file) => !file.startsWith('.'));
        if (there.length >= count) run.child.kill('SIGKILL');
      });
      await run.end();
      watcher.close();
      for (const file of readdirSync(project.path(folder)).filter((name) => !name.startsWith('.')))
        assert.equal(
          await readFile(project.path(folder, file), 'utf8'),
          await readFile(inRepository('examples/acme-crm', folder, file), 'utf8'),
        );
      // What a kill between two calls leaves behind, whether this one came there or not.
      const draft = '.positioning.md.00000000-0000-4000-8000-000000000000.tmp';
      if (readdirSync(project.path(folder)).includes('positioning.md'))
        await writeFile(project.path(folder, draft), '# Posi');
      await endsTheSame();
    });
  }

  const hooks: [name: string, when: string, answer: number][] = [
    ['pre-commit', 'before the commit is made', 1],
    ['pre-commit', 'and git makes the commit after its death', 0],
    ['post-commit', 'once it is made', 0],
  ];
  for (const [name, when, answer] of hooks) {
    it(`commits, ${when}, ends the same`, async () => {
      const hook = project.path('.git/hooks', name);
      spawnSync('mkfifo', [path.join(project.beside, 'fifo')]);
      await mkdir(path.dirname(hook), { recursive: true });
      await writeFile(hook, `#!/bin/sh\necho $PPID > .beside/committing\nread line < .beside/fifo\nexit ${answer}\n`);
      chmodSync(hook, 0o755);
      const run = await project.start(['core-framework'], script);
      const git = Number(await project.appears('committing'));
      run.child.kill('SIGKILL');
      await run.end();
      await writeFile(path.join(project.beside, 'fifo'), 'go\n');
      while (await isAlive(git));
      await rm(hook);
      await endsTheSame();
    });
  }
});

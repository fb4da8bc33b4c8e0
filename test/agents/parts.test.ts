import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { agentEnvironment, withoutSecrets } from '../../src/node/agents/agentEnvironment.ts';
import { copyBack } from '../../src/node/agents/copyBack.ts';
import { reasonIn } from '../../src/node/agents/failure.ts';
import { findProgram } from '../../src/node/agents/findProgram.ts';
import { resolvePath } from '../../src/node/agents/resolvePath.ts';
import { hashOf } from '../../src/node/agents/scratchCopy.ts';
import { Watchdog } from '../../src/node/agents/watchdog.ts';
import { Scratch } from '../support/scratch.ts';

describe('parts of a run', () => {
  let scratch: Scratch;
  beforeEach(async () => {
    scratch = await Scratch.create();
  });
  afterEach(() => scratch.remove());

  it('resolve a path to where it really leads', async () => {
    await mkdir(scratch.path('copy/workspace'), { recursive: true });
    await mkdir(scratch.path('outside'));
    await symlink(scratch.path('outside'), scratch.path('copy/workspace/link'));
    await symlink('/nowhere/at/all', scratch.path('copy/workspace/dead'));
    await symlink('../file.md', scratch.path('copy/workspace/file-link.md'));
    const root = scratch.path('copy');
    const inside = async (target: string) => (await resolvePath(root, target)).inside;
    assert.equal(await inside('workspace/new/deep/a.md'), 'workspace/new/deep/a.md');
    assert.equal(await inside(path.join(root, 'workspace/a.md')), 'workspace/a.md');
    assert.equal(await inside('workspace/../a.md'), 'a.md');
    assert.equal(await inside('../a.md'), undefined);
    assert.equal(await inside('/etc/passwd'), undefined);
    assert.equal(await inside('workspace/link/a.md'), undefined);
    assert.equal(await inside('workspace/dead/a.md'), undefined);
    assert.equal((await resolvePath(root, 'workspace/file-link.md')).isLink, true);
  });

  it('bring a file back only where nothing has changed', async () => {
    const root = scratch.root;
    const bytes = Buffer.from('new\n');
    assert.equal(await copyBack(root, { file: 'a/b.md', bytes, before: undefined }), true);
    assert.equal(await copyBack(root, { file: 'a/b.md', bytes, before: undefined }), false);
    assert.equal(await copyBack(root, { file: 'a/b.md', bytes: Buffer.from('newer\n'), before: hashOf(bytes) }), true);
    assert.equal(await copyBack(root, { file: 'a/b.md', bytes, before: hashOf(bytes) }), false);
    await symlink(scratch.path('a/b.md'), scratch.path('a/link.md'));
    assert.equal(await copyBack(root, { file: 'a/link.md', bytes, before: undefined }), false);
    await symlink(scratch.path('a'), scratch.path('linked'));
    assert.equal(await copyBack(root, { file: 'linked/c.md', bytes, before: undefined }), false);
  });

  it('give an agent what it needs and keep secrets out of what it says', () => {
    const env = agentEnvironment(
      { agent: 'writer', ceiling: '/above', project: '/plan', passes: ['GEMINI_'], set: { MODE: 'x' } },
      {
        PATH: ['/plan/node_modules/.bin', '/bin', '/planned/bin'].join(path.delimiter),
        HOME: '/home',
        GEMINI_API_KEY: 'abcdefghij',
        OPENAI_API_KEY: 'k',
        VSCODE_PID: '1',
        CLAUDECODE: '1',
        DATABASE_URL: 'x',
      },
    );
    assert.deepEqual(Object.keys(env).sort(), [
      'GEMINI_API_KEY',
      'GIT_CEILING_DIRECTORIES',
      'GIT_COMMITTER_NAME',
      'GIT_DIR',
      'GIT_TERMINAL_PROMPT',
      'GTM_AGENT',
      'HOME',
      'MODE',
      'PATH',
    ]);
    assert.equal(env.PATH, ['/bin', '/planned/bin'].join(path.delimiter));
    assert.equal(withoutSecrets('key abcdefghij in /home', env), 'key [secret] in /home');
  });

  it('find a program on the PATH, and none in a folder that a project could name', async () => {
    await writeFile(scratch.path('tool'), '#!/bin/sh\n', { mode: 0o755 });
    await writeFile(scratch.path('text'), 'no program', { mode: 0o644 });
    assert.equal(await findProgram('tool', { PATH: scratch.root }), scratch.path('tool'));
    assert.equal(await findProgram('text', { PATH: scratch.root }), undefined);
    assert.equal(await findProgram('tool', { PATH: '.' }), undefined);
  });

  it('tell why a tool could not work', () => {
    assert.equal(reasonIn('401 Unauthorized'), 'sign-in');
    assert.equal(reasonIn('429 RESOURCE_EXHAUSTED'), 'rate-limit');
    assert.equal(reasonIn('connect ECONNREFUSED 127.0.0.1:1'), 'network');
    assert.equal(reasonIn('HTTP 400'), 'configuration');
    assert.equal(reasonIn('The messages are written.'), undefined);
  });

  it('tell of silence, and end it', async () => {
    const told: number[] = [];
    await new Promise<void>((resolve) => {
      const dog = new Watchdog({ tell: 5, end: 40 }, (seconds) => told.push(seconds), resolve);
      dog.heard();
    });
    assert.ok(told.length > 0);
  });
});

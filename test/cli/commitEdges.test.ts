import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { GitRepository } from '../support/gitRepository.ts';
import { type RunResult, runSpawned } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const prose = 'workspace/strategy/gtm-strategy.md';
const personas = 'workspace/strategy/personas';

/** Repositories in every state that people leave them in: a commit works or says what to do, and loses nothing. */
describe('gtm commit in a repository that', function () {
  this.timeout(60_000);
  let repository: GitRepository;

  const gtm = (argv: string[], env: Record<string, string> = {}, cwd = repository.scratch.root): Promise<RunResult> =>
    runSpawned(argv, { cwd, env: { ...repository.env, ...env } });
  const commit = (...argv: string[]) => gtm(['commit', 'gtm-strategy', ...argv]);
  const read = (file: string) => readFile(repository.scratch.path(file), 'utf8');
  const append = async (file: string, text: string) =>
    writeFile(repository.scratch.path(file), `${await read(file).catch(() => '')}${text}`);
  const hook = async (name: string, body: string) => {
    await repository.scratch.write({ [`.git/hooks/${name}`]: `#!/bin/sh\n${body}\n` });
    await chmod(repository.scratch.path('.git/hooks', name), 0o755);
  };
  const committed = async () =>
    (await repository.git('-c', 'core.quotepath=off', 'show', '--name-only', '--format=', 'HEAD'))
      .trim()
      .split('\n')
      .sort();
  const head = () => repository.git('rev-parse', 'HEAD');
  /** Somebody's work in progress: a staged file, one half staged, an untracked one, a staged deletion and a rename. */
  const workInProgress = async () => {
    await append('README.md', 'staged\n');
    await append('workspace/messaging/positioning.md', 'half\n');
    await repository.git('add', '--all');
    await append('workspace/messaging/positioning.md', 'other half\n');
    await append('workspace/notes.txt', 'untracked\n');
    await repository.git('rm', '--quiet', 'workspace/messaging/brand-voice.md');
    await repository.git('mv', 'workspace/messaging/value-props.md', 'workspace/messaging/values.md');
  };
  /** Runs a refused commit and makes sure that nothing has moved. */
  const refused = async (said: RegExp, run: () => Promise<RunResult> = commit) => {
    const before = [await repository.state(), await head()];
    const { code, err } = await run();
    assert.equal(code, 2, err);
    assert.match(err, said);
    assert.doesNotMatch(err, /mistake in gtm/);
    assert.deepEqual([await repository.state(), await head()], before);
    return err;
  };

  beforeEach(async () => {
    repository = await GitRepository.create();
  });
  afterEach(() => repository.remove());

  it('is full of somebody’s work keeps all of it byte for byte', async () => {
    await workInProgress();
    const before = await repository.state();
    await append(prose, '\nOne more thought.\n');
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.deepEqual(await committed(), [prose]);
    const after = await repository.state();
    assert.equal(after.status, before.status);
    assert.equal(after.diff, before.diff);
    const others = (index: string) => index.split('\n').filter((line) => !line.endsWith(prose));
    assert.deepEqual(others(after.index), others(before.index));
  });

  it('has a file marked as to be added takes it whole', async () => {
    await append(`${personas}/new.persona.yaml`, 'kind: persona\ntitle: New\n');
    await repository.git('add', '--intent-to-add', `${personas}/new.persona.yaml`);
    const { out } = await commit();
    assert.match(out, /added {5}workspace\/strategy\/personas\/new\.persona\.yaml/);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('lost an output, and had one renamed, commits both', async () => {
    await rm(repository.scratch.path('workspace/strategy/competitive-analysis.md'));
    await repository.git('mv', `${personas}/sales-director.persona.yaml`, `${personas}/director.persona.yaml`);
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.equal((await committed()).length, 2);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('has a hook that rewrites the file commits what the hook made of it', async () => {
    await hook('pre-commit', `printf '\\nTidy.\\n' >> ${prose} && git add ${prose}`);
    await workInProgress();
    const before = await repository.state();
    await append(prose, '\nUntidy.');
    assert.equal((await commit()).code, 0);
    assert.match(await repository.git('show', `HEAD:${prose}`), /Untidy\.\nTidy\.\n$/);
    assert.equal((await repository.state()).status, before.status);
  });

  it('has a hook that adds a file of its own shows no change afterwards', async () => {
    await hook('pre-commit', 'echo made > made.txt && git add made.txt');
    await append(strategy, '# a note\n');
    assert.equal((await commit()).code, 0);
    assert.deepEqual(await committed(), ['made.txt', strategy]);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('has a hook that adds a file in which somebody has staged something else keeps what is staged', async () => {
    await append('README.md', 'mine\n');
    await repository.git('add', 'README.md');
    await hook('pre-commit', 'echo hook > README.md && git add README.md');
    await append(strategy, '# a note\n');
    assert.equal((await commit()).code, 0);
    assert.match(await repository.git('show', ':README.md'), /mine\n$/);
  });

  it('has a hook that rewrites the message says what the commit is called', async () => {
    await hook('commit-msg', 'sed -i "1s/$/ (MKT-7)/" "$1"');
    await append(strategy, '# a note\n');
    const { out } = await commit('-m', 'add a note');
    assert.match(out, /\[coordinator\] strategy: add a note \(MKT-7\)/);
  });

  it('has a hook that refuses keeps the message, and shows all that the hook said', async () => {
    await workInProgress();
    await hook('commit-msg', 'echo one; echo two >&2; exit 1');
    await append(strategy, '# a note\n');
    const err = await refused(/one[\s\S]*two|two[\s\S]*one/, () => commit('-m', 'add a note'));
    const kept = /The message is kept in (.*)\.\n/.exec(err)?.[1] ?? assert.fail(err);
    assert.match(await readFile(kept, 'utf8'), /^\[coordinator\] strategy: add a note\n/);
  });

  it('signs its commits has this one signed', async () => {
    const key = repository.scratch.path('.git/key');
    const child = spawn('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    await once(child, 'close');
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingkey', key],
      ['commit.gpgsign', 'true'],
    ])
      await repository.git('config', String(name), String(value));
    await append(strategy, '# a note\n');
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.match(await repository.git('cat-file', 'commit', 'HEAD'), /-----BEGIN SSH SIGNATURE-----/);
  });

  it('wants signatures and has no key refuses', async () => {
    await repository.git('config', 'gpg.format', 'ssh');
    await repository.git('config', 'user.signingkey', '/nowhere/key');
    await repository.git('config', 'commit.gpgsign', 'true');
    await append(strategy, '# a note\n');
    await refused(/Git did not take the commit; nothing was changed[\s\S]*\/nowhere\/key/);
  });

  it('is a linked work tree commits on the branch of that work tree', async () => {
    const other = repository.scratch.path('.git/other tree');
    await repository.git('worktree', 'add', '--quiet', '-b', 'other', other);
    const main = await head();
    await writeFile(`${other}/${prose}`, 'A thought in the other tree.\n');
    const { code, err } = await gtm(['commit', 'gtm-strategy'], {}, other);
    assert.equal(code, 0, err);
    assert.equal((await repository.git('log', '-1', '--format=%s', 'other')).slice(0, 13), '[coordinator]');
    assert.equal(await head(), main);
    assert.equal(await repository.git('-C', other, 'status', '--porcelain'), '');
  });

  it('is a submodule commits in it, and leaves the outer one to its people', async () => {
    const outer = await Scratch.create();
    try {
      const git = (...args: string[]) => repository.git('-C', outer.root, ...args);
      await git('init', '--quiet');
      await git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.scratch.root, 'plan');
      await git('commit', '--quiet', '--message', 'Start');
      await writeFile(outer.path('plan', prose), 'A thought in the submodule.\n');
      const { code, err } = await gtm(['commit', 'gtm-strategy'], {}, outer.path('plan'));
      assert.equal(code, 0, err);
      assert.equal(await git('-C', 'plan', 'status', '--porcelain'), '');
      assert.equal(await git('status', '--porcelain'), ' M plan\n');
    } finally {
      await outer.remove();
    }
  });

  it('has an output in a submodule says to commit there first', async () => {
    const inner = await Scratch.create();
    try {
      await inner.write({ 'a.persona.yaml': 'kind: persona\n' });
      for (const args of [
        ['init', '--quiet'],
        ['add', '--all'],
        ['commit', '--quiet', '--message', 'Start'],
      ])
        await repository.git('-C', inner.root, ...args);
      await repository.git('rm', '-r', '--quiet', personas);
      await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, personas);
      await repository.git('commit', '--quiet', '--message', 'Personas elsewhere');
      await append(`${personas}/a.persona.yaml`, 'title: A\n');
      await refused(/workspace\/strategy\/personas is a submodule, a repository of its own\. Commit there first/);
    } finally {
      await inner.remove();
    }
  });

  it('has a detached head commits, and says how to keep it', async () => {
    await repository.git('checkout', '--quiet', '--detach');
    await append(strategy, '# a note\n');
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.match(
      err,
      /HEAD is detached, so [0-9a-f]{10} is on no branch\. Keep it with `git branch <name> [0-9a-f]{10}`/,
    );
  });

  it('ignores an output says so, and by which line', async () => {
    await repository.scratch.write({ '.gitignore': '# ours\nnew*\n' });
    await append(`${personas}/new.persona.yaml`, 'kind: persona\ntitle: New\n');
    const said = /Git ignores workspace\/strategy\/personas\/new\.persona\.yaml by `new\*` in \.gitignore:2/;
    await refused(said);
    await append(strategy, '# a note\n');
    const { code, err } = await commit();
    assert.equal(code, 0);
    assert.match(err, said);
    assert.deepEqual(await committed(), [strategy]);
  });

  it('turns line ends around commits text with those of the repository', async () => {
    await repository.git('config', 'core.autocrlf', 'true');
    const text = `${await read(prose)}\nOne more thought.\n`;
    await writeFile(repository.scratch.path(prose), text.replaceAll('\n', '\r\n'));
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.doesNotMatch(await repository.git('show', `HEAD:${prose}`), /\r/);
    assert.match(await read(prose), /\r\n/);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('differs in line ends only has nothing to commit', async () => {
    await repository.git('config', 'core.autocrlf', 'input');
    await writeFile(repository.scratch.path(prose), (await read(prose)).replaceAll('\n', '\r\n'));
    const { code, err } = await commit();
    assert.equal(code, 2);
    assert.match(err, /Nothing of gtm-strategy has changed|Only line ends or permissions differ/);
  });

  it('takes only safe line ends refuses in words', async () => {
    await repository.git('config', 'core.autocrlf', 'true');
    await repository.git('config', 'core.safecrlf', 'true');
    await append(prose, 'A line.\r\nAnother.\n');
    await refused(/Git did not take the commit; nothing was changed[\s\S]*gtm-strategy\.md/);
  });

  it('has names with umlauts, quotes and stars takes each by its name', async () => {
    const star = `${personas}/grö"ße [*].persona.yaml`;
    await append(star, 'kind: persona\ntitle: Star\n');
    await append('workspace/messaging/größe.md', 'not ours\n');
    const { code, err } = await commit();
    assert.equal(code, 0, err);
    assert.match(
      await repository.git('-c', 'core.quotepath=off', 'status', '--porcelain'),
      /^\?\? workspace\/messaging\/größe\.md\n$/,
    );
    assert.equal((await repository.git('show', '--name-only', '-z', '--format=', 'HEAD')).replace(/\0$/, ''), star);
  });

  it('is left with conflicts by a stash refuses the file that has them', async () => {
    await append(strategy, '# mine\n');
    await repository.git('stash', '--quiet');
    await append(strategy, '# theirs\n');
    await repository.git('commit', '--quiet', '--all', '--message', 'Theirs');
    await repository.git('stash', 'pop', '--quiet').catch(() => {});
    await refused(/gtm\.strategy\.yaml has conflicts\. Choose between the versions/);
  });

  it('is locked for a moment waits for it', async () => {
    const lock = repository.scratch.path('.git/index.lock');
    await append(strategy, '# a note\n');
    await writeFile(lock, '');
    const running = commit();
    await rename(lock, `${lock}.gone`);
    assert.equal((await running).code, 0);
  });

  it('was left locked by a gtm that was killed goes on', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');
    await repository.scratch.write({ '.git/index.lock': `gtm ${child.pid}` });
    await append(strategy, '# a note\n');
    const { code, err } = await commit();
    assert.equal(code, 0, err);
  });

  it('is committed to twice at once loses neither', async () => {
    await append(strategy, '# a note\n');
    await append('workspace/messaging/core.messaging.yaml', '# a note\n');
    const results = await Promise.all([commit(), gtm(['commit', 'core-framework'])]);
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 0],
      results.map(({ err }) => err).join(''),
    );
    assert.equal((await repository.git('rev-list', '--count', 'HEAD')).trim(), '3');
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('is worked in by an agent takes no commit of the agent', async () => {
    await append(strategy, '# a note\n');
    await refused(/coordinator is an agent, and agents do not commit/, () =>
      gtm(['commit', 'gtm-strategy'], { GTM_AGENT: 'coordinator' }),
    );
  });
});

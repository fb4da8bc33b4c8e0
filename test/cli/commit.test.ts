import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { GitRepository } from '../support/gitRepository.ts';
import { type RunResult, runSpawned } from '../support/runGtm.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const prose = 'workspace/strategy/gtm-strategy.md';
const persona = 'workspace/strategy/personas/new-buyer.persona.yaml';

describe('gtm commit', () => {
  let repository: GitRepository;

  const gtm = (...argv: string[]): Promise<RunResult> =>
    runSpawned(argv, { cwd: repository.scratch.root, env: repository.env });
  const append = async (file: string, text: string) => {
    const path = repository.scratch.path(file);
    await writeFile(path, `${await readFile(path, 'utf8').catch(() => '')}${text}`);
  };
  const committedFiles = async () =>
    (await repository.git('show', '--name-only', '--format=', 'HEAD')).trim().split('\n').sort();

  beforeEach(async () => {
    repository = await GitRepository.create();
  });
  afterEach(() => repository.remove());

  it('commits the outputs of a step by the convention, new and changed ones', async () => {
    await append(strategy, '# a note\n');
    await append(persona, 'kind: persona\ntitle: New buyer\n');
    const { code, out, err } = await gtm('commit', 'gtm-strategy');
    assert.equal(code, 0, err);
    assert.match(out, /Committed strategy\/gtm-strategy as [0-9a-f]{10}:/);
    assert.equal(
      (await repository.git('log', '-1', '--format=%s')).trim(),
      '[coordinator] strategy: update go-to-market strategy',
    );
    assert.match(
      await repository.git('log', '-1', '--format=%b'),
      /^Gate strategy\/gtm-strategy: fail \(7 of 10 criteria\)/,
    );
    assert.deepEqual(await committedFiles(), [strategy, persona]);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('leaves everything else exactly as it is, staged and unstaged', async () => {
    await append('README.md', 'staged\n');
    await append('workspace/messaging/positioning.md', 'staged too\n');
    await repository.git('add', '--all');
    await append('README.md', 'not staged\n');
    await append('workspace/notes.txt', 'untracked\n');
    const before = await repository.state();
    await append(prose, '\nOne more thought.\n');
    const { code, err } = await gtm('commit', 'gtm-strategy', '-m', 'add a thought');
    assert.equal(code, 0, err);
    assert.deepEqual(await committedFiles(), [prose]);
    const after = await repository.state();
    assert.equal(after.status, before.status);
    assert.equal(after.diff, before.diff);
    const withoutProse = (index: string) => index.split('\n').filter((line) => !line.endsWith(prose));
    assert.deepEqual(withoutProse(after.index), withoutProse(before.index));
  });

  it('takes a subject, or only a description', async () => {
    await append(strategy, '# a note\n');
    assert.equal((await gtm('commit', 'gtm-strategy', '-m', '[human] budget: move money to search')).code, 0);
    assert.equal((await repository.git('log', '-1', '--format=%s')).trim(), '[human] budget: move money to search');
    await append(strategy, '# another\n');
    assert.equal((await gtm('commit', 'strategy/gtm-strategy', '--action', 'budget', '-m', 'move money back')).code, 0);
    assert.equal((await repository.git('log', '-1', '--format=%s')).trim(), '[coordinator] budget: move money back');
  });

  it('commits a phase step by step', async () => {
    await append(strategy, '# a note\n');
    await append('workspace/messaging/core.messaging.yaml', '# a note\n');
    const { code, out } = await gtm('commit', 'strategy', '--json');
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { commits: unknown[] }).commits.length, 2);
    assert.deepEqual((await repository.git('log', '-2', '--format=%s')).trim().split('\n'), [
      '[brand-messaging] messaging: update messaging framework',
      '[coordinator] strategy: update go-to-market strategy',
    ]);
  });

  it('shows in a dry run what it would do, and does nothing', async () => {
    await append(strategy, '# a note\n');
    const head = await repository.git('rev-parse', 'HEAD');
    const before = await repository.state();
    const { code, out } = await gtm('commit', 'gtm-strategy', '--dry-run', '--json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      step: 'strategy/gtm-strategy',
      agent: 'coordinator',
      subject: '[coordinator] strategy: update go-to-market strategy',
      body: 'Gate strategy/gtm-strategy: pass (10 of 10 criteria)',
      problems: [],
      files: [{ path: strategy, status: 'modified' }],
    });
    assert.equal(await repository.git('rev-parse', 'HEAD'), head);
    assert.deepEqual(await repository.state(), before);
  });

  it('works before the first commit', async () => {
    await repository.remove();
    repository = await GitRepository.create({ commit: false });
    const { code, err } = await gtm('commit', 'core-framework');
    assert.equal(code, 0, err);
    assert.equal(
      (await repository.git('log', '--format=%s')).trim(),
      '[brand-messaging] messaging: define messaging framework',
    );
    assert.match(await repository.git('status', '--porcelain'), /^\?\? README\.md$/m);
  });

  it('works in a project below the top of its repository', async () => {
    await repository.remove();
    repository = await GitRepository.create({ to: 'teams/Süd 1/plan' });
    await append(`teams/Süd 1/plan/${strategy}`, '# a note\n');
    await append('top.txt', 'not ours\n');
    const { code, err } = await runSpawned(['commit', 'gtm-strategy', '--project', 'teams/Süd 1/plan'], {
      cwd: repository.scratch.root,
      env: repository.env,
    });
    assert.equal(code, 0, err);
    assert.deepEqual(
      (await repository.git('-c', 'core.quotepath=off', 'show', '--name-only', '--format=', 'HEAD')).trim(),
      `teams/Süd 1/plan/${strategy}`,
    );
  });

  const refusals: [title: string, prepare: () => Promise<unknown>, argv: string[], said: RegExp][] = [
    ['nothing has changed', async () => {}, ['commit', 'gtm-strategy'], /Nothing of gtm-strategy has changed/],
    ['a step that does not exist', async () => {}, ['commit', 'gtm-strateg'], /Did you mean gtm-strategy\?/],
    ['a step of several phases', async () => {}, ['commit', 'demand-gen'], /is a step of several phases/],
    [
      'an agent that does not exist',
      () => append(strategy, '# x\n'),
      ['commit', 'gtm-strategy', '-m', '[cordinator] strategy: x'],
      /Did you mean `coordinator`\?/,
    ],
    [
      'a subject that is too long',
      () => append(strategy, '# x\n'),
      ['commit', 'gtm-strategy', '-m', `[coordinator] strategy: ${'x'.repeat(90)}`],
      /at most 100/,
    ],
    [
      'a partly staged output',
      async () => {
        await append(strategy, '# staged\n');
        await repository.git('add', strategy);
        await append(strategy, '# not staged\n');
      },
      ['commit', 'gtm-strategy'],
      /gtm\.strategy\.yaml is partly staged/,
    ],
    [
      'a hook that refuses',
      async () => {
        await append(strategy, '# x\n');
        await repository.scratch.write({ '.git/hooks/pre-commit': '#!/bin/sh\necho "the hook says no" >&2\nexit 1\n' });
        await (await import('node:fs/promises')).chmod(repository.scratch.path('.git/hooks/pre-commit'), 0o755);
      },
      ['commit', 'gtm-strategy'],
      /the hook says no[\s\S]*The message is kept in .*GTM_COMMIT_MSG/,
    ],
    [
      'no identity',
      async () => {
        await append(strategy, '# x\n');
        await repository.scratch.write({ '.gitconfig-global': '[user]\n\tuseConfigOnly = true\n' });
      },
      ['commit', 'gtm-strategy'],
      /Git does not know who you are/,
    ],
    [
      'a lock that was left behind',
      async () => {
        await append(strategy, '# x\n');
        await repository.scratch.write({ '.git/index.lock': '' });
      },
      ['commit', 'gtm-strategy'],
      /Another git process is at work, or one was killed/,
    ],
    [
      'a merge in progress',
      async () => {
        await append(strategy, '# x\n');
        await repository.scratch.write({ '.git/MERGE_HEAD': await repository.git('rev-parse', 'HEAD') });
      },
      ['commit', 'gtm-strategy'],
      /A merge is in progress/,
    ],
  ];
  for (const [title, prepare, argv, said] of refusals) {
    it(`refuses ${title}, and changes nothing`, async () => {
      await prepare();
      const head = await repository.git('rev-parse', 'HEAD');
      const staged = await repository.git('diff', '--cached').catch(() => '');
      const { code, err } = await gtm(...argv);
      assert.equal(code, 2);
      assert.match(err, said);
      assert.equal(await repository.git('rev-parse', 'HEAD'), head);
      assert.equal(await repository.git('diff', '--cached').catch(() => ''), staged);
    });
  }
});

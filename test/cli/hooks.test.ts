import assert from 'node:assert/strict';
import { chmod, readFile, symlink, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { GitRepository } from '../support/gitRepository.ts';
import { inRepository } from '../support/scratch.ts';

interface Hook {
  id: string;
  entry: string;
  stages: string[];
  pass_filenames?: boolean;
}

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** What `.pre-commit-hooks.yaml` and docs/git.md offer, run by git itself. */
describe('hooks', () => {
  let repository: GitRepository;
  let hooks: readonly Hook[];
  let env: Record<string, string>;

  /** Git with `gtm` on its path. Gives what was printed on standard error when it refuses, else undefined. */
  const refusal = async (...args: string[]): Promise<string | undefined> =>
    repository.git(...args).then(
      () => undefined,
      (error: { stderr: string }) => error.stderr,
    );
  const install = async (name: string, line: string) => {
    await repository.scratch.write({ [`.git/hooks/${name}`]: `#!/bin/sh\n${line}\n` });
    await chmod(repository.scratch.path(`.git/hooks/${name}`), 0o755);
  };
  const entryOf = (id: string) => hooks.find((hook) => hook.id === id)?.entry ?? assert.fail(id);
  const edit = async (file: string, change: (text: string) => string) => {
    const path = repository.scratch.path(file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    await repository.git('add', file);
  };

  before(async () => {
    hooks = parse(await readFile(inRepository('.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
  });
  beforeEach(async () => {
    repository = await GitRepository.create();
    await repository.scratch.write({
      'tools/gtm': `#!/bin/sh\nexec '${process.execPath}' '${inRepository('dist/gtm.mjs')}' "$@"\n`,
    });
    await chmod(repository.scratch.path('tools/gtm'), 0o755);
    env = repository.env;
    env.PATH = `${repository.scratch.path('tools')}:${process.env.PATH}`;
  });
  afterEach(() => repository.remove());

  it('have entries that a shell can start, each in the stages that fit it', () => {
    assert.deepEqual(
      hooks.map(({ id, entry, stages }) => [id, entry, stages[0]]),
      [
        ['gtm-check', 'gtm check', 'pre-commit'],
        ['gtm-commit-msg', 'gtm commit-msg', 'commit-msg'],
        ['gtm-gate', 'gtm gate', 'pre-push'],
      ],
    );
    // Only the message hook gets a file: the others look at the whole plan.
    for (const { id, pass_filenames } of hooks) assert.equal(pass_filenames ?? true, id === 'gtm-commit-msg');
  });

  it('refuse a commit of a plan with an error, and let a good one through', async () => {
    await install('pre-commit', `exec ${entryOf('gtm-check')}`);
    await edit(persona, (text) => `${text}sahre: 3\n`);
    assert.notEqual(await refusal('commit', '-m', 'x'), undefined);
    await edit(persona, (text) => text.replace('sahre: 3\n', ''));
    await edit(strategy, (text) => `${text}# a note\n`);
    assert.equal(await refusal('commit', '-m', 'x'), undefined);
  });

  it('refuse a subject against the convention where the commit touches the plan', async () => {
    await install('commit-msg', `exec ${entryOf('gtm-commit-msg')} "$1"`);
    await edit(strategy, (text) => `${text}# a note\n`);
    assert.match(
      (await refusal('commit', '-m', 'stuff')) ?? '',
      /does not follow `\[agent\] action: brief description`/,
    );
    assert.match(
      (await refusal('commit', '-m', '[cordinator] strategy: add a note')) ?? '',
      /Did you mean `coordinator`/,
    );
    assert.equal(await refusal('commit', '-m', '[coordinator] strategy: add a note'), undefined);
  });

  it('work from a folder of hooks with npx, as docs/git.md has it', async () => {
    const page = await readFile(inRepository('docs/git.md'), 'utf8');
    const hook = /```sh\n(#!\/bin\/sh\nexec npx [^\n]*commit-msg "\$1"\n)```/.exec(page)?.[1] ?? assert.fail('no hook');
    await repository.scratch.write({ '.githooks/commit-msg': hook, 'node_modules/.bin/x': '', 'package.json': '{}' });
    await chmod(repository.scratch.path('.githooks/commit-msg'), 0o755);
    await symlink(repository.scratch.path('tools/gtm'), repository.scratch.path('node_modules/.bin/gtm'));
    await repository.git('config', 'core.hooksPath', '.githooks');
    await edit(strategy, (text) => `${text}# a note\n`);
    assert.match((await refusal('commit', '-m', 'stuff')) ?? '', /does not follow/);
    assert.equal(await refusal('commit', '-m', '[coordinator] strategy: add a note'), undefined);
  });

  it('keep a plan whose gates do not pass from being pushed', async () => {
    await install('pre-push', `exec ${entryOf('gtm-gate')} strategy`);
    await repository.git('init', '--quiet', '--bare', 'there.git');
    await repository.git('remote', 'add', 'origin', 'there.git');
    assert.equal(await refusal('push', '--quiet', 'origin', 'HEAD'), undefined);
    await edit(persona, (text) => text.replace(/^objections:\n(?:[ #].*\n)*/m, ''));
    await repository.git('commit', '-m', 'Break it');
    assert.notEqual(await refusal('push', '--quiet', 'origin', 'HEAD'), undefined);
  });
});

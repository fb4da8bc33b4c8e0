import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { GitRepository } from '../support/gitRepository.ts';
import { type RunResult, runSpawned } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

describe('branches and pull requests', function () {
  this.timeout(60_000);
  let repository: GitRepository;

  const gtm = (argv: string[], env: Record<string, string> = {}): Promise<RunResult> =>
    runSpawned(argv, { cwd: repository.scratch.root, env: { ...repository.env, ...env } });
  const git = (...args: string[]) => repository.git(...args);
  const edit = async (file: string, change: (text: string) => string) => {
    const path = repository.scratch.path(file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const breakPersona = () => edit(persona, (text) => text.replace(/^objections:\n(?:[ #].*\n)*/m, ''));
  const save = (message: string) => git('commit', '--quiet', '--all', '--message', message);
  const branch = async () => (await git('branch', '--show-current')).trim();
  const refused = async (said: RegExp, argv: string[], env: Record<string, string> = {}) => {
    const before = [await repository.state(), await branch(), await git('for-each-ref'), await git('worktree', 'list')];
    const { code, err } = await gtm(argv, env);
    assert.equal(code, 2, err);
    assert.match(err, said);
    assert.doesNotMatch(err, /mistake in gtm/);
    const after = [await repository.state(), await branch(), await git('for-each-ref'), await git('worktree', 'list')];
    assert.deepEqual(after, before);
  };

  beforeEach(async () => {
    repository = await GitRepository.create();
  });
  afterEach(() => repository.remove());

  describe('gtm branch', () => {
    it('starts the branch of a phase once the phases before have passed on the base branch', async () => {
      const { code, out, err } = await gtm(['branch', 'pipeline-building']);
      assert.equal(code, 0, err);
      assert.equal(out, 'Started gtm/phase-2-pipeline-building from main.\n');
      assert.equal(await branch(), 'gtm/phase-2-pipeline-building');
      assert.equal((await git('worktree', 'list')).trim().split('\n').length, 1);
    });

    it('does not while a gate fails there, whatever stands in the work tree', async () => {
      await breakPersona();
      await save('Break it');
      // Mended, but not merged.
      await git('checkout', 'HEAD~', '--', persona);
      await refused(
        /gtm\/phase-2-pipeline-building begins once the phases before have passed on main \([0-9a-f]{10}\)\. Not yet:\n {2}strategy\/gtm-strategy: fail, Every persona has pains, triggers and objections/,
        ['branch', 'pipeline-building'],
      );
    });

    it('asks what the gate says and not who merged: a squash is as good as a merge', async () => {
      await breakPersona();
      await save('Break it');
      await git('switch', '--quiet', '--create', 'work');
      await git('checkout', 'HEAD~', '--', persona);
      await save('Mend it');
      await refused(/Not yet/, ['branch', '2']);
      await git('switch', '--quiet', 'main');
      await git('merge', '--quiet', '--squash', 'work');
      await save('Mend it, squashed');
      assert.equal((await gtm(['branch', '2'])).code, 0);
    });

    it('looks at the remote where that is further on', async () => {
      const there = await Scratch.create();
      try {
        await breakPersona();
        await save('Break it');
        await git('clone', '--quiet', '--bare', '.', there.root);
        await git('remote', 'add', 'origin', there.root);
        await git('checkout', 'HEAD~', '--', persona);
        await save('Mend it');
        await git('push', '--quiet', 'origin', 'main');
        await git('reset', '--quiet', '--hard', 'HEAD~');
        const { out, err } = await gtm(['branch', '2']);
        assert.equal(out, 'Started gtm/phase-2-pipeline-building from origin/main.\n', err);
        assert.equal(await git('config', '--get', 'branch.gtm/phase-2-pipeline-building.merge').catch(() => ''), '');
      } finally {
        await there.remove();
      }
    });

    it('leaves work that is not committed as it is', async () => {
      await edit(strategy, (text) => `${text}# staged\n`);
      await git('add', '--all');
      await edit(strategy, (text) => `${text}# not staged\n`);
      await repository.scratch.write({ 'workspace/notes.txt': 'untracked\n' });
      const before = await repository.state();
      assert.equal((await gtm(['branch', 'campaigns/spring'])).code, 0);
      assert.equal(await branch(), 'gtm/campaigns/spring');
      assert.deepEqual(await repository.state(), before);
    });

    it('refuses where that work would be overwritten, and loses nothing', async () => {
      await git('switch', '--quiet', '--create', 'work');
      await edit(strategy, (text) => `${text}# on the branch\n`);
      await save('Change it');
      await edit(strategy, (text) => `${text}# not committed\n`);
      await refused(/Git did not start gtm\/campaigns\/spring; nothing was changed/, ['branch', 'campaigns/spring']);
    });

    it('shows in a dry run what it would do', async () => {
      const before = [await repository.state(), await git('for-each-ref')];
      const { out } = await gtm(['branch', 'strategy/Prices', '--dry-run', '--json']);
      assert.match(JSON.parse(out).branch, /^gtm\/strategy\/\d{4}-\d\d-\d\d-prices$/);
      assert.deepEqual([await repository.state(), await git('for-each-ref')], before);
    });

    it('runs no hook of the person for looking at the base branch', async () => {
      await repository.scratch.write({ '.git/hooks/post-checkout': '#!/bin/sh\necho ran >> "$0.log"\n' });
      await chmod(repository.scratch.path('.git/hooks/post-checkout'), 0o755);
      await gtm(['branch', '2', '--dry-run']);
      await assert.rejects(readFile(repository.scratch.path('.git/hooks/post-checkout.log')));
    });

    it('says what to do with a branch that exists, no base branch, no plan on it, a merge in progress, and for agents', async () => {
      await git('branch', 'gtm/campaigns/spring');
      await refused(/exists already\. Go there with `git switch gtm\/campaigns\/spring`/, [
        'branch',
        'campaigns/spring',
      ]);
      await refused(/There is no branch trunk/, ['branch', '2', '--base', 'trunk']);
      await refused(/is an agent, and people decide/, ['branch', '2'], { GTM_AGENT: 'coordinator' });
      await git('switch', '--quiet', '--orphan', 'empty');
      await git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
      await git('switch', '--quiet', 'main');
      await refused(/There is no marketing\.yaml on empty\. Merge the plan into it first/, [
        'branch',
        '2',
        '--base',
        'empty',
      ]);
      await repository.scratch.write({ '.git/MERGE_HEAD': await git('rev-parse', 'HEAD') });
      await refused(/A merge is in progress/, ['branch', '2']);
    });
  });

  describe('gtm pr', () => {
    const fakeGh = async (open = '') => {
      await repository.scratch.write({
        '.git/bin/gh': `#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  'pr list') printf '%s' '${open}' ;;
  'pr create') while [ "$1" != --body-file ]; do shift; done; cp "$2" "$GH_LOG.body"; echo https://github.com/acme/plan/pull/1 ;;
  'pr edit') cp "$5" "$GH_LOG.body" ;;
esac
`,
      });
      await chmod(repository.scratch.path('.git/bin/gh'), 0o755);
      return {
        PATH: `${repository.scratch.path('.git/bin')}:${process.env.PATH}`,
        GH_LOG: repository.scratch.path('.git/gh.log'),
      };
    };
    const asked = async () => (await readFile(repository.scratch.path('.git/gh.log'), 'utf8')).trim().split('\n');
    /** A path on which there is git and no gh. */
    const start = async () => {
      await git('switch', '--quiet', '--create', 'gtm/phase-1-strategy');
      await edit(strategy, (text) => `${text}# a note\n`);
      await save('[coordinator] strategy: add a note');
    };

    it('gives title, text and address where there is no gh', async () => {
      await start();
      await git('remote', 'add', 'origin', 'git@github.com:acme/plan.git');
      const { code, out, err } = await gtm(['pr', 'strategy', '--dry-run']);
      assert.equal(code, 0, err);
      assert.match(
        out,
        /^Open it here: https:\/\/github\.com\/acme\/plan\/compare\/main\.\.\.gtm\/phase-1-strategy\?expand=1\n/,
      );
      assert.match(
        out,
        /\n\[human\] plan: complete phase 1, strategy and foundation\n\n## Acme CRM: 3 of 3 gates pass/,
      );
      assert.match(
        out,
        /### Deliverables\n\n- changed `workspace\/strategy\/gtm\.strategy\.yaml`\n\nOpen findings in these files: 0 errors, 0 warnings\./,
      );
    });

    it('has a title that the convention takes', async () => {
      await start();
      const { title } = JSON.parse((await gtm(['pr', '1', '--dry-run', '--json'])).out);
      const checked = await runSpawned(['commit-msg', '--always', '-'], {
        cwd: repository.scratch.root,
        env: repository.env,
        stdin: title,
      });
      assert.deepEqual(checked, { code: 0, out: '', err: '' });
    });

    it('opens it with gh once it is pushed, and brings it up to date after that', async () => {
      const there = await Scratch.create();
      try {
        await git('clone', '--quiet', '--bare', '.', there.root);
        await git('remote', 'add', 'origin', there.root);
        await git('fetch', '--quiet');
        await start();
        const env = await fakeGh();
        await refused(
          /is not pushed, or not all of it\. Run `git push -u origin gtm\/phase-1-strategy`, or add --push/,
          ['pr', 'strategy'],
          env,
        );
        const { code, out, err } = await gtm(['pr', 'strategy', '--push'], env);
        assert.equal(code, 0, err);
        assert.equal(out, 'https://github.com/acme/plan/pull/1\n');
        assert.match(
          (await asked()).at(-1) ?? '',
          /^pr create --base main --head gtm\/phase-1-strategy --title \[human\] plan: complete phase 1, strategy and foundation --body-file \S.*body\.md$/,
        );
        assert.match(await readFile(`${env.GH_LOG}.body`, 'utf8'), /^## Acme CRM: 3 of 3 gates pass/);
        assert.equal((await git('ls-remote', 'origin', 'gtm/phase-1-strategy')).length > 0, true);
        const again = await gtm(['pr', 'strategy'], await fakeGh('https://github.com/acme/plan/pull/1'));
        assert.equal(again.code, 0, again.err);
        assert.match((await asked()).at(-1) ?? '', /^pr edit https:\/\/github\.com\/acme\/plan\/pull\/1 --body-file /);
      } finally {
        await there.remove();
      }
    });

    it('opens a draft while a gate does not pass, and says what is open', async () => {
      await start();
      await breakPersona();
      await save('Break it');
      const report = JSON.parse((await gtm(['pr', 'strategy', '--dry-run', '--json'])).out);
      assert.equal(report.draft, true);
      assert.match(
        report.body,
        /2 of 3 gates pass[\s\S]*### What to mend[\s\S]*Open findings in these files: 0 errors, 1 warning\./,
      );
    });

    it('says what to do on the base branch, with a detached head, without a change, and for what is no phase', async () => {
      await refused(/This is main itself\. Start a branch with `gtm branch <phase>`/, ['pr', 'strategy']);
      await git('switch', '--quiet', '--create', 'gtm/phase-1-strategy');
      await refused(/changes nothing that main does not have/, ['pr', 'strategy']);
      await refused(/campaigns\/spring is no phase/, ['pr', 'campaigns/spring']);
      await git('checkout', '--quiet', '--detach');
      await refused(/HEAD is detached/, ['pr', 'strategy']);
    });
  });

  describe('gtm log', () => {
    const commit = (subject: string) =>
      git('commit', '--quiet', '--allow-empty-message', '--all', '--message', subject);
    beforeEach(async () => {
      for (const subject of [
        '[coordinator] strategy: set the goals',
        '[demand-generation] campaign: plan the spring',
        'Tidy up',
      ]) {
        await edit(strategy, (text) => `${text}# ${subject}\n`);
        await commit(subject);
      }
    });

    it('shows each agent’s commits, by whatever name, and counts the others', async () => {
      const { code, out, err } = await gtm(['log']);
      assert.equal(code, 0, err);
      assert.match(
        out,
        /^Demand generation {2}demand-gen, 1 commit\n {2}\d{4}-\d\d-\d\d {2}[0-9a-f]{8} {2}campaign {2}plan the spring {2}Test Person\n/,
      );
      assert.match(out, /\n\nCoordinator {2}coordinator, 1 commit\n/);
      assert.match(out, /\n\n2 more commits without the convention\.\n$/);
    });

    it('shows one agent, as data too', async () => {
      const { out } = await gtm(['log', '--agent', 'demand-generation', '--json']);
      const { agents, others } = JSON.parse(out);
      assert.deepEqual(
        agents.map(({ agent, commits }: { agent: string; commits: unknown[] }) => [agent, commits.length]),
        [['demand-gen', 1]],
      );
      assert.deepEqual(others, []);
      assert.match(
        (await gtm(['log', '--agent', 'cordinator'])).err,
        /There is no agent cordinator\. Did you mean coordinator\?/,
      );
    });

    it('leaves out what does not touch the plan, and says when there is nothing', async () => {
      await repository.remove();
      repository = await GitRepository.create({ to: 'plan', commit: false });
      const log = () => gtm(['log', '--project', 'plan']);
      assert.equal((await log()).out, 'No commit touches the plan yet.\n');
      await repository.scratch.write({ 'other.txt': 'x' });
      await git('add', 'other.txt');
      await commit('[coordinator] strategy: something else');
      assert.equal((await log()).out, 'No commit touches the plan yet.\n');
    });
  });
});

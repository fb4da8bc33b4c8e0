import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AgentProject } from '../support/agents/agentProject.ts';
import type { Act, Script } from '../support/agents/script.ts';

const step = 'strategy/core-framework';
const script = (...acts: Act[]): Script => ({ [step]: [acts] });

/** Every way out that was seen with a real tool, asked for politely, insisted on, and taken without asking. */
const escapes: [name: string, target: string, reason: RegExp][] = [
  ['beside the content folders', 'notes.md', /not among the files/],
  ['outside the project', '../outside.md', /leads outside/],
  ['far outside the project', '../../../../gtm-escape.md', /leads outside/],
  ['by dots', 'workspace/messaging/../../notes2.md', /not among the files/],
  ['through a link to a folder', 'workspace/messaging/link/escaped.md', /leads outside|is a link/],
  ['into a git hook', '.git/hooks/pre-commit', /git’s own/],
  ['into the git settings', '.git/config', /git’s own/],
  ['into the project file', 'marketing.yaml', /for people/],
  ['into a playbook', 'workspace/messaging/gtm.playbook.yaml', /is the playbook/],
  ['into an approval', 'workspace/approvals/strategy/a.md', /only people make/],
  ['into a waiver', 'workspace/waivers/a.md', /only people make/],
  ['into the files of another role', 'workspace/strategy/gtm.strategy.yaml', /belongs to Coordinator/],
  ['into a decision', 'workspace/strategy/decisions/d.md', /belongs to Coordinator/],
  ['into a role', '.claude/agents/coordinator.md', /tools of the team/],
  ['into the settings of an editor', '.vscode/tasks.json', /tools of the team/],
  ['into what agents read', 'AGENTS.md', /tells agents/],
];

describe('an agent that reaches for what is not its own', function () {
  this.timeout(240_000);
  let project: AgentProject;
  let before: { index: string; status: string; diff: string };
  beforeEach(async () => {
    project = await AgentProject.create();
    await project.have('strategy/gtm-strategy');
    before = await project.repository.state();
  });
  afterEach(() => project.remove());

  const unchanged = async () => {
    const after = await project.repository.state();
    assert.equal(after.diff, before.diff);
    assert.equal(after.index, before.index);
    assert.deepEqual(await project.scratches(), []);
    assert.ok(!existsSync(path.join(project.root, '../outside.md')));
    assert.ok(!existsSync(path.join(project.root, 'notes.md')));
    assert.ok(!existsSync(path.join(project.root, 'notes2.md')));
    assert.ok(!existsSync(project.path('.git/hooks/pre-commit')));
  };

  it('is refused each of them, and gets nothing into the project however it tries', async () => {
    const outside = path.join(project.beside, 'outside');
    await mkdir(outside);
    const link: Act = { link: 'workspace/messaging/link', to: outside };
    const asked = escapes.map(([, target]): Act => ({ write: target }));
    const insisted = escapes
      // What lies outside its copy is not held back by us but by the tool's own limits.
      .filter(([, target]) => !target.startsWith('..'))
      .map(([, target]): Act => ({ write: target, content: 'kind: approval\n', insist: true }));
    const { code, events, result } = await project.run(
      ['core-framework', '--turns', '1'],
      script(link, ...asked, ...insisted),
    );
    assert.equal(code, 1);
    const refused = events.filter((event) => event.type === 'refused');
    for (const [index, [name, , reason]] of escapes.entries())
      assert.match((refused[index] as { reason?: string } | undefined)?.reason ?? '', reason, name);
    assert.equal(refused.length, asked.length + insisted.length);
    assert.equal(events.filter((event) => event.type === 'allowed').length, 0);
    assert.equal(result.outcome, 'refused');
    assert.deepEqual(result.files, []);
    await unchanged();
    assert.equal(await project.status(), '');
  });

  it('is refused a shell and a deletion', async () => {
    const acts: Act[] = [
      { shell: 'rm -rf ../..' },
      { shell: 'git commit -am x # gtm validate' },
      { delete: 'workspace/messaging/x.md' },
    ];
    const { events } = await project.run(['core-framework', '--turns', '1'], script(...acts));
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'refused' ? [event.reason] : [])),
      ['could change anything', 'could change anything', 'could change anything'],
    );
    await unchanged();
  });

  it('finds no repository from its copy, so that it cannot commit', async () => {
    const head = await project.repository.git('rev-parse', 'HEAD');
    const { events, result } = await project.run(
      ['core-framework', '--turns', '1'],
      script(
        { sneak: 'workspace/messaging/brand-voice.md', content: '# Voice\n' },
        { run: 'git', args: ['add', '--all'] },
        { run: 'git', args: ['commit', '--message', 'mine'] },
      ),
    );
    const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
    assert.equal(said.length, 2);
    for (const text of said) assert.match(text, /not a git repository/);
    assert.equal(result.outcome, 'incomplete');
    assert.equal(await project.repository.git('rev-parse', 'HEAD'), head);
    assert.equal((await project.repository.state()).index, before.index);
  });

  it('cannot commit to the project by its path either', async () => {
    const head = await project.repository.git('rev-parse', 'HEAD');
    const git = (...args: string[]): Act => ({ run: 'git', args: ['-C', project.root, ...args] });
    const { events } = await project.run(
      ['core-framework', '--turns', '1'],
      script(
        git('commit', '--allow-empty', '--message', 'mine'),
        git('--git-dir', project.path('.git'), 'commit', '--allow-empty', '--no-verify', '--message', 'mine'),
      ),
    );
    const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
    assert.match(said[0] ?? '', /not a git repository/);
    assert.match(said[1] ?? '', /empty ident name/);
    assert.equal(await project.repository.git('rev-parse', 'HEAD'), head);
    assert.equal((await project.repository.state()).index, before.index);
  });

  /** What an agent does that strips off its environment. A person could have done it as well, so nobody is blamed. */
  const breakouts: [name: string, acts: (root: string) => Act[], told: RegExp][] = [
    [
      'a commit',
      (root) => [{ sneak: path.join(root, 'workspace/x.md') }, free(root, 'add', 'workspace/x.md'), rogue(root)],
      /No run made the commit ([0-9a-f]{10}) \(Rogue: mine\)\. `git show \1` shows it, and `git revert \1` takes it back\./,
    ],
    [
      'a commit that it takes off the branch',
      (root) => [free(root, 'update-ref', 'refs/heads/main', 'HEAD~1')],
      /The branch no longer holds ([0-9a-f]{10}) \(Test Person: Have\)\. `git branch rescue \1` keeps what it held\./,
    ],
    [
      'another branch',
      (root) => [free(root, 'checkout', '--quiet', '-b', 'other')],
      /The branch was main when the step began and is other now\./,
    ],
    [
      'a project file of its own',
      (root) => [
        {
          run: 'sh',
          args: ['-c', 'echo "# less" >> "$0"; echo "# less" >> marketing.yaml', path.join(root, 'marketing.yaml')],
        },
      ],
      /marketing\.yaml decides on gates and was changed\./,
    ],
    [
      'a waiver of its own',
      (root) =>
        [root, '.'].map((folder) => ({
          sneak: path.join(folder, 'workspace/waivers/strategy/mine.md'),
          content: '---\nkind: waiver\n---\n',
        })),
      /workspace\/waivers\/strategy\/mine\.md decides on gates and was changed\./,
    ],
  ];
  const free = (root: string, ...args: string[]): Act => ({
    run: 'env',
    args: ['-u', 'GIT_DIR', '-u', 'GIT_COMMITTER_NAME', 'git', '-C', root, ...args],
  });
  const rogue = (root: string) =>
    free(root, '-c', 'user.name=Rogue', '-c', 'user.email=r@x.example', 'commit', '--quiet', '--message', 'mine');

  for (const [name, acts, told] of breakouts) {
    it(`is told of, and nothing is committed on top of it, when it breaks out and makes ${name}`, async () => {
      const { code, result } = await project.run(
        ['core-framework'],
        script(...(await AgentProject.outputs(step)), ...acts(project.root)),
      );
      assert.equal(code, 1);
      assert.equal(result.outcome, 'incomplete');
      assert.match(result.message, told);
      assert.match(
        result.message,
        /If that was you, run `gtm commit core-framework`\.(?: workspace\/x\.md is not as it was, and no run wrote it\. [^.]+\.)?$/,
      );
      assert.ok(!(await project.subjects()).some((subject) => subject.startsWith('[')));
      assert.ok(existsSync(project.path('workspace/messaging/core.messaging.yaml')));
    });
  }

  it('reads its copy of the project, and nothing beside it', async () => {
    const secret = path.join(project.beside, 'secret.txt');
    await writeFile(secret, 'mine\n');
    const acts: Act[] = [
      { read: 'workspace/strategy/gtm-strategy.md' },
      { read: secret },
      { read: '../../other/project/marketing.yaml' },
      { link: 'workspace/messaging/link.md', to: secret },
      { read: 'workspace/messaging/link.md' },
    ];
    const { events } = await project.run(['core-framework', '--turns', '1'], script(...acts));
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'allowed' ? event.files : [])),
      ['workspace/strategy/gtm-strategy.md'],
    );
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'refused' ? [event.reason] : [])),
      ['lies outside the project', 'lies outside the project', 'is a link, and could lead anywhere'],
    );
  });

  it('keeps a good deliverable and leaves the rest behind', async () => {
    const acts = [
      ...(await AgentProject.outputs(step)),
      { sneak: 'marketing.yaml', content: 'kind: project\n' },
      { sneak: 'workspace/strategy/gtm.strategy.yaml', content: 'x' },
      { remove: 'workspace/strategy/gtm-strategy.md' },
    ] as Act[];
    // Judged in its own copy, a plan without its strategy does not pass; a second turn puts that right.
    const { code, result } = await project.run(['core-framework', '--turns', '1'], script(...acts));
    assert.equal(code, 1);
    assert.equal(result.outcome, 'incomplete');
    assert.deepEqual(result.strays.map(({ file }) => file).sort(), [
      'marketing.yaml',
      'workspace/strategy/gtm-strategy.md',
      'workspace/strategy/gtm.strategy.yaml',
    ]);
    assert.equal(
      (await project.repository.git('diff', '--stat', '--', 'marketing.yaml', 'workspace/strategy')).trim(),
      '',
    );
    assert.deepEqual(await project.subjects(), ['Have', 'Start']);
  });

  it('cannot pass an approval off as a deliverable', async () => {
    const forged = '---\nkind: approval\nid: a\ntitle: A\ngate: strategy\n---\n';
    const { result } = await project.run(
      ['core-framework', '--turns', '1'],
      script({ write: 'workspace/messaging/positioning.md', content: forged }),
    );
    assert.deepEqual(result.files, []);
    assert.match(result.strays[0]?.reason ?? '', /kind approval, which only people write/);
    assert.ok(!existsSync(project.path('workspace/messaging/positioning.md')));
  });

  it('brings no link into the project, and does not write through one that is there', async () => {
    const outside = path.join(project.beside, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'voice.md'), 'mine\n');
    await mkdir(project.path('workspace/messaging'), { recursive: true });
    await symlink(path.join(outside, 'voice.md'), project.path('workspace/messaging/brand-voice.md'));
    const acts = [
      ...(await AgentProject.outputs(step)).filter((act) => !('write' in act && act.write.endsWith('value-props.md'))),
      { link: 'workspace/messaging/value-props.md', to: '/etc/hostname' },
    ] as Act[];
    const { result } = await project.run(['core-framework', '--turns', '1'], script(...acts));
    assert.equal(result.outcome, 'incomplete');
    assert.match(result.message, /brand-voice\.md meanwhile/);
    assert.equal(await readFile(path.join(outside, 'voice.md'), 'utf8'), 'mine\n');
    assert.ok(!existsSync(project.path('workspace/messaging/value-props.md')));
  });

  it('is turned away when git’s settings or hooks change while it works', async () => {
    const acts = [
      ...(await AgentProject.outputs(step)),
      { sneak: project.path('.git/hooks/post-commit'), content: '#!/bin/sh\n' },
    ] as Act[];
    const { code, result } = await project.run(['core-framework'], script(...acts));
    assert.equal(code, 1);
    assert.equal(result.outcome, 'refused');
    assert.match(result.message, /post-commit is git’s own/);
    assert.deepEqual(await project.subjects(), ['Have', 'Start']);
    assert.ok(!existsSync(project.path('workspace/messaging/core.messaging.yaml')));
  });

  it('sees no secret that is not meant for it, and no variable of the editor', async () => {
    const extra = {
      AWS_SECRET_ACCESS_KEY: 'abcdef0123456789',
      NPM_TOKEN: 'npm_0123456789',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--no-warnings',
      CLAUDECODE: '1',
    };
    const { events } = await project.run(['core-framework', '--turns', '1'], script({ environment: true }), extra);
    const said = events.flatMap((event) => (event.type === 'say' ? [event.text] : [])).join('');
    for (const name of Object.keys(extra)) assert.ok(!said.includes(`${name}=`), name);
    assert.match(said, /^PATH=/m);
    assert.match(said, /^GTM_AGENT=brand-messaging$/m);
    assert.match(said, /^GIT_CEILING_DIRECTORIES=/m);
  });

  it('cannot approve anything itself', async () => {
    const { runSpawnedSource } = await import('../support/agents/runSource.ts');
    const { code, err } = await runSpawnedSource(['approve', 'strategy'], {
      cwd: project.root,
      env: { ...project.repository.env, GTM_AGENT: 'brand-messaging' },
    });
    assert.equal(code, 2);
    assert.match(err, /only people approve and waive/);
  });
});

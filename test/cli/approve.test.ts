import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { canonicalText } from '../../src/core/records/canonical.ts';
import { runProcess } from '../../src/node/process.ts';
import { ApprovalProject, dana, gitAt, helen, mallory, marketing, planFiles } from '../support/approvalProject.ts';
import { runInProcess } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const approval = 'plan/brief/approval';
const folder = 'workspace/approvals/plan-brief';
const brief = 'workspace/brief/first.md';

describe('gtm approve', function () {
  // Each case works in a real repository, with several commits.
  this.timeout(60_000);

  let project: ApprovalProject;
  const others: { remove(): Promise<void> }[] = [];

  beforeEach(async () => {
    project = await ApprovalProject.create();
  });
  afterEach(async () => {
    await project.remove();
    for (const other of others.splice(0)) await other.remove();
  });

  const approve = (...args: string[]) => project.ok('approve', 'plan/brief', '--commit', ...args);
  const record = async () => (await project.records(folder))[0] as string;

  it('records an approval that passes once its approver has committed it', async () => {
    assert.deepEqual(await project.judge(approval), {
      status: 'pending',
      said: 'Nobody has approved this yet. An approver runs `gtm approve plan/brief`.',
      code: 1,
    });
    const { out } = await project.ok('approve', 'brief', '--note', 'Well done: "go".');
    assert.match(
      out,
      /^Dana Whitfield approves plan\/brief, with 2 files as they are now: workspace\/approvals\/plan-brief\//,
    );
    const open = await project.judge(approval);
    assert.equal(open.status, 'fail');
    assert.match(open.said, /cannot be verified, because it is not committed yet\. Dana Whitfield has to commit/);
    await project.commitAll('[human] approve: the brief');
    const done = await project.judge(approval);
    assert.deepEqual(done, { status: 'pass', said: 'Dana Whitfield approved on 2026-05-04 (committed)', code: 0 });
    assert.equal((await project.gtm('check')).code, 0);
  });

  it('works in a project below the top of its repository', async () => {
    const top = await (await Scratch.create()).write(
      Object.fromEntries(
        Object.entries({ ...planFiles, 'marketing.yaml': marketing([dana]) }).map(([file, text]) => [
          `teams/Süd 1/${file}`,
          text,
        ]),
      ),
    );
    others.push(top);
    await gitAt(top.root, 'init', '--quiet');
    for (const [key, value] of [
      ['user.name', dana.name],
      ['user.email', dana.email],
      ['commit.gpgsign', 'false'],
    ] as const)
      await gitAt(top.root, 'config', key, value);
    await gitAt(top.root, 'add', '--all');
    await gitAt(top.root, 'commit', '--quiet', '--message', 'Start');
    const cwd = top.path('teams/Süd 1');
    const { err } = await runInProcess(['approve', 'plan/brief', '--commit'], { cwd });
    assert.equal(err, '');
    assert.equal((await project.judge(approval, cwd)).said, 'Dana Whitfield approved on 2026-05-04 (committed)');
  });

  it('commits the record and nothing else', async () => {
    await project.edit('workspace/pitch.md', (text) => `${text}More.\n`);
    await approve();
    assert.equal(
      (await project.git('log', '-1', '--format=%s|%ae')).trim(),
      `[human] approve: plan/brief|${dana.email}`,
    );
    assert.equal((await project.git('show', '--name-only', '--format=', 'HEAD')).trim(), await record());
    assert.match(await project.git('status', '--porcelain'), / M workspace\/pitch\.md/);
    assert.equal((await project.judge(approval)).status, 'pass');
  });

  it('loses nothing when two people approve at once', async () => {
    await project.git('branch', 'helens');
    await approve();
    await project.git('checkout', '--quiet', 'helens');
    await project.as(helen);
    await approve();
    await project.git('merge', '--quiet', '--no-edit', 'main');
    assert.equal((await project.records(folder)).length, 2);
    const { status, said } = await project.judge(approval);
    assert.equal(status, 'pass');
    assert.match(said, /Dana Whitfield approved[\s\S]*Helen Zhao approved/);
  });

  it('keeps both records of one person in the same second', async () => {
    await approve();
    await approve();
    assert.equal((await project.records(folder)).length, 2);
    assert.equal((await project.judge(approval)).status, 'pass');
    assert.equal((await project.gtm('check')).code, 0);
  });

  it('needs as many approvers as the criterion asks for', async () => {
    await project.edit('workspace/own.playbook.yaml', (text) =>
      text.replace(
        'is approved, rule: approval-recorded }',
        'is approved, rule: approval-recorded, options: { count: 2 } }',
      ),
    );
    await project.commitAll('Ask for two');
    await approve();
    const one = await project.judge(approval);
    assert.deepEqual([one.status, one.said.includes('1 of 2 approvals')], ['pending', true]);
    await project.as(helen);
    await approve();
    assert.equal((await project.judge(approval)).status, 'pass');
  });

  it('turns stale when a file changes, is added or goes, and names it', async () => {
    await approve();
    const before = await project.read(brief);
    await project.edit(brief, (text) => `${text}And why.\n`);
    const changed = await project.judge(approval);
    assert.equal(changed.status, 'stale');
    assert.match(changed.said, /workspace\/brief\/first\.md has changed since Dana Whitfield approved on 2026-05-04/);
    await project.edit(brief, () => before.replaceAll('\n', '\r\n'));
    assert.equal((await project.judge(approval)).status, 'pass', 'line endings are no change');
    await project.edit(
      'workspace/brief/second.md',
      () => '---\nkind: deliverable\ntitle: More\n---\n\nOne more page.\n',
    );
    const added = await project.judge(approval);
    assert.deepEqual([added.status, /second\.md has been added/.test(added.said)], ['stale', true]);
    await project.delete('workspace/brief/second.md');
    await project.edit('workspace/brief/logo.svg', () => '<svg/>');
    assert.match((await project.judge(approval)).said, /logo\.svg has been added/);
    await project.git('clean', '-fdq', 'workspace');
    await project.git('mv', brief, 'workspace/brief/zero.md');
    assert.match((await project.judge(approval)).said, /first\.md has gone/);
    assert.equal((await project.gtm('gate', 'plan/brief')).code, 1);
  });

  it('counts the newest approval of each person, and an old one does not stand in the way', async () => {
    await approve();
    await project.edit(brief, (text) => `${text}And why.\n`);
    await project.commitAll('[writer] write: say why');
    assert.equal((await project.judge(approval)).status, 'stale');
    await approve();
    assert.equal((await project.judge(approval)).status, 'pass');
  });

  it('refuses who is no approver, an agent, a gate that is not ready, and a gate that does not exist', async () => {
    await project.as(mallory);
    const stranger = await project.gtm('approve', 'plan/brief');
    assert.equal(stranger.code, 2);
    assert.match(
      stranger.err,
      /Git knows you as Mallory Doe <mallory@elsewhere\.example>, and that is none of the approvers/,
    );
    await project.as(dana);
    const agent = await runInProcess(['approve', 'plan/brief'], {
      cwd: project.scratch.root,
      env: { GTM_AGENT: 'demand-gen' },
    });
    assert.match(agent.err, /demand-gen is an agent, and only people approve/);
    assert.match((await project.gtm('approve', 'plan/breif')).err, /Did you mean/);
    assert.match((await project.gtm('approve', 'plan')).err, /stands for several gates/);
    await project.delete('workspace/pitch.md');
    const early = await project.gtm('approve', 'plan/pitch');
    assert.equal(early.code, 2);
    assert.match(early.err, /cannot be approved yet\. Besides approvals it lacks:\n {2}pending {2}“Pitch” is complete/);
    await project.edit('workspace/pitch.md', () => '---\nkind: deliverable\ntitle: [\n---\n');
    assert.match((await project.gtm('approve', 'plan/pitch')).err, /fail {5}“Pitch” is complete/);
    assert.deepEqual(await project.records(folder), []);
  });

  describe('does not take', () => {
    const refused = async (said: RegExp, status = 'fail') => {
      const verdict = await project.judge(approval);
      assert.equal(verdict.status, status, verdict.said);
      assert.match(verdict.said, said);
      assert.equal(verdict.code, 1);
    };

    it('an approval copied from another gate', async () => {
      await project.ok('approve', 'plan/pitch', '--commit').catch(() => undefined);
      await approve();
      await project.ok('approve', 'plan/pitch', '--commit');
      const [pitch = ''] = await project.records('workspace/approvals/plan-pitch');
      const text = await project.read(pitch);
      await project.delete(await record());
      await project.edit(`${folder}/copied.md`, () => text);
      await project.commitAll('[human] approve: the brief');
      await refused(/It was given for plan\/pitch, not for plan\/brief\./);
    });

    it('one that was copied and made to fit', async () => {
      await project.ok('approve', 'plan/brief', '--commit');
      await project.ok('approve', 'plan/pitch', '--commit');
      const [pitch = ''] = await project.records('workspace/approvals/plan-pitch');
      const text = await project.read(pitch);
      await project.delete(await record());
      await project.edit(`${folder}/copied.md`, () =>
        text.replaceAll('plan/pitch', 'plan/brief').replaceAll('plan-pitch', 'plan-brief'),
      );
      await project.commitAll('[human] approve: the brief');
      await refused(/first\.md has been added since/, 'stale');
    });

    it('an approval whose digests were edited by hand', async () => {
      await approve();
      const old =
        (await project.read(await record())).match(/path: workspace\/brief\/first\.md\n +digest: (\S+)/)?.[1] ?? '';
      await project.edit(brief, (text) => `${text}Sneaked in.\n`);
      await project.ok('approve', 'plan/brief');
      const [second = '', first = ''] = await project.records(folder);
      assert.match(second, /-2\.md$/);
      const fresh = (await project.read(second)).match(/path: workspace\/brief\/first\.md\n +digest: (\S+)/)?.[1] ?? '';
      assert.notEqual(old, fresh);
      await project.delete(second);
      await project.edit(first, (text) => text.replace(old, fresh));
      await refused(/changed by hand since Dana Whitfield <dana@acme\.example> committed it/);
      await project.as(mallory);
      await project.commitAll('Tidy up');
      await refused(/It was changed after it had been recorded, by Mallory Doe <mallory@elsewhere\.example>/);
    });

    it('an approval that was taken away and put back by somebody else', async () => {
      await approve();
      const text = await project.read(await record());
      const file = await record();
      await project.delete(file);
      await project.commitAll('Take away');
      await project.as(mallory);
      await project.edit(file, () => text);
      await project.commitAll('Put back');
      await refused(/committed by Mallory Doe <mallory@elsewhere\.example> in [0-9a-f]{10}, not by Dana Whitfield/);
    });

    it('one that is a link to a file which can change without it', async () => {
      await approve();
      const file = await record();
      const text = await project.read(file);
      await project.delete(file);
      await project.edit('workspace/draft.txt', () => text);
      await symlink('../../draft.txt', project.scratch.path(file));
      await project.commitAll('[human] approve: the brief');
      await refused(/It is a link to another file, which can change without it\. .*delete workspace\/approvals/);
    });

    it('an approval of a file that is a link, once what it leads to has changed', async () => {
      await project.edit('notes/far.md', () => '---\nkind: deliverable\ntitle: Far\n---\n\nText.\n');
      await symlink('../../notes/far.md', project.scratch.path('workspace/brief/far.md'));
      await approve();
      assert.equal((await project.judge(approval)).status, 'pass');
      await project.edit('notes/far.md', (text) => `${text}Sneaked in.\n`);
      await project.commitAll('Notes');
      await refused(/far\.md has changed since/, 'stale');
    });

    it('one that was committed under an agent’s name', async () => {
      await project.ok('approve', 'plan/brief');
      await project.commitAll('[writer] write: finish the brief');
      await refused(/committed as an agent’s work in [0-9a-f]{10} \(“\[writer\] write: finish the brief”\)/);
    });

    it('one that was committed nearly under an agent’s name', async () => {
      await project.ok('approve', 'plan/brief');
      for (const subject of ['[ writer ] write: the brief', '[writer]: the brief', ' [Writer] WRITE : the brief']) {
        await project.git('add', '--all');
        await project.git('commit', '--quiet', '--message', subject);
        await refused(/committed as an agent’s work/);
        await project.git('reset', '--quiet', '--soft', 'HEAD~1');
      }
      await project.commitAll('[GTM-12] Approve the brief');
      assert.equal((await project.judge(approval)).status, 'pass', 'a number of a ticket is no agent');
    });

    it('one that hides in an evil merge', async () => {
      await project.git('checkout', '--quiet', '-b', 'side');
      await project.edit('workspace/pitch.md', (text) => `${text}More.\n`);
      await project.commitAll('Side');
      await project.git('checkout', '--quiet', 'main');
      await project.ok('approve', 'plan/brief');
      const file = await record();
      const text = await project.read(file);
      await project.delete(file);
      await project.as(mallory);
      await project.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
      await project.edit(file, () => text);
      await project.commitAll('Merge');
      await refused(/committed by Mallory Doe/);
    });

    it('one that was older than its files', async () => {
      await approve();
      await project.edit(brief, (text) => `${text}Later.\n`);
      await project.commitAll('[writer] write: later');
      await refused(/first\.md has changed since Dana Whitfield approved/, 'stale');
    });

    it('one by somebody who is no approver, or only bears the name of one', async () => {
      await approve();
      const text = await project.read(await record());
      await project.delete(await record());
      await project.as(mallory);
      await project.edit(`${folder}/mine.md`, () => text.replace(dana.email, mallory.email));
      await project.commitAll('[human] approve: the brief');
      await refused(/Dana Whitfield \(mallory@elsewhere\.example\) is not among the approvers/);
    });

    it('a hand-made one that covers nothing', async () => {
      await project.edit(
        `${folder}/mine.md`,
        () => `---\nkind: approval\ngate: plan/brief\nby: ${dana.name}\nemail: ${dana.email}\nfiles: []\n---\n`,
      );
      await project.commitAll('[human] approve: the brief');
      await refused(/It covers none of the files of plan\/brief/);
    });

    it('approvers that were changed without an approval, in whatever order', async () => {
      await project.as(mallory);
      await project.edit('marketing.yaml', () => marketing([dana, helen, mallory]));
      await project.commitAll('[human] plan: add an approver');
      await project.edit(`${folder}/mine.md`, () => '');
      const { err } = await project.gtm('approve', 'plan/brief');
      assert.match(err, /is none of the approvers: Dana Whitfield/);
      await project.delete(`${folder}/mine.md`);
      await project.as(dana);
      const honest = await project.gtm('approve', 'plan/brief');
      assert.match(honest.err, /none of the approvers before \(Dana Whitfield and Helen Zhao\) has approved that/);
      // Written by hand, by the one who slipped in.
      await project.edit(
        `${folder}/mine.md`,
        () =>
          `---\nkind: approval\ngate: plan/brief\nby: ${mallory.name}\nemail: ${mallory.email}\non: 2026-05-04\nfiles: []\n---\n`,
      );
      await project.as(mallory);
      await project.commitAll('[human] approve: the brief');
      await refused(
        /The approvers in marketing\.yaml changed by Mallory Doe in [0-9a-f]{10}, and none of the approvers before \(Dana Whitfield and Helen Zhao\) has approved that/,
      );
    });

    it('anything in a shallow clone, and says how to get the rest', async () => {
      await approve();
      const clone = await Scratch.create();
      others.push(clone);
      await gitAt(clone.root, 'clone', '--quiet', '--depth', '1', pathToFileURL(project.scratch.root).href, 'copy');
      const shallow = await project.judge(approval, clone.path('copy'));
      assert.equal(shallow.status, 'fail');
      assert.match(shallow.said, /only a part of the history\. Run `git fetch --unshallow`/);
      await gitAt(clone.path('copy'), 'fetch', '--quiet', '--unshallow');
      assert.equal((await project.judge(approval, clone.path('copy'))).status, 'pass');
    });

    it('anything outside a repository', async () => {
      await approve();
      const copy = await Scratch.create();
      others.push(copy);
      await copy.write({
        'marketing.yaml': await project.read('marketing.yaml'),
        'workspace/own.playbook.yaml': await project.read('workspace/own.playbook.yaml'),
        [brief]: await project.read(brief),
        [await record()]: await project.read(await record()),
      });
      const { status, said } = await project.judge(approval, copy.root);
      assert.equal(status, 'fail');
      assert.match(said, /no git history here/);
    });
  });

  describe('a change of the approvers', () => {
    it('counts once one of the former ones has approved it', async () => {
      await project.edit('marketing.yaml', () => marketing([dana, mallory]));
      await project.commitAll('[human] plan: Mallory for Helen');
      await project.as(mallory);
      assert.match((await project.gtm('approve', 'approvers')).err, /is none of the approvers/);
      await project.as(helen);
      const { out } = await project.ok('approve', 'approvers', '--commit');
      assert.match(out, /Helen Zhao approves approvers, with 1 file/);
      await project.as(mallory);
      await approve();
      const { status, said } = await project.judge(approval);
      assert.deepEqual([status, said], ['pass', 'Mallory Doe approved on 2026-05-04 (committed)']);
      assert.match((await project.gtm('approve', 'approvers')).err, /There is nothing to approve/);
    });

    it('takes away the vote of who is taken off the list', async () => {
      await approve();
      await project.edit('marketing.yaml', () => marketing([helen]));
      await project.commitAll('[human] plan: without Dana');
      await project.as(helen);
      await project.ok('approve', 'approvers', '--commit');
      const { status, said } = await project.judge(approval);
      assert.equal(status, 'fail');
      assert.match(said, /Dana Whitfield \(dana@acme\.example\) is not among the approvers/);
    });

    it('is also one of the strength, and one that is not committed yet', async () => {
      await approve();
      await project.edit('marketing.yaml', (text) => `${text}approval_strength: signed\n`);
      assert.match(
        (await project.judge(approval)).said,
        /The strength of approvals in marketing\.yaml changed, and none/,
      );
    });

    it('survives a merge', async () => {
      await project.git('checkout', '--quiet', '-b', 'people');
      await project.edit('marketing.yaml', () => marketing([dana, helen, mallory]));
      await project.commitAll('[human] plan: Mallory too');
      await project.ok('approve', 'approvers', '--commit');
      await project.git('checkout', '--quiet', 'main');
      await project.git('merge', '--quiet', '--no-ff', '--no-edit', 'people');
      await project.as(mallory);
      await approve();
      assert.equal((await project.judge(approval)).status, 'pass');
    });
  });

  describe('signed', () => {
    let keys: { dana: { file: string; public: string }; other: { file: string; public: string } };
    const sign = (...args: string[]) => project.ok('approve', 'plan/brief', '--sign', keys.dana.file, ...args);

    beforeEach(async () => {
      keys = { dana: await project.key('dana'), other: await project.key('other') };
      await project.edit('marketing.yaml', () =>
        marketing([{ ...dana, key: keys.dana.public }, helen], 'approval_strength: signed\n'),
      );
      await project.commitAll('[human] plan: ask for signatures');
      await project.ok('approve', 'approvers', '--commit');
    });

    it('passes, and survives squash and rebase by somebody else', async () => {
      await sign('--commit');
      assert.equal((await project.judge(approval)).said, 'Dana Whitfield approved on 2026-05-04 (signed)');
      const file = await record();
      const text = await project.read(file);
      await project.git('reset', '--quiet', '--hard', 'HEAD~1');
      await project.as(mallory);
      await project.edit(file, () => text);
      await project.commitAll('[writer] write: squashed (#12)');
      assert.equal((await project.judge(approval)).status, 'pass');
      await project.edit(file, (all) => all.replace('---\n# Written', '---\n# A comment\n# Written'));
      assert.equal((await project.judge(approval)).status, 'pass', 'a comment is no part of what was signed');
    });

    it('does not take a forged author instead of a signature', async () => {
      assert.match((await project.gtm('approve', 'plan/brief')).err, /wants approvals signed\. Add `--sign`/);
      await sign();
      await project.edit(await record(), (text) => text.replace(/\nsignature:[\s\S]*?\n---/, '\n---'));
      await project.as(mallory);
      await project.commitAll('[human] approve: the brief', `--author=${dana.name} <${dana.email}>`);
      const { status, said } = await project.judge(approval);
      assert.equal(status, 'fail');
      assert.match(said, /It bears no signature, but this project wants approvals signed/);
    });

    it('does not take a record that says something else than what was signed', async () => {
      await sign();
      await project.edit(await record(), (text) => text.replace('on: 2026-05-04', 'on: 2026-05-05'));
      await project.commitAll('[human] approve: the brief');
      const { status, said } = await project.judge(approval);
      assert.deepEqual(
        [status, /The signature is not by Dana Whitfield over what stands here/.test(said)],
        ['fail', true],
      );
    });

    it('does not take a signature with another key, nor one that was made for something else', async () => {
      const wrong = await project.gtm('approve', 'plan/brief', '--sign', keys.other.file);
      assert.match(wrong.err, /not the one that marketing\.yaml names for Dana Whitfield/);
      await sign();
      const file = await record();
      const text = await project.read(file);
      const data = parse(text.split('---\n')[1] ?? '') as { signature: { value: string } };
      const { stdout: other } = await signAs('something-else', keys.dana.file, canonicalText(data));
      const indented = (value: string) => value.trim().replaceAll('\n', '\n    ');
      assert.ok(text.includes(indented(data.signature.value)), text);
      await project.edit(file, () => text.replace(indented(data.signature.value), indented(other)));
      await project.commitAll('[human] approve: the brief');
      const { status, said } = await project.judge(approval);
      assert.deepEqual([status, /The signature is not by Dana Whitfield/.test(said)], ['fail', true]);
      const { stdout: right } = await signAs('gtm-approval', keys.dana.file, canonicalText(data));
      await project.edit(file, () => text.replace(indented(data.signature.value), indented(right)));
      assert.equal((await project.judge(approval)).status, 'pass', 'the same by hand, with our namespace');
    });

    it('does not take a signature that was copied from another gate', async () => {
      await sign('--commit');
      const text = await project.read(await record());
      await project.edit('workspace/approvals/plan-pitch/copied.md', () => text.replaceAll('plan/brief', 'plan/pitch'));
      await project.commitAll('[human] approve: the pitch');
      const { status, said } = await project.judge('plan/pitch/approval');
      assert.deepEqual([status, /The signature is not by/.test(said)], ['fail', true]);
    });

    it('does not let anybody lower the strength, or change a key, alone', async () => {
      await project.as(mallory);
      await project.edit('marketing.yaml', () =>
        marketing([{ ...dana, key: keys.other.public }, helen], 'approval_strength: signed\n'),
      );
      await project.commitAll('[human] plan: a new key');
      await project.as(dana);
      assert.match((await project.gtm('approve', 'approvers')).err, /wants approvals signed/);
      assert.match(
        (await project.gtm('approve', 'plan/brief', '--sign', keys.other.file)).err,
        /The approvers in marketing\.yaml changed/,
      );
      await project.ok('approve', 'approvers', '--sign', keys.dana.file, '--commit');
      await project.ok('approve', 'plan/brief', '--sign', keys.other.file, '--commit');
      assert.equal((await project.judge(approval)).status, 'pass');
    });

    it('uses the key that git signs with', async () => {
      await project.git('config', 'gpg.format', 'ssh');
      await project.git('config', 'user.signingkey', keys.dana.file);
      await project.ok('approve', 'plan/brief', '--sign');
      assert.equal((await project.judge(approval)).status, 'pass');
    });
  });

  describe('a locked plan', () => {
    const locked = 'plan/pitch/locked';
    const change = 'workspace/strategy/decisions/wider.md';
    const decision = (extra = '') =>
      `---\nkind: decision\ntitle: Wider brief\ntype: change\nstatus: decided\non: 2026-05-05\napprover: ${dana.name}\nrationale: The market is wider.\nevidence:\n  - { statement: 12 of 40 leads come from elsewhere, source: CRM }\naffects: [${brief}]\n${extra}---\n\n# Wider brief\n`;

    beforeEach(() => approve());

    it('stays approved with a change record that an approver has committed, until the file changes again', async () => {
      assert.equal((await project.judge(locked)).status, 'pass');
      await project.edit(brief, (text) => `${text}And to others.\n`);
      const bare = await project.judge(locked);
      assert.equal(bare.status, 'fail');
      assert.match(
        bare.said,
        /first\.md has changed since Dana Whitfield approved plan\/brief on 2026-05-04\. Write a change record/,
      );
      await project.edit(change, () => decision());
      await project.commitAll('[human] decide: widen the brief');
      assert.equal((await project.judge(locked)).status, 'pass');
      const kept = await project.judge(approval);
      assert.deepEqual([kept.status, kept.said.includes(change)], ['pass', true]);
      await project.edit(brief, (text) => `${text}And to everybody.\n`);
      const again = await project.judge(locked);
      assert.deepEqual([again.status, again.said.includes('the file has changed again since')], ['fail', true]);
    });

    it('is not unlocked by an agent, nor without data', async () => {
      await project.edit(brief, (text) => `${text}And to others.\n`);
      await project.edit(change, () => decision());
      await project.commitAll('[writer] write: widen the brief');
      assert.match((await project.judge(locked)).said, /the approver has not committed it themselves/);
      await project.git('reset', '--quiet', '--soft', 'HEAD~1');
      await project.edit(change, () => decision().replace('12 of 40 leads come', 'Many leads come'));
      await project.commitAll('[human] decide: widen the brief');
      assert.match((await project.judge(locked)).said, /it has no evidence with a figure and its source/);
      assert.equal((await project.judge(approval)).status, 'stale');
    });
  });
});

/** Signs a text with ssh-keygen itself. */
function signAs(namespace: string, key: string, text: string) {
  return runProcess({
    command: 'ssh-keygen',
    args: ['-Y', 'sign', '-q', '-f', key, '-n', namespace],
    cwd: '/',
    input: text,
  });
}

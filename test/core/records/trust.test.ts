import assert from 'node:assert/strict';
import { type Commit, loadProject, MemoryHistory, MemoryWorkspace } from '../../../src/core/index.ts';
import { canonicalText, publicKeyOf } from '../../../src/core/records/canonical.ts';
import { policyOf, policyText } from '../../../src/core/records/policy.ts';
import { trustOf } from '../../../src/core/records/trust.ts';
import { waiverOf } from '../../../src/core/records/waivers.ts';
import { gateSetting, sha256, testContext } from '../../support/gateSetting.ts';

const marketing = (names: readonly string[], extra = '') =>
  `kind: project\ntitle: Acme\napprovers:\n${names.map((name) => `  - { name: ${name}, email: ${name}@x.example }\n`).join('')}${extra}`;
const commit: Commit = { id: 'c0ffee0000', name: 'Eve', email: 'eve@x.example', subject: 'Change' };
const versions = (...texts: (string | undefined)[]) => texts.map((text) => ({ commit, text }));

/** The approval of a policy, committed by somebody. */
function approval(text: string, by: string): [file: string, record: string] {
  const policy = policyOf(text);
  assert.ok(policy);
  const digest = `sha256:${sha256(policyText(policy))}`;
  const facts = `gate: approvers\nby: ${by}\nemail: ${by}@x.example\nfiles: [{ path: marketing.yaml, digest: "${digest}" }]`;
  return [`workspace/approvals/approvers/${by}.md`, `---\nkind: approval\n${facts}\n---\n`];
}

async function judge(
  texts: readonly (string | undefined)[],
  approvals: readonly (readonly [string, string])[] = [],
  present?: string,
) {
  const files = {
    'marketing.yaml': present ?? texts.findLast((text) => text !== undefined) ?? '',
    ...Object.fromEntries(approvals),
  };
  const project = await loadProject(new MemoryWorkspace(files));
  const commits = approvals.map(([file]) => {
    const name = /([^/]+)\.md$/.exec(file)?.[1] ?? '';
    const one = {
      ...commit,
      name,
      email: `${name}@x.example`,
      subject: '[human] approve: approvers',
      change: 'added' as const,
    };
    return [file, { commits: [one] }];
  });
  const history = new MemoryHistory('complete', {
    'marketing.yaml': { versions: versions(...texts) },
    ...Object.fromEntries(commits),
  });
  const trust = trustOf(project, testContext(history));
  return {
    names: trust.policy.approvers.map((one) => one.name),
    code: trust.doubt?.code,
    where: trust.doubt?.args.where,
  };
}

describe('trust in approvers', () => {
  const ana = marketing(['ana']);
  const anaBob = marketing(['ana', 'bob']);
  const bob = marketing(['bob']);
  const eve = marketing(['eve']);

  it('believes the first ones, whatever the order and layout', async () => {
    assert.deepEqual(await judge([ana]), { names: ['ana'], code: undefined, where: undefined });
    assert.equal((await judge([anaBob, marketing(['bob', 'ana'], '# a comment\nmode: full\n')])).code, undefined);
    assert.equal((await judge(['kind: project\ntitle: Acme\n', ana])).code, undefined);
  });

  it('does not take a change without an approval, and says where it was made', async () => {
    assert.deepEqual(await judge([ana, eve]), {
      names: ['ana'],
      code: 'approvers-changed',
      where: ' by Eve in c0ffee0000',
    });
    assert.deepEqual(await judge([ana], [], eve), { names: ['ana'], code: 'approvers-changed', where: '' });
    assert.equal((await judge([ana, marketing(['ana'], 'approval_strength: signed\n')])).code, 'approvers-changed');
    assert.equal((await judge([ana, 'kind: project\ntitle: Acme\n'])).code, 'approvers-changed');
  });

  it('takes a change that one of the former ones has approved, step by step', async () => {
    assert.deepEqual((await judge([ana, anaBob], [approval(anaBob, 'ana')])).names, ['ana', 'bob']);
    const chain = [approval(anaBob, 'ana'), approval(bob, 'bob')];
    assert.deepEqual(await judge([ana, anaBob, bob], chain), { names: ['bob'], code: undefined, where: undefined });
  });

  it('does not take the word of somebody who only comes in by the change', async () => {
    assert.equal((await judge([ana, anaBob], [approval(anaBob, 'bob')])).code, 'approvers-changed');
    assert.equal((await judge([ana, anaBob, bob], [approval(bob, 'bob')])).code, 'approvers-changed');
  });

  it('does not take a way around: emptied, removed, unreadable in between', async () => {
    for (const between of ['kind: project\ntitle: Acme\n', undefined, 'approvers: [\n', marketing([])])
      assert.equal((await judge([ana, between, eve])).code, 'approvers-changed', between);
    assert.equal((await judge([ana, eve, ana])).code, undefined, 'what was taken back does no harm');
  });

  it('says what is missing', async () => {
    assert.equal((await judge(['kind: project\ntitle: Acme\n'])).code, 'no-approvers');
    assert.equal((await judge([], [], ana)).code, 'approvers-not-committed');
    const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': ana }));
    for (const state of ['shallow', 'no-repository', 'not-allowed'] as const)
      assert.deepEqual(trustOf(project, testContext(new MemoryHistory(state))).doubt, {
        code: state,
        args: {},
        unverified: true,
      });
  });
});

describe('signed text', () => {
  it('is the same for the same facts, and another one for any other', () => {
    const data = { gate: 'strategy', files: [{ path: 'a', digest: 'b' }], signature: { value: 'x' } };
    const same = { files: [{ digest: 'b', path: 'a' }], gate: 'strategy' };
    assert.equal(canonicalText(data), canonicalText(same));
    assert.notEqual(canonicalText(data), canonicalText({ ...same, note: '' }));
    assert.notEqual(canonicalText(data), canonicalText({ ...same, gate: 'strategy ' }));
    assert.equal(canonicalText(undefined), 'gtm-approval\n{}\n');
  });

  it('is checked against one key, of which nothing but type and value is taken', () => {
    assert.equal(publicKeyOf('ssh-ed25519 AAAAC3Nz dana@x'), 'ssh-ed25519 AAAAC3Nz');
    assert.equal(publicKeyOf('ssh-ed25519 AAAA\n* namespaces="x" ssh-ed25519 BBBB'), undefined);
    assert.equal(publicKeyOf('* cert-authority ssh-ed25519 AAAA'), undefined);
    assert.equal(publicKeyOf(undefined), undefined);
  });
});

describe('a waiver where nobody is named as an approver', () => {
  it('counts by its author alone, but not where the past could say otherwise', async () => {
    const waiver = '---\nkind: waiver\ncriterion: a/b\nreason: Later.\nby: Ana\nuntil: 2026-05-04\n---\n';
    const files = { 'marketing.yaml': 'kind: project\ntitle: Acme\n', 'workspace/waivers/a.md': waiver };
    const project = await loadProject(new MemoryWorkspace(files));
    const at = (state: 'complete' | 'shallow' | 'not-allowed' | 'no-repository', today = '2026-05-04') => {
      const context = testContext(new MemoryHistory(state), today);
      const setting = { ...gateSetting(project, { gate: 'a' }), context, trust: trustOf(project, context) };
      return waiverOf('a/b', setting)?.waived;
    };
    assert.deepEqual(
      [at('complete'), at('no-repository'), at('shallow'), at('not-allowed')],
      [true, true, false, false],
    );
    assert.deepEqual([at('complete', '2026-05-05'), at('complete', '')], [false, false]);
  });
});

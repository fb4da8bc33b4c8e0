import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findPlaybook,
  loadProject,
  MemoryWorkspace,
  mayRead,
  mayWrite,
  pathPolicy,
  shippedPlaybooks,
  sortChanges,
  stepsNamed,
} from '../../../src/core/index.ts';
import { itemsOf } from '../../../src/core/schema/types.ts';

const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: Acme\n' }));
const playbook = findPlaybook(project, 'gtm') ?? {};
const policy = pathPolicy(playbook, 'brand-messaging');
const verdict = (inside: string | undefined, { isLink = false, exists = false } = {}) =>
  mayWrite(policy, { inside, isLink, exists });

describe('path policy', () => {
  it('lets an agent read what really lies in its copy, and nothing else', () => {
    assert.deepEqual(mayRead({ inside: 'workspace/strategy/a.md', isLink: false, exists: true }), { allowed: true });
    assert.deepEqual(mayRead({ inside: '', isLink: false, exists: true }), { allowed: true });
    assert.equal(mayRead({ inside: undefined, isLink: false, exists: true }).allowed, false);
    assert.equal(mayRead({ inside: 'workspace/link.md', isLink: true, exists: true }).allowed, false);
  });

  const allowed = [
    'workspace/messaging/core.messaging.yaml',
    'workspace/messaging/deep/below.md',
    'workspace/status/brand-messaging.md',
    'workspace/conflicts/tagline.md',
    'workspace/learnings/what-we-know.md',
  ];
  for (const path of allowed) {
    it(`allows ${path}`, () => assert.deepEqual(verdict(path), { allowed: true }));
  }

  const refused: [path: string | undefined, reason: RegExp][] = [
    [undefined, /leads outside/],
    ['', /is a folder/],
    ['workspace/messaging/', /is a folder/],
    ['workspace/messaging/../strategy/x.md', /leads outside/],
    ['.git/hooks/pre-commit', /git’s own/],
    ['.GIT/config', /git’s own/],
    ['workspace/messaging/.git/config', /git’s own/],
    ['workspace/messaging/.gitattributes', /tells git/],
    ['marketing.yaml', /for people/],
    ['workspace/messaging/own.playbook.yaml', /is the playbook/],
    ['workspace/messaging/approvals/x.md', /only people make/],
    ['workspace/approvals/strategy/x.md', /only people make/],
    ['workspace/waivers/x.md', /only people make/],
    ['.claude/agents/coordinator.md', /tools of the team/],
    ['.vscode/settings.json', /tools of the team/],
    ['AGENTS.md', /tells agents/],
    ['workspace/strategy/gtm.strategy.yaml', /belongs to Coordinator/],
    ['workspace/strategy/decisions/d.md', /belongs to Coordinator/],
    ['workspace/status/coordinator.md', /belongs to Coordinator/],
    ['workspace/messagingx/a.md', /not among the files of brand-messaging/],
    ['notes.md', /not among/],
  ];
  for (const [path, reason] of refused) {
    it(`refuses ${path ?? 'a path outside'}`, () => {
      const answer = verdict(path);
      assert.ok(!answer.allowed);
      assert.match(answer.reason, reason);
    });
  }

  it('refuses a link, and a record that exists', () => {
    assert.deepEqual(verdict('workspace/messaging/a.md', { isLink: true }), {
      allowed: false,
      reason: 'is a link, and could lead anywhere',
    });
    assert.equal(verdict('workspace/conflicts/tagline.md', { exists: true }).allowed, false);
  });

  it('lets no two roles write one file, but new records', () => {
    const name = fc.constantFrom(
      'workspace',
      'strategy',
      'messaging',
      'analytics',
      'status',
      'plans',
      'content',
      '.git',
      'a.md',
      '..',
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (parts) => {
        const inside = parts.join('/');
        for (const id of shippedPlaybooks) {
          const facts = findPlaybook(project, id) ?? {};
          const writers = [...itemsOf(facts.agents)].filter(
            ([agent]) => mayWrite(pathPolicy(facts, agent.id ?? ''), { inside, isLink: false, exists: true }).allowed,
          );
          assert.ok(writers.length <= 1);
          if (parts.includes('.git') || parts.includes('..')) assert.equal(writers.length, 0);
        }
      }),
    );
  });

  it('sorts what a run changed into outputs, records and what stays behind', () => {
    const [step] = stepsNamed(project, 'core-framework');
    const changes = [
      'workspace/messaging/positioning.md',
      'workspace/messaging/notes.md',
      'workspace/strategy/gtm-strategy.md',
      'workspace/learnings/l.md',
      'workspace/status/brand-messaging.md',
    ].map((file) => ({ file, inside: file, isLink: false, exists: false }));
    assert.deepEqual(sortChanges(playbook, step?.place, policy, changes), {
      outputs: ['workspace/messaging/positioning.md'],
      records: ['workspace/learnings/l.md'],
      strays: [
        { file: 'workspace/messaging/notes.md', reason: 'is no output of this step' },
        { file: 'workspace/strategy/gtm-strategy.md', reason: 'belongs to Coordinator' },
      ],
    });
  });
});

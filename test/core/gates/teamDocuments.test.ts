import assert from 'node:assert/strict';
import {
  Checker,
  evaluatePlaybook,
  loadProject,
  MemoryHistory,
  MemoryWorkspace,
  newDocument,
} from '../../../src/core/index.ts';
import { testContext } from '../../support/gateSetting.ts';

/** A playbook of one step, whose gate requires a document of the team. */
const playbook = (rule: string, options: string) => `kind: playbook
id: own
title: Own
agents: [{ id: lead, title: Lead }]
phases:
  - id: team
    title: Team
    steps:
      - id: meet
        title: Meet
        agent: lead
        outputs: [{ path: workspace/note.md, title: Note, words: 1 }]
        gate: [{ id: document, title: The document is there and complete, rule: ${rule}, options: ${options} }]
`;

const by = '    by: 2026-05-15\n';
/** What people write, by type: enough to pass. */
const written: Record<string, string> = {
  sop: 'type: sop\n---\n\n## Steps\n\n- Click every link\n',
  kickoff:
    'type: kickoff\n---\n\n## Goals\n\nFive hundred leads.\n\n## Scope\n\nTwo channels.\n\n## Timeline\n\nLaunch in May.\n\n## Stakeholders\n\nAda.\n\n## Resources\n\nFour people.\n',
  'go-no-go': 'type: go-no-go\nverdict: go\nchecks:\n  - check: Links work\n    done: true\n---\n',
  'post-mortem': `type: post-mortem\nactions:\n  - action: Try the page\n    owner: Ada\n${by}---\n`,
  raci: 'type: raci\nroles:\n  - activity: Launch\n    responsible: Ben\n    accountable: Ada\n---\n',
  retrospective:
    'type: retrospective\n---\n\n## What went well\n\nThe clinic.\n\n## What did not go well\n\nBanners.\n\n## What changes\n\nA date for banners.\n',
};

async function judge(rule: string, options: string, files: Record<string, string>): Promise<string> {
  const project = await loadProject(
    new MemoryWorkspace({
      'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [own]\n',
      'own.playbook.yaml': playbook(rule, options),
      'workspace/note.md': 'Words.\n',
      ...files,
    }),
  );
  const result = evaluatePlaybook(
    project,
    new Checker(project).engine,
    'own',
    testContext(new MemoryHistory('complete')),
  );
  const [criterion] = result?.gates[0]?.criteria ?? [];
  assert.ok(criterion);
  return criterion.status;
}

describe('templates of the team', () => {
  for (const [type, text] of Object.entries(written)) {
    const options = `{ require: [${type}] }`;
    const front = `---\nkind: team_document\ntitle: Ours\n`;
    const other = type === 'sop' ? 'raci' : 'sop';

    it(`${type}: a gate that requires it waits, refuses another type and the bare template, and passes what is written`, async () => {
      assert.equal(await judge('team-document-complete', options, {}), 'pending');
      const wrong = { 'workspace/team/other.md': `${front}${written[other]}` };
      assert.equal(await judge('team-document-complete', options, wrong), 'fail');
      const template = newDocument('team_document', type, { title: 'Ours', cycle: '2026-Q2' });
      assert.equal(await judge('team-document-complete', options, { [template.file]: template.text }), 'fail');
      const done = { [template.file]: `${front}${text}` };
      assert.equal(await judge('team-document-complete', options, done), 'pass');
    });
  }

  it('decision: a gate that asks for driver and approver refuses the bare template and passes what is written', async () => {
    const options = '{ roles: true }';
    const template = newDocument('decision', 'go-on', { title: 'We go on', cycle: '2026-Q2' });
    assert.equal(await judge('records-complete', options, { [template.file]: template.text }), 'pending');
    const others = {
      'workspace/status/lead.md': '---\nkind: status\nagent: lead\ntask: Meet\nstatus: in-progress\n---\n',
      'workspace/conflicts/a.md':
        '---\nkind: conflict\ntitle: A\npositions:\n  - { agent: lead, position: Yes, reason: It pays }\n  - { agent: other, position: No, reason: It does not }\n---\n',
      'workspace/learnings/a.md':
        '---\nkind: learning\ntitle: A\nlearnings:\n  - { statement: It pays, evidence: June }\n---\n',
    };
    assert.equal(await judge('records-complete', options, { ...others, [template.file]: template.text }), 'fail');
    const text = `---
kind: decision
title: We go on
status: decided
decision: Go on
rationale: It pays
driver: Ada
approver: Ben
options:
  - { option: Go on, for: [It pays], against: [It costs] }
  - { option: Stop, for: [It costs], against: [It pays] }
---
`;
    assert.equal(await judge('records-complete', options, { ...others, [template.file]: text }), 'pass');
  });
});

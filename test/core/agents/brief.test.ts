import assert from 'node:assert/strict';
import {
  allSteps,
  briefText,
  buildBrief,
  Checker,
  evaluatePlaybook,
  findPlaybook,
  loadProject,
  MemoryWorkspace,
  shippedPlaybooks,
  stepsNamed,
} from '../../../src/core/index.ts';
import { NodeWorkspace } from '../../../src/node/workspace.ts';
import { inRepository } from '../../support/scratch.ts';

const settings = 'kind: project\ntitle: Acme\nplaybooks: [gtm]\ncycle: { period: 2026-Q2 }\n';

async function brief(files: Record<string, string>, step: string, limit?: number): Promise<string> {
  const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': settings, ...files }));
  return textOf(project, step, limit);
}

function textOf(project: Awaited<ReturnType<typeof loadProject>>, step: string, limit?: number): string {
  const [found] = stepsNamed(project, step);
  assert.ok(found);
  const result = evaluatePlaybook(project, new Checker(project).engine, found.playbookId);
  const gate = result?.gates.find(({ id }) => id === found.id);
  return briefText(buildBrief(project, found, gate, limit === undefined ? {} : { limit }));
}

describe('brief', () => {
  it('of every step of every playbook names its role, its outputs, its criteria and its limits', async () => {
    const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': settings }));
    for (const id of shippedPlaybooks) {
      const result = evaluatePlaybook(project, new Checker(project).engine, id);
      for (const step of allSteps(id, findPlaybook(project, id) ?? {})) {
        const gate = result?.gates.find((candidate) => candidate.id === step.id);
        const text = briefText(buildBrief(project, step, gate));
        for (const path of step.place.outputs) assert.ok(text.includes(`### \`${path}\``), `${step.id}: ${path}`);
        for (const { title } of gate?.criteria ?? []) assert.ok(text.includes(title), `${step.id}: ${title}`);
        for (const heading of ['Your role', 'What to write', 'When it is accepted', 'What you may change'])
          assert.ok(text.includes(`\n## ${heading}\n`), `${step.id}: ${heading}`);
        assert.doesNotMatch(text, /undefined|\[object|NaN/);
      }
    }
  });

  it('is the same for the same files', async () => {
    const project = await loadProject(new NodeWorkspace(inRepository('examples/acme-crm')));
    const again = await loadProject(new NodeWorkspace(inRepository('examples/acme-crm')));
    assert.equal(textOf(project, 'core-framework'), textOf(again, 'core-framework'));
  });

  it('shows the inputs, the messaging rules and what is there', async () => {
    const project = await loadProject(new NodeWorkspace(inRepository('examples/acme-crm')));
    const text = textOf(project, 'pipeline-building/demand-gen');
    assert.match(text, /Tagline, word for word: “The pipeline that keeps itself”/);
    assert.match(text, /Words to avoid: .*best-in-class/);
    assert.match(
      text,
      /### `workspace\/strategy\/gtm\.strategy\.yaml`: Strategy with channel budgets\n\n```yaml\nkind: strategy/,
    );
    assert.match(text, /There already: `workspace\/demand-gen\/campaigns\//);
  });

  it('says what the role gets from others and gives to them, and nothing that passes between two others', async () => {
    const text = await brief({}, 'pipeline-building/pipeline-manager');
    assert.match(
      text,
      /\n- From demand-gen to you: `workspace\/demand-gen\/lead-scoring\.md`\. Agreement on lead scores\n/,
    );
    assert.match(text, /\n- From you to customer-success: `workspace\/pipeline\/handoff-criteria\.md`\. /);
    assert.match(text, /\n- From coordinator to every role: `workspace\/strategy\/`\. /);
    assert.doesNotMatch(text, /- From growth-analyst to coordinator/);
    const none =
      'kind: playbook\nid: own\ntitle: Own\nphases: [{ id: p, title: P, steps: [{ id: s, title: S, agent: x }] }]\n';
    const plain = 'kind: project\ntitle: Acme\nplaybooks: [own]\n';
    assert.doesNotMatch(
      await brief({ 'marketing.yaml': plain, 'own.playbook.yaml': none }, 'p/s'),
      /Who passes what on/,
    );
  });

  it('says what the gate finds wrong, with file and line', async () => {
    const persona = 'kind: persona\ntitle: Buyer\npains: [A pain that is named and felt every day]\n';
    const text = await brief({ 'workspace/strategy/personas/buyer.persona.yaml': persona }, 'gtm-strategy');
    assert.match(
      text,
      /## What is wrong now\n\n(?:- .*\n)*- workspace\/strategy\/personas\/buyer\.persona\.yaml:\d+: .*objections/,
    );
    const clean = await brief({}, 'gtm-strategy');
    assert.doesNotMatch(clean, /objections yet/);
  });

  it('offers a template for what is not there, and only for that', async () => {
    assert.match(await brief({}, 'gtm-strategy'), /Start from this[^\n]*\n\n```yaml\n(?:#[^\n]*\n)+kind: strategy/);
    const there = await brief({ 'workspace/strategy/gtm.strategy.yaml': 'kind: strategy\ntitle: S\n' }, 'gtm-strategy');
    assert.doesNotMatch(there, /```yaml\n(?:#[^\n]*\n)+kind: strategy/);
  });

  it('stays within its limit, cuts at the end of a line, and says so', async () => {
    const long = `kind: strategy\ntitle: S\n${'# a line of forty characters, more or less\n'.repeat(50)}`;
    const text = await brief({ 'workspace/strategy/gtm.strategy.yaml': long }, 'core-framework', 400);
    assert.match(
      text,
      /gtm\.strategy\.yaml`: Strategy \(cut after \d+ of \d+ characters; read the rest in the project\)/,
    );
    const shown = [...text.matchAll(/a line of forty/g)].length;
    assert.ok(shown > 0 && shown < 10, String(shown));
    assert.match(
      await brief({ 'workspace/strategy/gtm.strategy.yaml': long }, 'core-framework', 0),
      /not shown here, with \d+ characters/,
    );
  });

  it('fences a text that holds fences', async () => {
    const text = await brief(
      { 'workspace/strategy/gtm-strategy.md': '# S\n\n````yaml\na: 1\n````\n' },
      'core-framework',
    );
    assert.match(text, /\n`````markdown\n# S\n\n````yaml\na: 1\n````\n`````\n/);
  });

  it('names open conflicts of its gate', async () => {
    const conflict = '---\nkind: conflict\nid: tone\ntitle: Which tone?\ngates: [strategy/core-framework]\n---\n';
    assert.match(
      await brief({ 'workspace/conflicts/tone.md': conflict }, 'core-framework'),
      /## Open conflicts[\s\S]*Which tone\?/,
    );
    assert.doesNotMatch(await brief({ 'workspace/conflicts/tone.md': conflict }, 'gtm-strategy'), /Open conflicts/);
  });
});

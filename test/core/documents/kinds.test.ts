import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/documents/document.ts';
import {
  allKinds,
  filePattern,
  formOf,
  isKind,
  kindInFrontMatter,
  kindOfFile,
} from '../../../src/core/documents/kinds.ts';
import { Project } from '../../../src/core/project/project.ts';

describe('kinds', () => {
  it('are found by the name of a file where a name says it', () => {
    for (const kind of allKinds) {
      const file = filePattern(kind).replace('*', 'spring');
      assert.equal(kindOfFile(file), formOf(kind) === 'front-matter' ? undefined : kind, file);
    }
    assert.equal(kindOfFile('plans/a.policy.yml'), 'contact_policy');
  });

  for (const file of [
    'spring.contact-policy.yaml',
    'spring.approval.yaml',
    'spring.agent.yaml',
    'workspace/marketing.yaml',
    'pipeline.yaml',
    '.claude/agents/.md',
    '.claude/agents/team/coordinator.md',
    'workspace/.claude/agents/coordinator.md',
    '.claude/agents.md',
    '.claude/commands/plan.md',
  ])
    it(`leave ${file} to others`, () => assert.equal(kindOfFile(file), undefined));

  it('are told by front matter in Markdown, but not where the path alone decides', () => {
    assert.equal(kindInFrontMatter({ kind: 'decision' }), 'decision');
    assert.equal(kindInFrontMatter({ kind: 'persona' }), 'persona');
    for (const kind of ['agent', 'project', 'page', 'toString', 7, undefined])
      assert.equal(kindInFrontMatter({ kind }), undefined);
    for (const data of [undefined, null, 'decision', ['decision']]) assert.equal(kindInFrontMatter(data), undefined);
  });

  it('know their own names and no others', () => {
    for (const kind of allKinds) assert.ok(isKind(kind));
    for (const other of ['', 'contact-policy', 'constructor', undefined]) assert.ok(!isKind(other));
  });
});

describe('an agent file', () => {
  const text = '---\nname: growth-analyst\ndescription: Reads results.\ncolor: blue\n---\n\nYou read results.\n';

  it('is known by its path, named by its name, and read without a kind', () => {
    const document = parseDocument('.claude/agents/analyst.md', text);
    assert.equal(document.kind, 'agent');
    assert.equal(document.id, 'growth-analyst');
  });

  it('is read by the project and keeps keys of other readers', () => {
    const project = new Project();
    const file = '.claude/agents/analyst.md';
    assert.ok(project.reads(file));
    project.set(file, { text });
    assert.deepEqual(project.ofKind('agent')[0]?.schemaErrors, []);
    assert.equal(project.definitions('role', 'growth-analyst').length, 1);
  });

  it('has its front matter checked', () => {
    const project = new Project();
    project.set('.claude/agents/analyst.md', { text: '---\nname: The analyst\n---\n' });
    const errors = project.ofKind('agent')[0]?.schemaErrors.map(({ keyword, pointer }) => `${keyword} ${pointer}`);
    assert.deepEqual(errors?.sort(), ['pattern /name', 'required ']);
  });
});

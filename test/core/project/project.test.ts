import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadProject } from '../../../src/core/project/load.ts';
import { MemoryWorkspace } from '../../../src/core/project/memoryWorkspace.ts';
import { isReadable } from '../../../src/core/project/planDocument.ts';
import { Project } from '../../../src/core/project/project.ts';
import { viewOf } from '../../../src/core/project/view.ts';

const kpis = (...ids: string[]) =>
  `kind: kpis\ntitle: A\nkpis: [${ids.map((id) => `{ id: ${id}, title: ${id} }`).join(', ')}]\n`;
const set = (project: Project, file: string, text: string) => project.set(file, { text }).sort();

describe('the index of a project', () => {
  it('says which facts a change touches, and no others', () => {
    const project = new Project();
    assert.deepEqual(set(project, 'a.kpis.yaml', kpis('mqls')), [
      'file:a.kpis.yaml',
      'kind:kpis',
      'paths',
      'scope:kpi',
      'scope:kpis',
      'titles:kpi',
      'titles:kpis',
    ]);
    assert.deepEqual(set(project, 'a.kpis.yaml', kpis('mqls')), []);
    assert.deepEqual(set(project, 'a.kpis.yaml', `${kpis('mqls')}# a comment\n`), ['file:a.kpis.yaml', 'kind:kpis']);
    assert.deepEqual(set(project, 'a.kpis.yaml', kpis('mqls', 'cac')), [
      'file:a.kpis.yaml',
      'kind:kpis',
      'scope:kpi',
      'titles:kpi',
    ]);
    assert.deepEqual(set(project, 'a.strategy.yaml', 'kind: strategy\ntitle: A\n'), [
      'file:a.strategy.yaml',
      'kind:strategy',
      'paths',
      'scope:strategy',
      'titles:strategy',
    ]);
    assert.deepEqual(set(project, 'a.strategy.yaml', 'kind: strategy\ntitle: A\npersonas: [ops]\n'), [
      'file:a.strategy.yaml',
      'kind:strategy',
      'refs:persona',
    ]);
    assert.deepEqual(project.delete('a.kpis.yaml').sort(), [
      'file:a.kpis.yaml',
      'kind:kpis',
      'paths',
      'scope:kpi',
      'scope:kpis',
      'titles:kpi',
      'titles:kpis',
    ]);
    assert.deepEqual(project.delete('a.kpis.yaml'), []);
    assert.deepEqual(project.delete('never.kpis.yaml'), []);
  });

  it('touches both kinds when front matter changes its kind', () => {
    const project = new Project();
    set(project, 'workspace/a.md', '---\nkind: persona\ntitle: A\n---\n');
    const touched = set(project, 'workspace/a.md', '---\nkind: funnel\ntitle: A\n---\n');
    assert.deepEqual(
      touched.filter((key) => key.startsWith('kind:')),
      ['kind:funnel', 'kind:persona'],
    );
    assert.deepEqual(project.ofKind('persona'), []);
    assert.equal(project.ofKind('funnel').length, 1);
    set(project, 'workspace/a.md', '# Prose\n');
    assert.deepEqual(project.ofKind('funnel'), []);
    assert.deepEqual(project.definitions('funnel', 'a'), []);
    assert.equal(project.documents.size, 1);
  });

  it('reads a file again that could not be read', () => {
    const project = new Project();
    project.set('a.persona.yaml', { problem: 'encoding', args: {} });
    assert.equal(isReadable(project.documents.get('a.persona.yaml') as never), false);
    assert.ok(project.set('a.persona.yaml', { text: '' }).length > 0);
    assert.deepEqual(project.documents.get('a.persona.yaml')?.problems, []);
  });

  it('knows both of two things with one id, and the other one once the first is gone', () => {
    const project = new Project();
    set(project, 'a.kpis.yaml', kpis('mqls', 'mqls'));
    set(project, 'b.kpis.yaml', kpis('mqls'));
    assert.equal(project.definitions('kpi', 'mqls').length, 3);
    project.delete('a.kpis.yaml');
    assert.deepEqual(
      project.definitions('kpi', 'mqls').map(({ file }) => file),
      ['b.kpis.yaml'],
    );
    project.delete('b.kpis.yaml');
    assert.deepEqual(project.definitions('kpi', 'mqls'), []);
    assert.equal(project.isDefined('kpi', 'mqls'), false);
    assert.equal(project.isDefined('playbook', 'gtm'), true);
  });

  it('keeps what is local out of the project', () => {
    const project = new Project();
    set(project, 'a.experiment.yaml', 'kind: experiment\ntitle: A\nvariants: [{ id: b }]\n');
    assert.deepEqual(project.definitions('variant', 'b'), []);
  });

  it('reads Markdown in its content folders only', async () => {
    const files = {
      'workspace/a.md': '#',
      'plans/b.md': '#',
      'notes/c.md': '#',
      'workspaces/d.md': '#',
      'src/e.ts': '',
      'e.nothing-of-ours.yaml': '',
    };
    assert.deepEqual([...(await loadProject(new MemoryWorkspace(files))).documents.keys()].sort(), [
      'plans/b.md',
      'workspace/a.md',
    ]);
    const project = await loadProject(
      new MemoryWorkspace({ ...files, 'marketing.yaml': 'kind: project\ntitle: A\ncontent_folders: [notes//, 5]\n' }),
    );
    assert.deepEqual([...project.documents.keys()].sort(), ['marketing.yaml', 'notes/c.md']);
    assert.equal(project.hasPath('src/e.ts'), true);
    assert.equal(project.hasPath('src'), false);
  });

  it('is the same after any changes as when it is read afresh', () => {
    const files = ['a.kpis.yaml', 'b.kpis.yaml', 'a.persona.yaml', 'workspace/c.md', 'marketing.yaml'];
    const texts = [
      kpis('mqls', 'cac'),
      kpis('mqls', 'mqls'),
      kpis(),
      'kind: persona\ntitle: A\nid: x\n',
      'kind: persona\ntitle: [\n',
      '---\nkind: persona\nid: x\ntitle: A\nchannels: [search]\n---\n# A\n',
      '---\nkind: kpis\ntitle: A\nkpis: [{ id: mqls }]\n---\n',
      '# Prose\n',
      '',
    ];
    const change = fc.record({
      file: fc.constantFrom(...files),
      text: fc.option(fc.constantFrom(...texts), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const grown = new Project();
        const last = new Map<string, string>();
        for (const { file, text } of changes) {
          const before = facts(grown);
          const touched = new Set(text === undefined ? grown.delete(file) : grown.set(file, { text }));
          if (text === undefined) last.delete(file);
          else last.set(file, text);
          const after = facts(grown);
          for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
            if (before[key] !== after[key])
              assert.ok(touched.has(key), `${key} changed, but only ${[...touched]} were touched`);
        }
        const fresh = new Project();
        for (const [file, text] of last) fresh.set(file, { text });
        assert.deepEqual(facts(grown), facts(fresh));
      }),
    );
  });
});

/** What can be asked of a project, by the key that a change of the answer must touch. */
function facts(project: Project): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const scope of ['kpi', 'kpis', 'persona', 'playbook']) {
    const found = ['mqls', 'cac', 'x', 'a', 'b', 'c'].flatMap((id) => project.definitions(scope, id));
    answers[`scope:${scope}`] = JSON.stringify(found.map(({ id, file }) => `${id} ${file}`).sort());
  }
  for (const kind of ['kpis', 'persona', 'project'] as const)
    answers[`kind:${kind}`] = JSON.stringify(
      project
        .ofKind(kind)
        .map(({ file, text }) => [file, text])
        .sort(),
    );
  const references = [...project.references()].filter(({ scopes }) => scopes.includes('channel'));
  answers['refs:channel'] = JSON.stringify(references.map(({ id, file }) => [id, file]).sort());
  for (const { file, text } of project.documents.values()) answers[`file:${file}`] = text;
  return answers;
}

describe('the view of a rule', () => {
  it('notes every fact that is looked at', async () => {
    const project = await loadProject(
      new MemoryWorkspace({
        'marketing.yaml': 'kind: project\ntitle: A\nbudget: { currency: EUR }\n',
        'workspace/a.md': '#',
      }),
    );
    const noted: string[] = [];
    const looks: [(view: ReturnType<typeof viewOf>) => unknown, string[]][] = [
      [(view) => view.currency, ['kind:project']],
      [(view) => view.settings, ['kind:project']],
      [(view) => view.documents('kpis'), ['kind:kpis', 'kind:project']],
      [(view) => view.document('workspace/a.md'), ['file:workspace/a.md', 'paths']],
      [(view) => view.definitions('kpi', 'x'), ['scope:kpi']],
      [(view) => view.definitionsIn('kpi'), ['titles:kpi']],
      [(view) => view.isDefined('kpi', 'x'), ['scope:kpi']],
      [(view) => view.referencesTo('kpi', 'x'), ['refs:kpi']],
      [(view) => view.hasPath('x'), ['paths']],
      [(view) => view.pathsIn('workspace'), ['paths']],
    ];
    for (const [look, keys] of looks) {
      noted.length = 0;
      look(viewOf(project, (key) => noted.push(key)));
      assert.deepEqual([...new Set(noted)].sort(), keys);
    }
    assert.deepEqual(viewOf(project).pathsIn('workspace/'), ['workspace/a.md']);
    assert.equal(viewOf(project).currency, 'EUR');
  });

  it('shows the documents of the current cycle, and those of none', async () => {
    const persona = (cycle: string) => `kind: persona\ntitle: A\n${cycle}`;
    const project = await loadProject(
      new MemoryWorkspace({
        'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\n',
        'old.persona.yaml': persona('cycle: 2026-Q1\n'),
        'new.persona.yaml': persona('cycle: 2026-Q2\n'),
        'all.persona.yaml': persona(''),
      }),
    );
    assert.deepEqual(
      viewOf(project)
        .documents('persona')
        .map(({ id }) => id)
        .sort(),
      ['all', 'new'],
    );
  });
});

import assert from 'node:assert/strict';
import type { Range } from '../../../src/core/documents/position.ts';
import { definitionAt } from '../../../src/core/language/definition.ts';
import { foldingRanges } from '../../../src/core/language/folding.ts';
import { documentLinks } from '../../../src/core/language/links.ts';
import { relativePath, resolvePath } from '../../../src/core/language/paths.ts';
import { highlightsAt, referencesAt } from '../../../src/core/language/references.ts';
import { type DocumentSymbol, documentSymbols } from '../../../src/core/language/symbols.ts';
import { workspaceSymbols } from '../../../src/core/language/workspaceSymbols.ts';
import { cursorIn, documentOf, examples, projectOf } from './support.ts';

const kpis = 'workspace/a.kpis.yaml';
const funnel = 'workspace/main.funnel.yaml';
const persona = 'workspace/boss.persona.yaml';
const plan = {
  [kpis]: 'kind: kpis\ntitle: KPIs\nkpis:\n  - id: mqls\n    title: Leads\n  - id: visits\n    title: Visits\n',
  [persona]: 'kind: persona\ntitle: The boss\n',
  'workspace/page.md': '---\nkind: messaging\ntitle: M\npersona_variants:\n  - persona: boss\n---\n# M\n',
};
const at = ({ start, end }: Range) => `${start.line}:${start.column}-${end.line}:${end.column}`;
const place = ({ file, range }: { file: string; range: Range }) => `${file} ${at(range)}`;

describe('definition', () => {
  const find = (file: string, text: string) => {
    const { project, document, position } = cursorIn(file, text, plan);
    return definitionAt(project, document, position);
  };
  it('leads to the entry with the id', () => {
    const [link] = find(funnel, 'stages:\n  - id: a\n    kpi: vis|its\n');
    assert.ok(link);
    assert.equal(place(link), `${kpis} 6:5-7:18`);
    assert.equal(at(link.selection), '6:9-6:15');
    assert.equal(at(link.origin), '3:10-3:16');
  });
  it('leads to a document whose id is its file name', () => {
    const [link] = find('workspace/x.messaging.yaml', 'kind: messaging\npersona_variants:\n  - persona: |boss\n');
    assert.equal(link?.file, persona);
    assert.equal(at(link?.selection as Range), '1:1-1:5');
  });
  it('leads to the file of a path, when it exists', () => {
    const text = (path: string) => `stages:\n  - id: a\n    activities:\n      - asset: ${path}|\n`;
    assert.equal(find(funnel, text('workspace/page.md'))[0]?.file, 'workspace/page.md');
    assert.deepEqual(find(funnel, text('workspace/none.md')), []);
  });
  it('finds nothing for shipped ids, keys and unknown ids', () => {
    assert.deepEqual(find('marketing.yaml', 'kind: project\nplaybooks: [gt|m]\n'), []);
    assert.deepEqual(find(funnel, 'stages:\n  - kp|i: visits\n'), []);
    assert.deepEqual(find(funnel, 'stages:\n  - kpi: vis|it\n'), []);
  });
});

describe('references', () => {
  const text =
    'kind: funnel\ntitle: F\nstages:\n  - { id: a, title: A, kpi: visits }\n  - { id: b, title: B, kpi: vis|its }\n';
  it('finds every use, and the definition when asked', () => {
    const { project, document, position } = cursorIn(funnel, text, plan);
    const uses = [`${funnel} 4:29-4:35`, `${funnel} 5:29-5:35`];
    assert.deepEqual(referencesAt(project, document, position, false).map(place), uses);
    assert.deepEqual(referencesAt(project, document, position, true).map(place), [`${kpis} 6:9-6:15`, ...uses]);
    assert.deepEqual(highlightsAt(project, document, position).map(at), ['4:29-4:35', '5:29-5:35']);
  });
  it('finds them in front matter, from the definition', () => {
    const { project, document, position } = cursorIn(persona, 'kind: persona\nid: bos|s\ntitle: B\n', plan);
    assert.deepEqual(referencesAt(project, document, position, false).map(place), ['workspace/page.md 5:14-5:18']);
  });
  it('keeps ids of one document to that document', () => {
    const variants = 'kind: campaign\nvariants:\n  - id: blue\ndecisions:\n  - variant: blue\n';
    const { project, document, position } = cursorIn('a.campaign.yaml', variants.replace('id: blue', 'id: |blue'), {
      'b.campaign.yaml': variants,
    });
    assert.deepEqual(
      referencesAt(project, document, position, true).map(({ file }) => file),
      ['a.campaign.yaml', 'a.campaign.yaml'],
    );
  });
  it('finds the same unknown id elsewhere', () => {
    const { project, document, position } = cursorIn(
      funnel,
      text.replaceAll('visits', 'nope').replace('vis|its', 'no|pe'),
      plan,
    );
    assert.equal(referencesAt(project, document, position, true).length, 2);
  });
});

describe('outline', () => {
  const names = (symbols: DocumentSymbol[]): unknown[] =>
    symbols.map(({ name, children }) => (children.length > 0 ? [name, names(children)] : name));
  it('shows keys, and entries by their titles', () => {
    const project = projectOf(plan);
    assert.deepEqual(names(documentSymbols(documentOf(project, kpis))), [
      'kind',
      'title',
      [
        'kpis',
        [
          ['Leads', ['id', 'title']],
          ['Visits', ['id', 'title']],
        ],
      ],
    ]);
    const list = documentSymbols(documentOf(project, kpis))[2];
    assert.equal(list?.detail, '2 entries');
    assert.equal(at(list?.range as Range), '3:1-7:18');
    assert.deepEqual([list?.children[0]?.detail, at(list?.children[0]?.selection as Range)], ['mqls', '4:5-4:13']);
  });
  it('shows front matter and sections', () => {
    const project = projectOf({ 'workspace/p.md': '---\nkind: persona\n---\n# A\n\n## B\n\ntext\n\n## C\n# D\n' });
    const symbols = documentSymbols(documentOf(project, 'workspace/p.md'));
    assert.deepEqual(names(symbols), ['kind', ['A', ['B', 'C']], 'D']);
    assert.equal(at(symbols[1]?.range as Range), '4:1-10:5');
  });
  it('keeps what is shown inside what is there, in every example', () => {
    const inside = (symbol: DocumentSymbol) => {
      const { range, selection } = symbol;
      assert.ok(notAfter(range.start, selection.start) && notAfter(selection.end, range.end), symbol.name);
      for (const child of symbol.children) inside(child);
    };
    const notAfter = (a: Range['start'], b: Range['start']) =>
      a.line < b.line || (a.line === b.line && a.column <= b.column);
    for (const files of examples().values())
      for (const document of projectOf(files).documents.values()) documentSymbols(document).forEach(inside);
  });
  it('finds everything with an id by the letters of its name', () => {
    const project = projectOf(plan);
    assert.deepEqual(
      workspaceSymbols(project, 'lds').map(({ name, scope }) => [name, scope]),
      [['Leads', 'kpi']],
    );
    assert.deepEqual(
      workspaceSymbols(project, 'the b').map(({ file }) => file),
      [persona],
    );
    assert.equal(workspaceSymbols(project, '').length, 5);
  });
});

describe('folding', () => {
  const folds = (file: string, text: string) =>
    foldingRanges(documentOf(projectOf({ [file]: text }), file)).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === 'comment' ? ' comment' : ''}`,
    );
  it('folds maps, lists, entries, texts and comments', () => {
    const text =
      '# one\n# two\nkind: funnel\ntitle: >-\n  long\n  text\nstages:\n  - id: a\n    title: A\n\n  - id: b\nchannels: [\n  x\n]\n';
    assert.deepEqual(folds(funnel, text), ['1-2 comment', '4-6', '7-11', '8-9', '12-14']);
  });
  it('folds front matter and sections', () => {
    assert.deepEqual(folds('workspace/p.md', '---\nkind: persona\n---\n# A\n\n## B\ntext\n\n# C\nx\n'), [
      '1-3',
      '4-7',
      '6-7',
      '9-10',
    ]);
  });
});

describe('links', () => {
  it('leads from paths and relative links to files that exist', () => {
    const project = projectOf({
      'workspace/a b.md': '# x',
      'workspace/sub/p.md':
        '[a](../a%20b.md#x) [b](<../a b.md>) [c](none.md) [d](https://x.example/a) `[e](../a%20b.md)`\n```\n[f](p.md)\n```\n[g](#top)\n',
      [funnel]:
        'kind: funnel\nstages:\n  - id: a\n    activities:\n      - asset: workspace/sub/p.md\n      - asset: nope.md\n',
    });
    const links = (file: string) =>
      documentLinks(project, documentOf(project, file)).map(
        ({ range, target, fragment }) => `${at(range)} ${target}${fragment && `#${fragment}`}`,
      );
    assert.deepEqual(links('workspace/sub/p.md'), [
      '1:5-1:18 workspace/a b.md#x',
      '1:25-1:34 workspace/a b.md',
      '5:5-5:9 workspace/sub/p.md#top',
    ]);
    assert.deepEqual(links(funnel), ['5:16-5:34 workspace/sub/p.md']);
  });
  it('resolves and writes relative paths', () => {
    assert.equal(resolvePath('a/b/c.md', '../d.md'), 'a/d.md');
    assert.equal(resolvePath('a.md', '../d.md'), undefined);
    assert.equal(resolvePath('a/b.md', '/c.md'), 'c.md');
    assert.equal(relativePath('a/b/c.md', 'a/d.md'), '../d.md');
    assert.equal(relativePath('a.md', 'b/c.md'), 'b/c.md');
  });
});

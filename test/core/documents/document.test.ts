import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, spanAt } from '../../../src/core/documents/document.ts';
import { defaultId, filePattern, isKind, kindOfFile } from '../../../src/core/documents/kinds.ts';

describe('documents', () => {
  it('are told by their names in YAML, and by front matter in Markdown', () => {
    assert.equal(kindOfFile('a/b/q2.campaign.yaml'), 'campaign');
    assert.equal(kindOfFile('q2.experiment-policy.yml'), 'experiment_policy');
    assert.equal(kindOfFile('marketing.yaml'), 'project');
    for (const file of [
      'sub/marketing.yaml',
      'campaign.yaml',
      'q2.campaign.json',
      'q2.campaigns.yaml',
      'q2.project.yaml',
      'README.md',
    ])
      assert.equal(kindOfFile(file), undefined, file);
    assert.equal(parseDocument('workspace/a.md', '---\nkind: persona\n---\n').kind, 'persona');
    assert.equal(parseDocument('workspace/a.md', '---\nkind: post\n---\n').kind, undefined);
    assert.equal(parseDocument('workspace/a.md', '# kind: persona\n').kind, undefined);
    assert.equal(isKind('toString'), false);
    assert.equal(filePattern('kpis'), '*.kpis.yaml');
  });

  it('have an id and a title, their own or their name', () => {
    const read = (file: string, text: string) => {
      const { id, title, cycle } = parseDocument(file, text);
      return [id, title, cycle];
    };
    assert.deepEqual(read('a/Q2.campaign.yaml', 'kind: campaign\n'), ['q2', 'q2', undefined]);
    assert.deepEqual(read('q2.campaign.yaml', 'id: other\ntitle: Über\ncycle: 2026-Q2\n'), [
      'other',
      'Über',
      '2026-Q2',
    ]);
    assert.deepEqual(read('q2.campaign.yaml', 'id: 7\ntitle: ""\ncycle: 2026\n'), ['q2', 'q2', '2026']);
    assert.deepEqual(read('q2.campaign.yaml', '- list\n'), ['q2', 'q2', undefined]);
    assert.deepEqual(read('marketing.yaml', 'cycle: { period: 2026 }\n'), ['marketing', 'marketing', undefined]);
    assert.equal(defaultId('a/b.c.d'), 'b');
  });

  it('never throw, whatever their text', () => {
    const piece = fc.constantFrom(
      'kind: persona',
      'a',
      ': ',
      '- ',
      '\n',
      '\t',
      '"',
      '[',
      '{',
      '&a ',
      '*a',
      '---\n',
      '|',
      '#',
      '\r\n',
      '? ',
      '👩‍💼',
      '!!x ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('a.persona.yaml', 'workspace/a.md'),
        (pieces, file) => {
          const text = pieces.join('');
          const document = parseDocument(file, text);
          for (const { span } of document.problems)
            assert.ok(span[0] <= span[1] && span[0] <= text.length, JSON.stringify(span));
          const [start, end] = spanAt(document, '/kind');
          assert.ok(start <= end && end <= Math.max(1, text.length));
          for (const section of document.sections) assert.ok(section.offset <= section.end);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('places in a document', () => {
  const text = '---\nkind: persona\ntitle: A\npains:\n  - One\n  - Two\nrole:\n---\n# Text\n';
  const document = parseDocument('workspace/a.md', text);
  const at = (pointer: string, which?: 'key' | 'value') => text.slice(...spanAt(document, pointer, which));

  it('are the value, or the key', () => {
    assert.equal(at('/title'), 'A');
    assert.equal(at('/title', 'key'), 'title');
    assert.equal(at('/pains/1'), 'Two');
    assert.equal(at('/pains/1', 'key'), 'Two');
    assert.equal(at('/pains'), '- One\n  - Two');
  });

  it('are the nearest place that holds what is not there', () => {
    assert.equal(at('/role'), 'role');
    assert.equal(at('/pains/7'), 'pains');
    assert.equal(at('/missing'), 'kind');
    assert.equal(at(''), 'kind');
    assert.deepEqual(spanAt(parseDocument('a.persona.yaml', ''), '/x'), [0, 0]);
    assert.deepEqual(spanAt(parseDocument('a.persona.yaml', '# x'), '/x'), [0, 1]);
    assert.deepEqual(spanAt(parseDocument('a.md', 'prose'), '/x'), [0, 1]);
    // Behind a byte order mark there is nothing but the end of a line.
    assert.deepEqual(spanAt(parseDocument('a.persona.yaml', '\uFEFF\r\n'), ''), [1, 1]);
  });
});

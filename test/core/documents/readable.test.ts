import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countFresh, countItems, countWords, parseSections, wordsOf } from '../../../src/core/documents/markdown.ts';
import { hasContent, placeholderSpan } from '../../../src/core/documents/placeholder.ts';
import { isSeen, unmasked, withoutHidden } from '../../../src/core/documents/readable.ts';

describe('what a reader sees', () => {
  it('leaves out hidden elements, to the end where they are not closed', () => {
    const cases: [string, string][] = [
      ['a <div hidden>b</div> c', 'a  c'],
      ['a <SPAN style="color:red; display: none">b</span> c', 'a  c'],
      ['a <script>b</script><style>c</style><template>d</template> e', 'a  e'],
      ['a <div aria-hidden="true">b</div>', 'a <div aria-hidden="true">b</div>'],
      ['a <p style="font-size:0.9em">b</p>', 'a <p style="font-size:0.9em">b</p>'],
      ['a <p hidden>b', 'a '],
      ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ];
    for (const [text, seen] of cases) {
      assert.equal(withoutHidden(text).length, text.length, text);
      assert.equal(withoutHidden(text).replace(/ +/g, ' ').trim(), seen.replace(/ +/g, ' ').trim(), text);
    }
    assert.deepEqual(
      parseSections('## A\n\n<div hidden>\n\n## B\n\n</div>\n').map(({ title }) => title),
      ['A'],
    );
  });

  it('takes time in proportion to a text of tags', () => {
    withoutHidden('<div hidden>'.repeat(50_000));
    withoutHidden('<a hidden></a'.repeat(50_000));
    withoutHidden('<'.repeat(200_000));
  });

  it('does not count what stands in tags, nor where links lead', () => {
    assert.equal(countWords('<br title="many more words">one\n[//]: # (two three)\n[^a]: four\nfi\u00adve\n'), 4);
    assert.deepEqual(wordsOf('sof\u00adt \u3164 \u200b end'), ['soft', 'end']);
  });

  it('takes letters for what they look like, and keeps every place', () => {
    assert.equal(unmasked('T\u041eDO').text, 'TODO');
    assert.equal(unmasked('９９％').text, '99%');
    assert.equal(unmasked('Мы пишем').text, 'Мы пишем', 'a text in Cyrillic is none of ours');
    assert.equal(unmasked('plain\ttext\n').text, 'plain\ttext\n');
    const text = 'is T\u200bB\u200bD here';
    assert.deepEqual(
      placeholderSpan(text)?.map((at) => text.slice(at)),
      ['T\u200bB\u200bD here', ' here'],
    );
  });

  it('knows where each character of what it shows stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\u00ad', '\u200b', 'é', 'ａ', '\u043e', ' ', '\n') }),
        (written) => {
          const { text, at } = unmasked(written);
          for (const [index, character] of [...text].entries())
            assert.equal(unmasked(written.slice(0, at(index) + 1)).text.length, index + 1, character);
          assert.equal(text.trim() !== '', isSeen(written));
        },
      ),
    );
  });

  it('has no content where nothing can be seen', () => {
    for (const text of ['\u200b', '\u2800 ', '\u3164', '\u00ad\n']) assert.equal(hasContent(text), false);
    assert.equal(hasContent('営'), true);
  });

  it('counts the words that are new, and different points', () => {
    assert.equal(countFresh(wordsOf('We try hard. '.repeat(20))), 6);
    assert.equal(countFresh(wordsOf('1. We try hard. 2. We try hard.')), 8);
    assert.equal(countFresh(wordsOf('Nobody repeats a thing here')), 5);
    assert.equal(countItems('- a\n- A.\n- b\n- …\n'), 2);
  });
});

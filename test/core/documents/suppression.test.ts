import assert from 'node:assert/strict';
import { parseSuppressions } from '../../../src/core/documents/suppression.ts';

const read = (text: string) =>
  parseSuppressions(text).map(({ rule, reason, span }) => [rule, reason, text.slice(...span)]);

describe('comments that silence', () => {
  it('name a rule and give a reason', () => {
    assert.deepEqual(read('a: 1\n# gtm-disable-next-line unknown-key -- read by our CRM  \nb: 2\n'), [
      ['unknown-key', 'read by our CRM', '# gtm-disable-next-line unknown-key -- read by our CRM'],
    ]);
    assert.deepEqual(read('#gtm-disable-next-line a -- b\r\nx: 1\r\n'), [['a', 'b', '#gtm-disable-next-line a -- b']]);
    assert.deepEqual(read('x\n<!-- gtm-disable-next-line a -- b -- c --> rest\n'), [
      ['a', 'b -- c', '<!-- gtm-disable-next-line a -- b -- c -->'],
    ]);
  });

  it('may leave out either, which is said and not guessed', () => {
    assert.deepEqual(
      read(
        [
          '# gtm-disable-next-line',
          '# gtm-disable-next-line a',
          '# gtm-disable-next-line a --',
          '# gtm-disable-next-line -- why',
          '# gtm-disable-next-line a without dashes',
          '# gtm-disable-next-line a -- TODO',
          '<!-- gtm-disable-next-line -->',
          '<!-- gtm-disable-next-line a-->',
        ].join('\n'),
      ).map(([rule, reason]) => [rule, reason]),
      [
        ['', ''],
        ['a', ''],
        ['a', ''],
        ['', 'why'],
        ['a', ''],
        ['a', ''],
        ['', ''],
        ['a', ''],
      ],
    );
  });

  it('are told from other words', () => {
    assert.deepEqual(read('gtm-disable-next-line a -- b'), []);
    assert.deepEqual(read('# gtm-disable-next-lines a -- b'), []);
    assert.deepEqual(read('# gtm-disable a -- b'), []);
  });

  it('are read in time', () => {
    parseSuppressions(`# gtm-disable-next-line a -- ${' x'.repeat(100_000)}${' '.repeat(200_000)}x`);
    parseSuppressions(`#${' '.repeat(200_000)} gtm-disable-next-line`);
  });
});

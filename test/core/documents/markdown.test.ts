import assert from 'node:assert/strict';
import { frontMatterOf } from '../../../src/core/documents/frontMatter.ts';
import {
  countItems,
  countWords,
  foldHeading,
  parseSections,
  parseTables,
  withoutComments,
} from '../../../src/core/documents/markdown.ts';

const titles = (text: string, from = 0) => parseSections(text, from).map(({ title, level }) => `${level} ${title}`);

describe('front matter', () => {
  it('stands between two lines of dashes, or ends in dots', () => {
    for (const text of [
      '---\na: 1\n---\nrest',
      '---\r\na: 1\r\n---\r\nrest',
      '---  \na: 1\n...\nrest',
      '\uFEFF---\na: 1\n---\nrest',
    ]) {
      const front = frontMatterOf(text);
      assert.equal(front?.text.trim(), 'a: 1');
      assert.equal(text.slice(front?.start, front?.end).startsWith('a: 1'), true);
      assert.equal(text.slice(front?.end), 'rest');
    }
  });

  it('may be empty, and may end with the file', () => {
    assert.deepEqual(frontMatterOf('---\n---\n'), { text: '', start: 4, end: 8 });
    assert.deepEqual(frontMatterOf('---\na: 1\n---'), { text: 'a: 1\n', start: 4, end: 12 });
  });

  it('is none where it never closes, or does not begin the file', () => {
    for (const text of [
      '---\na: 1\n',
      '\n---\na: 1\n---\n',
      '----\na: 1\n----\n',
      '--- a\n---\n',
      '---\na: 1\n  ---\n',
      '',
    ])
      assert.equal(frontMatterOf(text), undefined, text);
  });
});

describe('sections', () => {
  it('are found by their marks and by their underlines', () => {
    assert.deepEqual(titles('# A\n## B ##\nText\n\nC\n===\n\nD and\n---\n####### no\n#no\n'), [
      '1 A',
      '2 B',
      '1 C',
      '2 D and',
    ]);
    assert.deepEqual(titles('## C#\n## F # sharp\n##\n#\tTab\n   ### Three\n    # code\n'), [
      '2 C#',
      '2 F # sharp',
      '2 ',
      '1 Tab',
      '3 Three',
    ]);
    assert.deepEqual(titles('# A\r\ntext\r\nB\r\n---\r\n'), ['1 A', '2 B']);
  });

  it('are not taken from rules, lists, quotes and tables', () => {
    assert.deepEqual(
      titles(
        'text\n\n---\n\n- item\n---\n> quote\n---\n| a | b |\n|---|---|\n| 1 | 2 |\n---\n1. one\n---\n    code\n---\n',
      ),
      [],
    );
    assert.deepEqual(titles('a | b\n--- | ---\n1 | 2\n'), []);
  });

  it('are not taken from code and comments', () => {
    assert.deepEqual(
      titles('```\n# no\n```\n~~~~\n# no\n~~~\n# no\n~~~~\n<!--\n# no\n-->\n# Yes\n<!-- # no --> # no\n'),
      ['1 Yes'],
    );
    assert.deepEqual(titles('text\n```\ncode\n```\n---\n# Yes\n'), ['1 Yes']);
    assert.deepEqual(titles('```\n# never closed\n'), []);
    assert.deepEqual(titles('# A\n<!-- never closed\n# B\n'), ['1 A', '1 B']);
  });

  it('hold their sub-sections and end at their like', () => {
    const text = '# A\none\n## B\ntwo\n### C\nthree\n## D\nfour\n# E\nfive';
    const sections = parseSections(text);
    assert.deepEqual(
      sections.map(({ text: inside, end }) => [inside.replaceAll('\n', ' ').trim(), end]),
      [
        ['one ## B two ### C three ## D four', text.indexOf('# E')],
        ['two ### C three', text.indexOf('## D')],
        ['three', text.indexOf('## D')],
        ['four', text.indexOf('# E')],
        ['five', text.length],
      ],
    );
    for (const { title, offset, headingEnd, level } of sections)
      assert.equal(text.slice(offset, headingEnd), `${'#'.repeat(level)} ${title}`);
  });

  it('begin behind the front matter, with offsets of the file', () => {
    const text = '---\ntitle: x\n---\nTitle\n---\n';
    assert.deepEqual(titles(text, 17), ['2 Title']);
    assert.equal(parseSections(text, 17)[0]?.offset, 17);
  });

  it('are compared without case, punctuation and blanks', () => {
    assert.equal(foldHeading('  Market & Competition!  '), foldHeading('market and competition'));
    assert.equal(foldHeading('2. Über-uns'), '2 über uns');
    assert.notEqual(foldHeading('Market'), foldHeading('Markets'));
  });

  it('are read in time, whatever the text', () => {
    parseSections('# a\n'.repeat(20_000));
    parseSections(`# ${' '.repeat(200_000)}x`);
    parseSections(`# ${'#'.repeat(200_000)}x`);
    parseSections('<!--'.repeat(50_000));
    countWords('<!--'.repeat(50_000));
    parseTables(`|\n|${' '.repeat(200_000)}x`);
    parseTables('|-'.repeat(50_000));
  });
});

describe('words, points and tables', () => {
  it('counts words of prose', () => {
    assert.equal(countWords('One two, three. 45,000 visitors aren’t 3.5%'), 7);
    assert.equal(
      countWords(
        '# Heading\none\n\nUnder\n===\ntwo <!-- no\nno --> three\n```\nno no\n```\n| four | five |\n|---|---|\n',
      ),
      5,
    );
    assert.equal(countWords('Überraschung für 営業部長 हिन्दी'), 4);
    assert.equal(countWords(''), 0);
    assert.equal(countWords('--- *** 👩‍💼'), 0);
  });

  it('counts points at any depth', () => {
    assert.equal(countItems('- a\n  * b\n1. c\n2) d\n+ e\n-f\n- \n```\n- no\n```\n'), 5);
  });

  it('reads tables with escaped pipes, with and without outer ones', () => {
    const [table] = parseTables('x\n\n| A \\| B | C |\n|:--|--:|\n| 1 \\| 2 | 3 |\n| 4 |\n\nafter', 100);
    assert.deepEqual(table?.columns, ['A | B', 'C']);
    assert.deepEqual(
      table?.rows.map((row) => row.cells),
      [['1 | 2', '3'], ['4']],
    );
    assert.equal(table?.offset, 103);
    assert.deepEqual(parseTables('a | b\n--- | ---\n1 | 2\n')[0]?.columns, ['a', 'b']);
    assert.deepEqual(
      parseTables('| a |\r\n|---|\r\n| 1 |\r\n')[0]?.rows.map((row) => row.cells),
      [['1']],
    );
  });

  it('takes nothing else for a table', () => {
    for (const text of ['a | b\nc | d\n', 'a\n---\nb\n', '```\n| a |\n|---|\n```\n', 'text\n|---|\n', '| a |\n|-x-|\n'])
      assert.deepEqual(parseTables(text), [], text);
  });

  it('blanks comments out and keeps every offset', () => {
    const text = 'a <!-- b\nc --> d <!-- e';
    assert.equal(withoutComments(text), 'a       \n      d <!-- e');
    assert.equal(withoutComments(text).length, text.length);
  });
});

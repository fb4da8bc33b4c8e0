import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CsvOptions, CsvParser, feedCsv } from '../../../src/core/data/csv.ts';
import { feedJson } from '../../../src/core/data/json.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import type { RowReader } from '../../../src/core/data/rows.ts';

function collector() {
  const table = { columns: [] as string[], rows: [] as unknown[][], numbers: [] as number[] };
  const reader: RowReader = {
    columns: (names) => {
      table.columns = [...names];
    },
    row: (cells, row) => {
      table.rows.push([...cells]);
      table.numbers.push(row);
    },
  };
  return { table, reader };
}

/** Reads a text in pieces of a size. */
function read(text: string, options: CsvOptions = {}, size = Number.POSITIVE_INFINITY) {
  const { table, reader } = collector();
  const problems = new Problems();
  const parser = new CsvParser(reader, problems, options);
  for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, Math.min(text.length, at + size)));
  parser.end();
  return { ...table, problems: problems.list.map(({ row, message }) => `${row}: ${message}`) };
}

describe('CSV', () => {
  it('is read with quotes, line breaks in quotes, and any line end', () => {
    const { columns, rows, numbers, problems } = read('a,b\r\n1,"x ""y"", z"\r\n\r\n2,"two\r\nlines"\r3,plain\n');
    assert.deepEqual(columns, ['a', 'b']);
    assert.deepEqual(rows, [
      ['1', 'x "y", z'],
      ['2', 'two\nlines'],
      ['3', 'plain'],
    ]);
    assert.deepEqual(numbers, [2, 4, 5]);
    assert.deepEqual(problems, []);
  });

  it('is read without its byte order mark, and with the delimiter that it has', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = `\ufeffid${delimiter}path\n1${delimiter}a > b\n2${delimiter}c\n`;
      const { columns, rows } = read(text);
      assert.deepEqual(columns, ['id', 'path'], JSON.stringify(delimiter));
      assert.equal(rows.length, 2);
    }
    assert.deepEqual(read('a:b\n1:2\n', { delimiter: ':' }).rows, [['1', '2']]);
    assert.deepEqual(read('path\na > b\n').rows, [['a > b']]);
  });

  it('may come without a header, when the columns are named', () => {
    const { columns, rows, numbers } = read('1,2\n', { columns: ['x', 'y'] });
    assert.deepEqual([columns, rows, numbers], [['x', 'y'], [['1', '2']], [1]]);
  });

  it('has a problem for each row that does not fit, and loses no other', () => {
    const { rows, problems } = read('a,b\n1\n2,3,4\n5,6,,\n"x"y,7\n8,9\n');
    assert.deepEqual(rows, [
      ['5', '6'],
      ['8', '9'],
    ]);
    assert.deepEqual(problems, [
      '2: The row has 1 cell, but the header names 2. It was left out.',
      '3: The row has 3 cells, but the header names 2. It was left out.',
      '5: A quotation mark stands in the middle of a quoted cell, so nobody can say where the cell ends. Double it. The line was left out.',
    ]);
  });

  it('says where a quote never closes, and reads on behind it', () => {
    for (const [count, message] of [
      [50_000, /^3: A quotation mark opens a cell here and never closes/],
      [600_000, /^3: The row that begins here is longer than 1,000,000 characters/],
    ] as const) {
      const text = `a,b\n1,2\n3,"four\n${'5,6\n'.repeat(count)}`;
      for (const size of [count, Number.POSITIVE_INFINITY]) {
        const { rows, problems } = read(text, {}, size);
        assert.equal(rows.length, count + 1);
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', message);
      }
    }
  });

  it('gives up where no quotation mark fits', () => {
    const { rows, problems } = read(`a,b\n1,2\n${'"x"y,3\n'.repeat(5000)}`, {}, 4096);
    assert.deepEqual(rows, [['1', '2']]);
    assert.match(
      problems.at(-1) ?? '',
      /^103: Quotation marks do not fit in 101 rows, so the rest of the file was left out/,
    );
  });

  it('without rows, or without a header, says so', () => {
    assert.match(read('').problems.join(), /no header row/);
    assert.match(read('\n\n').problems.join(), /no header row/);
    assert.match(read('a,b\n').problems.join(), /no rows/);
  });

  it('keeps a thousand problems and counts them all', () => {
    const problems = new Problems();
    feedCsv(`a,b\n${'1\n'.repeat(2500)}`, collector().reader, problems);
    assert.equal(problems.list.length, 1000);
    assert.equal(problems.count, 2500);
  });

  it('is the same however it is cut into pieces', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.stringMatching(/^[a",;\r\n ]{0,6}$/),
      fc.constantFrom('', '"', ',', '\r\n', ' "x" ', 'é€'),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), (rows, size, newline) => {
        const line = (cells: readonly string[]) =>
          cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',') + newline;
        const text = [['x', 'y', 'z'], ...rows].map(line).join('');
        const whole = read(text, { delimiter: ',' });
        assert.deepEqual(read(text, { delimiter: ',' }, size), whole);
        assert.deepEqual(whole.problems, []);
        // Line ends are one kind; nothing else changes.
        assert.deepEqual(
          whole.rows,
          rows.map((row) => row.map((each) => each.replace(/\r\n?/g, '\n'))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('of any text ends in rows and problems, never in an exception, and the same in pieces', () => {
    const text = fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ', '\u0000', '\ufeff', '\t'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (parts, size) => {
        const { rows, columns } = read(parts.join(''), {}, size);
        for (const row of rows) assert.equal(row.length, columns.length);
        const [whole, pieces] = [Number.POSITIVE_INFINITY, size].map((each) =>
          read(parts.join(''), { delimiter: ',' }, each),
        );
        assert.deepEqual(pieces, whole);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('JSON rows', () => {
  const readJson = (text: string) => {
    const { table, reader } = collector();
    const problems = new Problems();
    feedJson(text, reader, problems);
    return { ...table, problems: problems.list.map(({ row, message }) => `${row}: ${message}`) };
  };

  it('are a list of objects, or an object a line; columns may come later', () => {
    for (const text of ['\ufeff[{"a":1},{"b":"x","a":2}]', '{"a":1}\n\n{"b":"x","a":2}\n']) {
      const { columns, rows, numbers, problems } = readJson(text);
      assert.deepEqual(columns, ['a', 'b']);
      assert.deepEqual(rows, [[1], [2, 'x']]);
      assert.deepEqual(numbers, [2, 3]);
      assert.deepEqual(problems, []);
    }
  });

  it('have a problem for each that does not read', () => {
    assert.match(readJson('[1, {"a":2}]').problems.join(), /^2: This entry is not an object/);
    assert.match(readJson('[{"a":').problems.join(), /^1: This is not JSON/);
    assert.match(readJson('hello').problems.join(), /list of objects/);
    const { rows, numbers, problems } = readJson('{"a":1}\n{"a":\n{"a":3}');
    assert.deepEqual(rows, [[1], [3]]);
    assert.deepEqual(numbers, [2, 4]);
    assert.match(problems.join(), /^3: This is not JSON/);
  });
});

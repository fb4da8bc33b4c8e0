// People, a row each: the same numbers as typed sums, whatever the order of the rows, and a line for each row left out.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calculate } from '../../src/core/calculators/index.ts';
import { Problems } from '../../src/core/data/problem.ts';
import { feedRecords } from '../../src/core/data/rows.ts';
import { PeopleReader } from '../../src/core/experiments/document/peopleReader.ts';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const promise = 'workspace/demand-gen/ab-tests/signup-panel-promise.experiment.yaml';

/** Rows of a variant in which so many of the people converted. */
const converted = (variant: string, conversions: number, users: number, more = '') =>
  Array.from({ length: users }, (_, index) => `${variant},${index < conversions ? 'yes' : 'no'}${more}`);

describe('gtm experiment analyze --rows', () => {
  let scratch: Scratch;
  before(async () => {
    scratch = await Scratch.create();
  });
  after(() => scratch.remove());

  const analyze = async (lines: readonly string[], ...argv: string[]) => {
    await scratch.write({ 'people.csv': `${lines.join('\n')}\n` });
    const cwd = argv.includes(promise) ? inRepository('examples/acme-crm') : scratch.root;
    return await runInProcess(['experiment', 'analyze', '--rows', scratch.path('people.csv'), ...argv], { cwd });
  };
  const json = async (lines: readonly string[], ...argv: string[]) =>
    JSON.parse((await analyze(lines, ...argv, '--json')).out);

  it('counts conversions as if they were typed', async () => {
    const rows = ['variant,value', ...converted('new', 59, 1000), ...converted('control', 41, 1000)];
    const { result, method } = await json(rows);
    const typed = await runInProcess(['experiment', 'analyze', '--arm', '41/1000', '--arm', '59/1000', '--json'], {
      cwd: scratch.root,
    });
    const expected = JSON.parse(typed.out);
    assert.deepEqual({ ...result.comparisons[0], variant: '' }, { ...expected.result.comparisons[0], variant: '' });
    assert.deepEqual([result.comparisons[0].variant, method], ['new', expected.method]);
  });

  it('reads decimal commas and another delimiter where they are declared', async () => {
    const people = (write: (value: number) => string) =>
      Array.from({ length: 60 }, (_, at) => write(at % 2 === 0 ? 10.5 + (at % 7) : 9.25 + (at % 5)));
    const names = (at: number) => (at % 2 === 0 ? 'control' : 'new');
    const pointed = people(String).map((value, at) => `${names(at)},${value}`);
    const comma = people((value) => String(value).replace('.', ',')).map((value, at) => `${names(at)};${value}`);
    const expected = await json(['variant,value', ...pointed], '--metric-type', 'mean');
    const declared = ['--decimal', ',', '--delimiter', ';'];
    const { result, problem_count } = await json(['variant;value', ...comma], '--metric-type', 'mean', ...declared);
    assert.deepEqual([result, problem_count], [expected.result, undefined]);
    const { err } = await analyze(['variant;value', ...comma], '--metric-type', 'mean');
    assert.match(err, /If the file writes decimal commas, declare it/);
  });

  it('reads an experiment out by its own rule, with its segments', async () => {
    const rows = [
      'variant,value,segment',
      ...converted('present-panel', 430, 8200, ',phone'),
      ...converted('ten-minutes', 560, 8200, ',desktop'),
      ...converted('present-panel', 10, 100, ','),
    ];
    const { result, calculator } = await json(rows, promise);
    assert.deepEqual([calculator, result.advice], ['experiment-read-out', 'ship']);
    assert.deepEqual(result.progress.users, [8300, 8200]);
    assert.deepEqual(
      result.segments.map(({ segment, refused }: { segment: string; refused: string | null }) => [
        segment,
        refused !== null,
      ]),
      [
        ['phone', true],
        ['desktop', true],
      ],
      'each segment saw one variant only',
    );
  });

  it('compares ratios by the delta method', async () => {
    const { result } = await json([
      'variant,value,denominator',
      ...['a,10,1', 'a,22,2', 'a,9,1', 'a,35,3', 'b,12,1', 'b,25,2', 'b,31,3', 'b,14,1'],
    ]);
    const sums = (id: string, users: number, sum: number, squares: number, below: number[], products: number) => ({
      id,
      users,
      sum,
      sum_of_squares: squares,
      denominator_sum: below.reduce((total, each) => total + each),
      denominator_sum_of_squares: below.reduce((total, each) => total + each ** 2, 0),
      sum_of_products: products,
    });
    const variants = [
      sums('a', 4, 76, 100 + 484 + 81 + 1225, [1, 2, 1, 3], 10 + 44 + 9 + 105),
      sums('b', 4, 82, 144 + 625 + 961 + 196, [1, 2, 3, 1], 12 + 50 + 93 + 14),
    ];
    assert.deepEqual(
      result,
      calculate('experiment-analyze-means', { variants, alpha: 0.05, correction: 'none' }).result,
    );
  });

  it('sharpens an average by the values from before the test', async () => {
    const a = [
      { value: 3, before: 2 },
      { value: 5, before: 4 },
      { value: 4, before: 4 },
    ];
    const b = [
      { value: 4, before: 2 },
      { value: 7, before: 5 },
      { value: 5, before: 3 },
    ];
    const rows = (variant: string, people: typeof a) =>
      people.map(({ value, before }) => `${variant},${value},${before}`);
    const lines = ['arm,value,before', ...rows('a', a), ...rows('b', b)];
    const { result } = await json(lines);
    const expected = calculate('experiment-cuped', { control: { rows: a }, treatment: { rows: b } }).result;
    for (const [key, value] of Object.entries(expected as Record<string, number | number[]>))
      assert.ok(
        [result[key]].flat().every((each, index) => Math.abs(each - Number([value].flat()[index])) < 1e-12),
        key,
      );
    assert.match((await analyze(lines)).out, /differ by \+1\.33 \(\+0\.111 to \+2\.56\)[\s\S]*explain 90\.9 %/);
    const third = await analyze([...lines, 'c,1,2', 'c,2,3', 'c,3,3']);
    assert.match(third.err, /comparison of two variants/);
    assert.equal(third.code, 2);
  });

  it('says which rows it leaves out, and uses the others', async () => {
    const rows = ['variant,value', ...converted('a', 40, 1000), ...converted('b', 60, 1000), 'a,', ',1', 'b,perhaps'];
    const { code, err, out } = await analyze(rows);
    assert.equal(code, 0);
    assert.match(out, /b +4 % +6 %/);
    assert.deepEqual(
      err
        .trim()
        .split('\n')
        .map((line) => line.replace(/^.*people\.csv:/, '')),
      [
        '2002: value: The cell is empty. The row was left out.',
        '2003: variant: The cell is empty. The row was left out.',
        '2004: value: “perhaps” does not read as a number. The row was left out.',
      ],
    );
    assert.equal((await json(rows)).problem_count, 3);
  });

  const wrong: readonly [what: string, lines: string[], argv: string[], code: 1 | 2, said: RegExp][] = [
    [
      'no column of variants',
      ['who,value', 'a,1'],
      [],
      1,
      /There is no column “variant”. The file has “who” and “value”/,
    ],
    [
      'other variants',
      ['variant,value', 'x,1', 'ten-minutes,0'],
      [promise],
      2,
      /name “x”, and the experiment has “present-panel” and “ten-minutes”/,
    ],
    ['a share that is none', ['variant,value', 'present-panel,2', 'ten-minutes,0'], [promise], 2, /neither 0 nor 1/],
    ['two sources', ['variant,value', 'a,1'], ['--arm', '1/2'], 2, /Name one of the two/],
    [
      'people who are not split as planned',
      ['variant,value', ...converted('a', 5, 300), ...converted('b', 5, 100)],
      [],
      1,
      /not split as planned/,
    ],
  ];
  for (const [what, lines, argv, code, said] of wrong) {
    it(`refuses ${what}`, async () => {
      const result = await analyze(lines, ...argv);
      assert.match(result.out + result.err, said);
      assert.equal(result.code, code);
    });
  }

  it('gives the same whatever the order of the rows', () => {
    const row = fc.record({
      variant: fc.constantFrom('control', 'b'),
      value: fc.constantFrom(0, 1),
      segment: fc.constantFrom('x', 'y'),
    });
    const read = (rows: readonly Record<string, unknown>[]) => {
      const people = new PeopleReader(new Problems());
      feedRecords(rows, people, new Problems());
      const counts = (sums: ReadonlyMap<string, { users: number; sum: number }>) =>
        [...sums].map(([name, { users, sum }]) => `${name} ${sum}/${users}`).sort();
      return [
        counts(people.variants),
        [...people.segments].map(([name, sums]) => [name, ...counts(sums)].join()).sort(),
      ];
    };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        assert.deepEqual(read(rows), read([...rows].reverse()));
      }),
    );
  });
});

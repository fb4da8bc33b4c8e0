import assert from 'node:assert/strict';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import { Problems } from '../../../src/core/data/problem.ts';
import { feedRecords, feedRecordsAsync } from '../../../src/core/data/rows.ts';
import { collector, read } from './readerSupport.ts';

describe('contacts, a row each', () => {
  const csv = `user_id,timestamp,channel,event,value
u2,2026-03-09,direct,,
u1,2026-03-01T12:00:00Z,Search,,
u1,2026-03-05,Email,purchase,49.90
u1,2026-03-04,Social,,
u1,2026-03-08,Search,,
u3,2026-03-01,,purchase,10
`;

  it('become a path to each conversion and one of what led to none', () => {
    const { paths, problems, memory } = read(csv, { numbers: { currency: 'EUR' } });
    assert.deepEqual(paths, [
      'direct@0 | 0 1 0',
      'Search@3.5 > Social@1 > Email@0 | 1 0 4990',
      'Search@0 | 0 1 0',
      ' | 1 0 1000',
    ]);
    assert.deepEqual(problems, []);
    assert.equal(memory, 'linear in the rows: in any order');
  });

  for (const column of ['conversion', 'converted', 'is_conversion']) {
    it(`convert where the column ${column} says so, not where it says no`, () => {
      for (const [yes, no] of [
        ['1', '0'],
        ['yes', 'no'],
        ['TRUE', 'FALSE'],
      ]) {
        const flags = `user,timestamp,channel,${column},value\nu1,2026-01-01,a,${no},0\nu1,2026-01-02,b,${yes},100\nu2,2026-01-01,a,${no},0\n`;
        assert.deepEqual(read(flags, { numbers: { currency: 'EUR' } }).paths, ['a@1 > b@0 | 1 0 10000', 'a@0 | 0 1 0']);
      }
    });
  }

  it('count again after a conversion, where the plan says so', () => {
    const again = `user,time,channel,event\nu,2026-01-01,a,\nu,2026-01-02,b,won\nu,2026-01-03,c,won\nu,2026-01-04,d,\n`;
    assert.deepEqual(read(again).paths, ['a@1 > b@0 | 1 0 0', 'c@0 | 1 0 0', 'd@0 | 0 1 0']);
    assert.deepEqual(read(again, { afterConversion: 'continue' }).paths, [
      'a@1 > b@0 | 1 0 0',
      'a@2 > b@1 > c@0 | 1 0 0',
      'd@0 | 0 1 0',
    ]);
  });

  it('stay in the order of the file at the same time, contacts before conversions', () => {
    const many = Array.from({ length: 40 }, (_, index) => `u,2026-01-02,m${index},`).join('\n');
    const csv = `user,time,channel,event\nu,2026-01-02,,won\nu,2026-01-02,b,\nu,2026-01-02,a,\nu,2026-01-01,c,\n`;
    assert.deepEqual(read(csv).paths, ['c@1 > b@0 > a@0 | 1 0 0']);
    assert.deepEqual(read(csv, { sorted: true }).paths, ['c@1 > b@0 > a@0 | 1 0 0']);
    assert.match(read(`user,time,channel,event\n${many}\n`).paths[0] ?? '', /^m0@0 > m1@0 > .* > m39@0 \| 0 1 0$/);
  });

  it('are not used up by a conversion of another event', () => {
    const csv = `user,time,channel,event\nu,2026-01-01,a,\nu,2026-01-02,,trial\nu,2026-01-03,b,\nu,2026-01-04,,paid\nu,2026-01-05,c,\nu,2026-01-06,,trial\n`;
    const eventValues = { paid: 900 };
    assert.deepEqual(read(csv, { eventValues }).paths, ['a@1 | 1 0 0', 'a@3 > b@1 | 1 0 900', 'b@3 > c@1 | 1 0 0']);
    assert.deepEqual(read(csv, { eventValues, conversionEvents: ['paid'] }).paths, [
      'a@3 > b@1 | 1 0 900',
      'c@0 | 0 1 0',
    ]);
  });

  it('take only the events that are named, and a worth where the data has none', () => {
    const events = `user,time,channel,event\nu,2026-01-01,a,view\nu,2026-01-02,,won\n`;
    assert.deepEqual(read(events, { conversionEvents: ['won'], defaultValue: 700 }).paths, ['a@1 | 1 0 700']);
  });

  it('need no memory when they are sorted by person', () => {
    const sorted = `user,time,channel,event\n9,2026-01-02,b,won\n9,2026-01-01,a,\n10,2026-01-01,c,won\n`;
    const { paths, problems, memory } = read(sorted, { sorted: true });
    assert.deepEqual(paths, ['a@1 > b@0 | 1 0 0', 'c@0 | 1 0 0']);
    assert.deepEqual(problems, []);
    assert.equal(memory, 'constant: rows sorted by person');
  });

  it('stop where they are said to be sorted and are not', () => {
    const { problems } = read(`user,time,channel\nb,2026-01-01,x\na,2026-01-01,x\nb,2026-01-02,x\n`, { sorted: true });
    assert.deepEqual(problems, [
      '3 user_id: The rows were declared as sorted by user_id, but “a” comes after “b”. Leave the declaration out, and they are read in any order.',
    ]);
  });

  it('leave out rows that do not read, each with its reason', () => {
    const { paths, problems } = read(
      `user,time,channel,event,value\n,2026-01-01,a,,\nu,soon,a,,\nu,03/04/2026,a,,\nu,2026-01-01,,,\nu,2026-01-01,a,won,much\nu,2026-01-02,b,won,5\nu,2026-01-02\n`,
    );
    assert.deepEqual(paths, ['b@0 | 1 0 500']);
    assert.deepEqual(
      problems.map((problem) => problem.slice(0, 60)),
      [
        '2 user: The cell is empty. The row was left out.',
        '3 time: “soon” does not read as a date or time such as 2026-',
        '4 time: “03/04/2026” can be read in two ways. Declare the fo',
        '5 : The row has neither a contact nor a conversion. It was l',
        '6 value: “much” does not read as an amount of money. The row',
        '8 : The row has 2 cells, but the header names 5. It was left',
      ],
    );
  });

  it('say which column is not there', () => {
    const { problems } = read('person,when,channel\nu,2026-01-01,a\n', {}, 'touches');
    assert.match(
      problems[0] ?? '',
      /^1 user_id: There is no column “user_id”\. The file has “person”, “when” and “channel”\./,
    );
  });
});

describe('whole paths', () => {
  it('count no value of a path that did not convert, and say so', () => {
    const { paths, problems } = read('path,conversions,value\nA > B,1,10\nC,0,5\nD,,7\n');
    assert.deepEqual(paths, ['A > B | 1 0 1000', 'C | 0 1 0', 'D | 0 1 0']);
    assert.deepEqual(problems, [
      '3 value: The path did not convert and has a value of 5. The value was not counted; correct one of the two.',
      '4 value: The path did not convert and has a value of 7. The value was not counted; correct one of the two.',
    ]);
  });

  it('are read as text with counts', () => {
    const { paths, memory } = read('Path;Conversions;Nulls;Value\na > b;3;1;1.234,50\n a>c ;0;2;\n', {
      numbers: { decimal: ',', currency: 'EUR' },
    });
    assert.deepEqual(paths, ['a > b | 3 1 123450', 'a > c | 0 2 0']);
    assert.equal(memory, 'constant: a path a row');
  });

  it('are read from columns with a flag', () => {
    const { paths, problems } = read(
      'T_1,T_2,T_10,T_3,conv_flag\na,b,,,conv\na,,d,c,null\n,,,,conv\n,,,,null\na,,,,maybe\n',
    );
    assert.deepEqual(paths, ['a > b | 1 0 0', 'a > c > d | 0 1 0', ' | 1 0 0']);
    assert.deepEqual(
      problems.map((problem) => problem.slice(0, 40)),
      [
        '3 : Empty cells stand between the contac',
        '5 : The row has neither a contact nor a ',
        '6 conv_flag: “maybe” does not say whethe',
      ],
    );
  });

  it('are read from records in memory, and from records as they come', async () => {
    const records = [
      { path: ['a', 'b'], conversions: 2 },
      { path: 'c', conversions: 1, value: 9.5 },
    ];
    const results = [];
    for (const isAsync of [false, true]) {
      const sink = collector();
      const problems = new Problems();
      const reader = new JourneyReader(sink, problems, {});
      if (isAsync) {
        await feedRecordsAsync(
          (async function* () {
            yield* records;
          })(),
          reader.file(),
          problems,
        );
      } else feedRecords(records, reader.file(), problems);
      reader.finish();
      assert.equal(problems.count, 0);
      results.push(sink.paths);
    }
    assert.deepEqual(results[0], ['a > b | 2 0 0', 'c | 1 0 950']);
    assert.deepEqual(results[1], results[0]);
  });
});

import assert from 'node:assert/strict';
import { bothWays } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const example = inRepository('examples/acme-crm');
const contacts = `account_id,occurred_at,channel,event,amount
a,2026-04-01T10:00:00Z,search,,
a,2026-04-08T10:00:00Z,mail,,
a,2026-04-09T10:00:00Z,,won,100.00
b,2026-04-02T10:00:00Z,search,,
b,2026-04-03T10:00:00Z,,won,50.00
c,2026-04-02T10:00:00Z,mail,,
d,2026-04-05T10:00:00Z,,won,10.00
`;

interface Report {
  totals: { paths: number; conversions: number; value: number; unattributed: { conversions: number } };
  memory: string;
  results: { model: string; refused?: string; credit?: { channel: string; conversions: number; value: number }[] }[];
  findings: { file: string; row: number; severity: string; message: string }[];
}

for (const [name, run] of bothWays) {
  describe(`gtm attribution, ${name}`, () => {
    let scratch: Scratch;
    before(async () => {
      scratch = await (await Scratch.create()).write({
        'contacts.csv': contacts,
        'orders.csv': 'user_id,order_date,order_id,order_value\na,2026-04-10,1,20\na,2026-04-10,1,30\n',
        'touches.csv': 'user_id,timestamp,channel\na,2026-04-09,mail\n',
        'german.csv': '\ufeffPATH;CONVERSIONS;REVENUE\n"a > b";2;1.234,50 €\na;1;10,00 €\n',
        'broken.csv': contacts.replace('2026-04-08T10', '08/04/2026 10'),
        'spend.csv': 'channel,spend\nsearch,40\nsearch,10\nmail,25\n',
        'paths.json': JSON.stringify([{ path: 'a > b', conversions: 1 }]),
      });
    });
    after(() => scratch.remove());

    const attribution = (...argv: string[]) => run(['attribution', ...argv], { cwd: scratch.root });
    const report = async (...argv: string[]) => {
      const { out, err } = await attribution(...argv, '--json');
      assert.ok(out.startsWith('{'), err);
      return JSON.parse(out) as Report;
    };
    const credit = ({ results }: Report, model: string) =>
      Object.fromEntries(
        results.find((result) => result.model === model)?.credit?.map((row) => [row.channel, row.conversions]) ?? [],
      );

    it('asks for the events that are conversions, and names those that are', async () => {
      const visits =
        'user_id,event,timestamp,utm_source\na,page_view,2026-04-01,google\na,signup,2026-04-02,google\nb,page_view,2026-04-01,bing\n';
      await scratch.write({ 'visits.csv': visits });
      const asked = await attribution('visits.csv', '--model', 'last');
      assert.match(
        asked.out,
        /No event of the data is named as a conversion. They have “page_view” \(2\) and “signup” \(1\)\./,
      );
      assert.equal(asked.code, 1);
      const named = await attribution('visits.csv', '--model', 'last', '--conversion', 'signup');
      assert.match(named.out, /Conversions are the rows with an event: signup 1\.\n/);
      assert.match((await attribution('contacts.csv')).out, /Conversions are the rows with an event: won 3\.\n/);
    });

    it('shares the credit by every model, and shows conversions without a contact as such', async () => {
      const all = await report('contacts.csv', '--model', 'all', '--currency', 'USD');
      assert.deepEqual(
        all.results.map(({ model }) => model),
        ['first', 'last', 'last-non-direct', 'linear', 'position', 'time-decay', 'markov', 'shapley'],
      );
      assert.equal(all.totals.conversions, 3);
      assert.equal(all.totals.value, 16_000);
      assert.equal(all.totals.unattributed.conversions, 1);
      assert.deepEqual(credit(all, 'linear'), { search: 1.5, mail: 0.5, '(none)': 1 });
      assert.deepEqual(credit(all, 'last'), { search: 1, mail: 1, '(none)': 1 });
      for (const { credit: rows = [], model } of all.results)
        assert.equal(
          rows.reduce((sum, { conversions }) => sum + conversions, 0),
          3,
          model,
        );
    });

    it('names method, policies and memory in the text', async () => {
      const { code, out } = await attribution(
        'contacts.csv',
        '--model',
        'time-decay',
        'markov',
        '--lookback',
        '30 days',
      );
      assert.equal(code, 0);
      assert.match(out, /time decay, continuous.*look-back 30 days; repeats kept.*half-life 7 days/);
      assert.match(
        out,
        /absorbing Markov chain of order 1.*runs of one channel collapsed; paths without conversion used/,
      );
      assert.match(out, /Memory: linear in the rows: in any order\./);
      assert.match(out, /1 conversion had no contact that counts; they stand as \(none\)/);
    });

    it('remembers one person at a time where the rows are sorted', async () => {
      assert.equal((await report('contacts.csv', '--sorted')).memory, 'constant: rows sorted by person');
    });

    it('takes a look-back window, custom weights and repeats as they are asked for', async () => {
      const short = await report('contacts.csv', '--lookback', '2 days');
      assert.deepEqual(credit(short, 'linear'), { mail: 1, search: 1, '(none)': 1 });
      const custom = await report('contacts.csv', '--model', 'custom', '--weights', 'search=25%,mail=75%');
      assert.deepEqual(credit(custom, 'custom'), { search: 1.25, mail: 0.75, '(none)': 1 });
    });

    it('reads contacts and orders from two files, the lines of an order as one conversion', async () => {
      const both = await report('touches.csv', 'orders.csv', '--column', 'value=order_value');
      assert.deepEqual([both.totals.conversions, both.totals.value], [1, 5000]);
      assert.deepEqual(credit(both, 'linear'), { mail: 1 });
    });

    it('reads what spreadsheets export: byte order mark, semicolons, decimal commas, upper case, signs', async () => {
      const german = await report('german.csv', '--decimal', ',', '--currency', 'EUR');
      assert.deepEqual(german.findings, []);
      assert.deepEqual([german.totals.conversions, german.totals.value], [3, 124_450]);
    });

    it('reads JSON', async () => {
      assert.deepEqual(credit(await report('paths.json'), 'linear'), { a: 0.5, b: 0.5 });
    });

    it('has a finding for each row that cannot be used, and fails on it when asked', async () => {
      const { findings } = await report('broken.csv');
      assert.deepEqual(
        findings.map(({ file, row, severity }) => [file, row, severity]),
        [['broken.csv', 3, 'warning']],
      );
      assert.match(findings[0]?.message ?? '', /08\/04\/2026.*can be read in two ways/);
      assert.match((await attribution('broken.csv')).out, /broken\.csv:3: occurred_at: /);
      assert.equal((await attribution('broken.csv')).code, 0);
      assert.equal((await attribution('broken.csv', '--fail-on', 'warning')).code, 1);
    });

    it('gives the return on spend', async () => {
      const { out } = await attribution('contacts.csv', '--spend', 'spend.csv', '--currency', 'USD', '--model', 'last');
      assert.match(out, /search +USD 50 +1 +USD 50 +USD 50 +1\.00 +0 %/);
      assert.match(out, /mail +USD 25 +1 +USD 100 +USD 25 +4\.00 +300 %/);
      assert.match(out, /Spend from spend\.csv\./);
    });

    it('writes Markdown and a web page', async () => {
      const markdown = await attribution('contacts.csv', '--format', 'markdown');
      assert.match(markdown.out, /^# Attribution of contacts\.csv\n/);
      assert.match(markdown.out, /\| Channel \| linear \|\n\|---\|---:\|\n\| search \| 1\.50 \|/);
      const html = await attribution('contacts.csv', '--format', 'html');
      assert.match(
        html.out,
        /^<!doctype html>[\s\S]*<h2 dir="auto">Conversions<\/h2>[\s\S]*<td class="figures">1\.50<\/td>/,
      );
    });

    it('follows what a document declares', async () => {
      const { code, out } = await run(['attribution', 'workspace/analytics/main.attribution.yaml'], { cwd: example });
      assert.equal(code, 0);
      assert.match(out, /Channel +position +last +linear +markov/);
      assert.match(out, /look-back 90 days/);
      assert.match(out, /Spend from workspace\/analytics\/actuals\/2026-04\.actuals\.yaml/);
      assert.match(out, /The data have 25 of the 581 of “Trials started” and 11 of the 141 of “New customers”/);
    });

    it('gives no number where nothing converted', async () => {
      const { code, out } = await attribution('touches.csv');
      assert.equal(code, 1);
      assert.match(out, /no number\. None of the 1 path converted/);
    });

    const wrong: [title: string, argv: string[], said: RegExp][] = [
      ['a model that does not exist', ['contacts.csv', '--model', 'linaer'], /Did you mean linear\?/],
      ['a file that is not there', ['nowhere.csv'], /nowhere\.csv cannot be read/],
      ['weights that do not add up', ['contacts.csv', '--model', 'custom', '--weights', 'a=50%'], /add up to 50 %/],
      [
        'a column in none of the files',
        ['touches.csv', 'orders.csv', '--column', 'value=price'],
        /no column|None of the files has a column “price”/,
      ],
      ['a length of time that is none', ['contacts.csv', '--lookback', 'long'], /--lookback long does not read/],
      ['a document outside a project', ['main.attribution.yaml'], /There is no marketing\.yaml here/],
    ];
    for (const [title, argv, said] of wrong) {
      it(`says what is wrong with ${title}`, async () => {
        const { code, err } = await attribution(...argv);
        assert.equal(code, 2);
        assert.match(err, said);
      });
    }

    it('stops at a file without the columns that it needs', async () => {
      const { code, err } = await attribution('spend.csv');
      assert.equal(code, 1);
      assert.match(err, /spend\.csv:1: .*There is no column/);
    });
  });
}

import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { bothWays, type RunGtm } from '../support/runGtm.ts';
import { inRepository } from '../support/scratch.ts';

interface Listed {
  name: string;
  title: string;
  method: string;
  source: string;
  input: object;
  output: object;
  refusals: Record<string, string>;
}

for (const [name, run] of bothWays) {
  describe(`gtm calc, ${name}`, () => {
    const calc = (run: RunGtm, argv: string[], input: unknown = {}) =>
      run(['calc', ...argv], { cwd: inRepository(), stdin: typeof input === 'string' ? input : JSON.stringify(input) });

    it('lists every calculator with its method, source, schemas and refusals', async () => {
      const { out } = await calc(run, ['--list', '--json']);
      const { calculators } = JSON.parse(out) as { calculators: Listed[] };
      assert.ok(calculators.length > 40);
      assert.equal(new Set(calculators.map((one) => one.name)).size, calculators.length);
      for (const one of calculators) {
        for (const text of [one.title, one.method, one.source]) assert.ok(text.length > 3, one.name);
        for (const schema of [one.input, one.output]) new Ajv({ strict: false }).compile(schema);
      }
    });

    it('calculates, and names its method and source', async () => {
      const { code, out } = await calc(run, ['experiment-size', '-', '--json'], {
        baseline: 0.05,
        minimum_effect: 0.01,
      });
      assert.equal(code, 0, out);
      assert.match(out, /8158/);
      const { method, source } = JSON.parse(out) as { method: string; source: string };
      assert.match(method, /pooled/);
      assert.ok(source.length > 10);
    });

    it('refuses with a sentence where no number must be given', async () => {
      const { code, out } = await calc(run, ['experiment-size'], { baseline: 0.95, minimum_effect: 0.1 });
      assert.equal(code, 1);
      assert.match(out, /no rate lies outside 0 to 100 %/);
    });

    const wrong: [title: string, argv: string[], input: unknown, said: RegExp][] = [
      ['a name that does not exist', ['experiment-sise'], {}, /Did you mean experiment-size\?/],
      ['input that is not JSON', ['experiment-size'], '{', /The input is not JSON/],
      ['input that does not fit', ['experiment-size'], { effect: 1 }, /needs `minimum_effect`[\s\S]*has no `effect`/],
      ['a file that is not there', ['experiment-size', 'nowhere.json'], {}, /nowhere\.json cannot be read/],
    ];
    for (const [title, argv, input, said] of wrong) {
      it(`says what is wrong with ${title}`, async () => {
        const { code, err } = await calc(run, argv, input);
        assert.equal(code, 2);
        assert.match(err, said);
      });
    }
  });
}

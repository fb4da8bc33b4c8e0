import assert from 'node:assert/strict';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const example = inRepository('examples/acme-crm');
const promise = 'workspace/demand-gen/ab-tests/signup-panel-promise.experiment.yaml';
const experiment = (argv: readonly string[], cwd = example) => runInProcess(['experiment', ...argv], { cwd });

/** What each call says and how it ends; sizes from R's power.prop.test, pwr and Evan Miller's page (test/data/vectors.json). */
const cases: readonly [argv: string[], code: 0 | 1, said: RegExp][] = [
  [['size', promise], 0, /^8,158 people per variant, 16,316 in all\.\nThe experiment plans 8,158: enough\./],
  [['size', promise], 0, /Method: pooled-variance two-proportion z test, one judgement at the end \(Fleiss 1981/],
  [['size', promise, '--effect', '0.5%'], 0, /plans 8,158: too few/],
  [['size', '--baseline', '5%', '--effect', '1%', '--method', 'arcsine'], 0, /^8,143 people[\s\S]*Cohen’s h/],
  [
    ['size', '--baseline', '5%', '--effect', '1%', '--method', 'baseline-variance'],
    0,
    /^7,663 people[\s\S]*Evan Miller/,
  ],
  [['size', '--baseline', '5%', '--effect', '20%', '--relative'], 0, /^8,158 people per variant/],
  [['size', '--baseline', '5%', '--effect', '1%', '--variants', '80%,20%'], 0, /^19,963, 4,991 people per variant/],
  [['size', '--baseline', '98%', '--effect', '5%'], 1, /no rate lies outside 0 to 100 %/],
  [['size', '--effect', '1%'], 1, /what the rate was before the test/],
  [
    ['duration', promise],
    0,
    /^35 days \(5 weeks\): 16,316 people at 549 a day take 30 days\.\nIt may stop on 2026-05-17/,
  ],
  [['duration', '--baseline', '5%', '--effect', '1%'], 0, /Nothing says how many people come by/],
  [['power', '--baseline', '5%', '--effect', '1%', '--users', '8,158'], 0, /with a power of 80 %/],
  [
    ['power', '--baseline', '5%', '--users', '8,158'],
    0,
    /smallest effect that is found is \+1 percentage point \(to 6 %/,
  ],
  [['size', '--baseline', '5%', '--effect', '1pp'], 0, /8,158 people per variant/],
  [['analyze', promise], 0, /Guardrails: Sign-up to trial in Start your free trial 19\.3 %, limit 17 %/],
  [['analyze', promise], 0, /Ship\. “First forecast in ten minutes” is better: 6\.01 % against 5\.01 %, p = 0\.0024/],
  [['analyze', promise, '--rule', 'sequential'], 1, /Cannot say\.[\s\S]*always-valid interval/],
  [['analyze', '--arm', '481/9,604', '--arm', '576/9,587', '--test', 'fisher'], 0, /0\.0026[\s\S]*Fisher’s exact test/],
  [['analyze', '--arm', '41.2+-12.4/1200', '--arm', '42.6±12.9/1190'], 0, /0\.0069[\s\S]*Welch’s t test/],
  [['analyze', '--arm', '500/10000', '--arm', '600/9500'], 1, /not split as planned: 10,000 and 9,500/],
  [
    ['analyze', '--arm', '100/1000', '--arm', '130/1000', '--rule', 'sequential', '--looks', '5'],
    1,
    /Cannot say\. Nothing says what the rate was before the test/,
  ],
  [['power', '--baseline', '5%', '--effect', '1%', '--users', '4,991', '--variants', '80%,20%'], 0, /power of 80 %/],
  [
    ['power', '--baseline', '5%', '--effect', '1%', '--users', '5,000', '--variants', '3'],
    0,
    /Corrected by holm for several variants/,
  ],
  [
    ['analyze', '--arm', '481/9604', '--arm', '576/9587', '--baseline', '5%', '--effect', '1pp'],
    0,
    /Ship\. “variant-1” is better: 6\.01 % against 5\.01 %/,
  ],
  [
    ['analyze', '--arm', '48/960', '--arm', '57/958', '--baseline', '5%', '--effect', '1pp'],
    0,
    /Not yet\. It is too early: 958 of 8,158 people in the smallest variant/,
  ],
  [['analyze', '--arm', '2/20', '--arm', '1/20'], 0, /−5 pp .* −50 % /],
  [['analyze', '--arm', '0/100', '--arm', '0/100'], 1, /Nobody has converted in any variant/],
];

const wrong: readonly [argv: string[], said: RegExp][] = [
  [['size', '--baseline', '5', '--effect', '1%'], /--baseline 5 does not read as a rate\. Write it as in 5%\./],
  [['size', '--baseline', '5%', '--effect', 'much'], /--effect much does not read as a rate/],
  [
    ['size', '--baseline', '5%', '--effect', '1%', '--variants', '50%,40%'],
    /The shares in --variants 50%,40% add up to 90 %\. Change them until they make 100 %\./,
  ],
  [['size', '--variants', '1'], /--variants 1 is no number of variants/],
  [['analyze', '--arm', '5 of 10'], /“5 of 10” does not read as a variant/],
  [['analyze', '--arm', '5/10', '--arm', '4+-1/10'], /Give the same of all/],
  [['analyze', 'marketing.yaml'], /is no experiment of this project/],
  [['size'], /Nothing says which experiment\. Name its file/],
  [['size', '--baseline', '5%', '--effect', '1pp', '--relative'], /asks for a share of the baseline/],
  [['size', '--method', 'guess'], /Allowed choices are pooled/],
];

describe('gtm experiment', () => {
  for (const [argv, code, said] of cases) {
    it(`${argv.join(' ')} says ${said.source}`, async () => {
      const result = await experiment(argv);
      assert.match(result.out, said, result.err);
      assert.equal(result.code, code);
    });
  }

  for (const [argv, said] of wrong) {
    it(`refuses ${argv.join(' ')}`, async () => {
      const { code, err, out } = await experiment(argv);
      assert.match(err, said);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
    });
  }

  it('names its methods in the help', async () => {
    const { out } = await experiment(['size', '--help']);
    assert.match(out, /pooled \(two-proportion z test[\s\S]*Cohen’s h[\s\S]*Evan Miller[\s\S]*GrowthBook/);
  });

  it('needs no project for numbers that are typed', async () => {
    const scratch = await Scratch.create();
    try {
      const { code, out } = await experiment(['size', '--baseline', '5%', '--effect', '1%'], scratch.root);
      assert.match(out, /^8,158 people per variant/);
      assert.equal(code, 0);
    } finally {
      await scratch.remove();
    }
  });
});

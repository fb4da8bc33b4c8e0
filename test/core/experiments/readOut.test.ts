// The verdict in words: on the experiment of the example project, and on what could go wrong with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isRefusal } from '../../../src/core/calculators/calculator.ts';
import { calculate } from '../../../src/core/calculators/index.ts';
import type { Advice } from '../../../src/core/experiments/readout/advise.ts';
import type { Direction } from '../../../src/core/experiments/readout/judge.ts';
import { planDifferences } from '../../../src/core/experiments/readout/planDifferences.ts';
import { type ReadOut, readOut } from '../../../src/core/experiments/readout/readOut.ts';
import type { ExperimentData, ExperimentPolicyData } from '../../../src/core/generated/documents.ts';

const workspace = new URL('../../../examples/acme-crm/workspace/', import.meta.url);
const read = <Data>(path: string) => parse(readFileSync(new URL(path, workspace), 'utf8')) as Data;
const finished = read<ExperimentData>('demand-gen/ab-tests/signup-panel-promise.experiment.yaml');
const policy = read<ExperimentPolicyData>('analytics/main.experiment-policy.yaml');
const { decision: _, ...undecided } = finished;
const running: ExperimentData = { ...undecided, status: 'running' };

/** The same test with other counts, through another day. */
function counts(
  a: [number, number],
  b: [number, number],
  through = '2026-05-17',
  facts: ExperimentData = finished,
): ExperimentData {
  const [variantA, variantB] = [a, b].map(([users, conversions], index) => ({
    variant: finished.variants?.[index]?.id ?? '',
    users,
    conversions,
  }));
  assert.ok(variantA && variantB);
  return { ...facts, results: { ...facts.results, through, variants: [variantA, variantB] } };
}

function expectAdvice(result: ReadOut, advice: Advice['advice'], code: string, ...parts: (string | RegExp)[]): ReadOut {
  assert.deepEqual([result.advice, result.code], [advice, code], result.reason);
  for (const part of parts)
    assert.match(result.reason, typeof part === 'string' ? new RegExp(part.replace(/[+.]/g, '\\$&')) : part);
  for (const sentence of [result.reason, ...result.notes]) {
    assert.match(sentence, /^[^{}]+\.$/);
    assert.doesNotMatch(sentence, /NaN|undefined|Infinity|null/);
  }
  assert.equal(result.variant === null, advice !== 'ship');
  return result;
}

/** Cases change the plan at will, so what was frozen at its start is left out. */
const say = (
  { frozen_plan: _frozen, ...facts }: ExperimentData,
  rules: ExperimentPolicyData | undefined = policy,
  direction?: Direction,
) => readOut(facts, rules, direction);

describe('an experiment read out', () => {
  it('ships what is better at the planned end', () => {
    const result = expectAdvice(
      say(finished),
      'ship',
      'better',
      '“First forecast in ten minutes” is better: 6.01 % against 5.01 %',
      'p = 0.0024',
      '+0.355 to +1.65 percentage points',
    );
    assert.equal(result.variant, 'ten-minutes');
    assert.ok(result.design && !isRefusal(result.design));
    assert.deepEqual(result.design.perVariant, [8158, 8158]);
    assert.equal(result.design.duration?.days, 35);
    assert.equal(result.sampleRatio?.mismatch, false);
    assert.deepEqual(result.notes, []);
  });

  it('waits for results, and for the planned end', () => {
    const { results: __, ...empty } = running;
    expectAdvice(say(empty), 'not-yet', 'no-results');
    const early = expectAdvice(
      say(counts([9604, 481], [9587, 576], '2026-04-27', running)),
      'not-yet',
      'running',
      '15 of 35 days',
    );
    // Numbers may be seen, but none is called a winner.
    assert.deepEqual(
      early.estimates.map(({ signal }) => signal),
      ['none'],
    );
  });

  it('makes nothing of a test that was stopped early without a rule for it', () => {
    expectAdvice(
      say(counts([4000, 200], [4010, 290], '2026-04-27')),
      'cannot-say',
      'stopped-early',
      '4,000 of 8,158 people',
      '15 of 35 days',
    );
  });

  it('makes nothing of an uneven split, however clear the result, and shows no number', () => {
    const result = expectAdvice(
      say(counts([9604, 481], [9087, 676])),
      'cannot-say',
      'sample-ratio-mismatch',
      '9,604 and 9,087',
      'p < 0.001',
    );
    assert.deepEqual(result.estimates, []);
  });

  it('keeps the control when a variant is worse, when the effect is ruled out, and says so when the question stays open', () => {
    expectAdvice(say(counts([9604, 481], [9587, 380])), 'stop', 'worse', '3.96 % against 5.01 %');
    expectAdvice(say(counts([9604, 481], [9587, 480])), 'stop', 'effect-ruled-out', '+1 percentage point ');
    expectAdvice(say(counts([9604, 481], [9587, 520])), 'cannot-say', 'inconclusive', '+1 percentage point remain');
  });

  it('says when the sample was missed', () => {
    const result = say(counts([5000, 250], [5010, 270]));
    assert.equal(result.code, 'inconclusive');
    assert.match(result.notes.join(' '), /5,000 of 8,158 people per variant/);
  });

  it('reads a metric that is better when it falls', () => {
    expectAdvice(say(counts([9604, 576], [9587, 481]), policy, 'down'), 'ship', 'better');
    expectAdvice(say(finished, policy, 'down'), 'stop', 'worse');
  });

  it('refuses what cannot be: nobody, no conversions, too few people, more conversions than people', () => {
    expectAdvice(say(counts([9604, 0], [9587, 0])), 'cannot-say', 'no-conversions');
    expectAdvice(say(counts([0, 0], [9587, 3])), 'cannot-say', 'no-users');
    expectAdvice(say(counts([900, 40], [910, 50], '2026-04-20', running)), 'not-yet', 'too-few-users', '1,000');
    expectAdvice(say(counts([900, 40], [910, 50])), 'cannot-say', 'too-few-users-ended');
    expectAdvice(say(counts([9604, 9700], [9587, 3])), 'cannot-say', 'more-conversions-than-users');
  });

  it('stops for a guardrail that only the variant breaches, at any time', () => {
    const breach = (values: [string, string]): ExperimentData => ({
      ...running,
      results: {
        ...running.results,
        through: '2026-04-20',
        guardrails: values.map((value, index) => ({
          kpi: 'signup-to-trial-rate',
          variant: finished.variants?.[index]?.id ?? '',
          value,
        })),
      },
    });
    expectAdvice(say(breach(['19%', '16%'])), 'stop', 'guardrail-breached', '16%, below 17%', 'Keep the present panel');
    const { frozen_plan: _frozen, ...breached } = breach(['19%', '16%']);
    const titled = readOut(breached, policy, 'up', { 'signup-to-trial-rate': 'Sign-up to trial' });
    assert.match(titled.reason, /^“First forecast in ten minutes” passes the limit of Sign-up to trial: 16%/);
    const both = expectAdvice(say(breach(['16.5%', '16%'])), 'not-yet', 'running');
    assert.match(both.notes.join(' '), /signup-to-trial-rate passes its limit in the control too/);
  });

  it('says what looking early costs', () => {
    const looks = [{ on: '2026-04-27' }, { on: '2026-05-04', planned: false }];
    const result = say({ ...finished, results: { ...finished.results, looks } });
    assert.match(result.notes.join(' '), /looked 2 times outside the plan.* in 10\.7 % of tests, not in 5 %/);
  });

  it('says when the promised sample is too small, and the run too long', () => {
    const result = say({ ...finished, sample_per_variant: '4,000', traffic: { per_day: 100 } });
    assert.match(result.notes.join(' '), /promises 4,000 people per variant, but its own numbers need 8,158/);
    assert.match(result.notes.join(' '), /takes 168 days, longer than the 42 days/);
  });

  it('says what it assumes without a policy', () => {
    const bare: ExperimentData = {
      kind: 'experiment',
      title: 'Bare',
      baseline: 0.05,
      minimum_effect: '1%',
      variants: [{ id: 'a', control: true }, { id: 'b' }],
      results: {
        variants: [
          { variant: 'a', users: 9604, conversions: 481 },
          { variant: 'b', users: 9587, conversions: 576 },
        ],
      },
    };
    const result = expectAdvice(readOut(bare, undefined), 'ship', 'better');
    assert.match(result.notes.join(' '), /a significance level of 5 %, a power of 80 %/);
    expectAdvice(
      readOut({ ...bare, variants: [{ id: 'a' }, { id: 'b' }] }, undefined),
      'cannot-say',
      'missing-plan',
      'which one variant is the control',
    );
    expectAdvice(readOut({ ...bare, variants: [{ id: 'a', control: true }] }, undefined), 'cannot-say', 'arms-needed');
    const { baseline: __, ...noBaseline } = bare;
    const { results: ___, ...planned } = noBaseline;
    assert.ok(isRefusal(readOut(planned, undefined).design));
  });
});

describe('stopping rules', () => {
  const sequential = { ...running, stopping_rule: 'sequential' } as const;
  const clear = (facts: ExperimentData, through = '2026-04-30') => counts([4604, 231], [4587, 330], through, facts);

  it('planned looks: only at a look, and against its own limit', () => {
    const planned: ExperimentData = { ...sequential, planned_looks: 4 };
    expectAdvice(
      say(counts([1604, 80], [1587, 130], '2026-04-20', planned)),
      'not-yet',
      'next-look',
      'at 2,040 people',
    );
    expectAdvice(
      say(counts([4604, 231], [4587, 270], '2026-04-30', planned)),
      'not-yet',
      'no-signal-at-look',
      'Look 2 of 4',
      'at 6,119 people',
    );
    const crossed = expectAdvice(say(clear(planned)), 'ship', 'better');
    assert.ok((crossed.estimates[0]?.confidence ?? 0) > 0.99);
    assert.match(crossed.method, /4 looks with O’Brien-Fleming spending/);
    const many = {
      ...planned,
      results: {
        ...clear(planned).results,
        looks: Array.from({ length: 6 }, () => ({ on: '2026-04-29', planned: true })),
      },
    };
    assert.match(say(many).notes.join(' '), /has 4 looks, but 6 are recorded/);
  });

  it('an always-valid interval: at any time after the shortest run', () => {
    expectAdvice(say(clear(sequential, '2026-04-20')), 'not-yet', 'run-too-short', '8 of 35 days');
    expectAdvice(say(clear(sequential)), 'ship', 'better');
    expectAdvice(say(counts([4604, 231], [4587, 290], '2026-04-30', sequential)), 'not-yet', 'no-signal-yet', 'Go on');
  });

  it('probability: says how likely the variant is better', () => {
    const bayesian = { ...running, stopping_rule: 'bayesian' } as const;
    expectAdvice(say(clear(bayesian)), 'ship', 'better', 'better with a probability of 99.99 %');
    expectAdvice(
      say(counts([4604, 231], [4587, 230], '2026-04-30', bayesian)),
      'not-yet',
      'no-signal-yet',
      /probability|differs/,
    );
  });

  it('averages are compared by Welch’s test', () => {
    const mean: ExperimentData = {
      kind: 'experiment',
      title: 'Price',
      metric_type: 'mean',
      baseline: 'USD 41.20',
      standard_deviation: 12.4,
      minimum_effect: 1.5,
      effect_kind: 'absolute',
      variants: [{ id: 'a', control: true }, { id: 'b' }],
      results: {
        variants: [
          { variant: 'a', users: 1200, mean: 41.2, standard_deviation: 12.4 },
          { variant: 'b', users: 1190, mean: 43.1, standard_deviation: 12.9 },
        ],
      },
    };
    expectAdvice(readOut(mean, undefined), 'ship', 'better', '“b” is better: 43.1 against 41.2', 'p < 0.001');
    const flat = {
      ...mean,
      results: { variants: (mean.results?.variants ?? []).map((row) => ({ ...row, standard_deviation: 0 })) },
    };
    expectAdvice(readOut(flat, undefined), 'cannot-say', 'zero-variance');
  });

  it('several variants are corrected: what would win alone may not win among three', () => {
    const three = (correction: 'none' | 'holm'): ExperimentData => ({
      ...finished,
      correction,
      sample_per_variant: 5000,
      minimum_effect: '2%',
      variants: [
        { id: 'a', control: true, allocation: '34%' },
        { id: 'b', allocation: '33%' },
        { id: 'c', allocation: '33%' },
      ],
      results: {
        through: '2026-05-17',
        variants: [
          { variant: 'a', users: 5100, conversions: 255 },
          { variant: 'b', users: 4950, conversions: 293 },
          { variant: 'c', users: 4950, conversions: 250 },
        ],
      },
    });
    const alone = say(three('none'));
    expectAdvice(alone, 'ship', 'better', '“b” is better');
    const corrected = say(three('holm'));
    assert.notEqual(corrected.advice, 'ship');
    const [raw, holm] = [alone, corrected].map((result) => result.estimates[0]?.adjustedP ?? 0);
    assert.ok(Math.abs((holm ?? 0) - 2 * (raw ?? 0)) < 1e-12);
    assert.match(corrected.method, /corrected by holm/);
  });
});

describe('the frozen plan', () => {
  it('gives no verdict and no number once it was changed', () => {
    expectAdvice(readOut(finished, policy), 'ship', 'better');
    const changed = readOut({ ...finished, alpha: '10%' }, policy);
    expectAdvice(changed, 'cannot-say', 'plan-changed', 'The alpha was 5% and is 10%');
    assert.deepEqual([changed.estimates, changed.segments], [[], []]);
  });

  it('is the same however quantities are written, and whatever else changes', () => {
    const rewritten: ExperimentData = {
      ...finished,
      title: 'Another title',
      baseline: 0.05,
      alpha: '5.0%',
      sample_per_variant: 8158,
      status: 'running',
      variants: (finished.variants ?? [])
        .map((variant) => ({ ...variant, allocation: 0.5, title: 'New' }))
        .toReversed(),
    };
    delete rewritten.results;
    assert.deepEqual(planDifferences(finished, rewritten), []);
  });

  it('shows each part that moved, with its place', () => {
    const moved: ExperimentData = {
      ...finished,
      sample_per_variant: 4000,
      stopping_rule: 'sequential',
      primary_metric: 'activation-rate',
      planned_stop: '2026-05-03',
      variants: [...(finished.variants ?? []), { id: 'third', allocation: '10%' }],
      guardrails: [{ kpi: 'signup-to-trial-rate', comparison: 'below', limit: '15%' }],
    };
    delete moved.correction;
    assert.deepEqual(
      planDifferences(finished, moved).map(({ path, before, after }) => [path, before, after]),
      [
        ['/primary_metric', 'visitor-to-signup-rate', 'activation-rate'],
        ['/correction', 'none', null],
        ['/stopping_rule', 'fixed-horizon', 'sequential'],
        ['/sample_per_variant', '8,158', 4000],
        ['/planned_stop', '2026-05-17', '2026-05-03'],
        ['/variants/2', null, 'third'],
        ['/guardrails/0/limit', '17%', '15%'],
      ],
    );
    assert.deepEqual(planDifferences(moved, finished).at(-2)?.path, '/variants');
  });
});

describe('segments of an experiment', () => {
  const segment = (name: string, a: [number, number], b: [number, number]) => ({
    segment: name,
    variants: counts(a, b).results?.variants ?? [],
  });
  const withSegments = (facts: ExperimentData, ...segments: ReturnType<typeof segment>[]): ExperimentData => ({
    ...facts,
    results: { ...facts.results, segments },
  });
  const mobile = segment('mobile', [4800, 230], [4790, 290]);
  const desktop = segment('desktop', [4804, 251], [4797, 286]);

  it('are read as exploration, in the numbers of the calculator, and change nothing else', () => {
    const result = say(withSegments(finished, mobile, desktop));
    const input = [mobile, desktop].map(({ segment: name, variants }) => ({
      segment: name,
      variants: variants.map(({ variant, users, conversions }) => ({ id: variant, users, conversions })),
    }));
    const calculated = calculate('experiment-segments', { segments: input }).result as {
      segments: { segment: string; comparisons: { difference: number; p: number; adjusted_p: number }[] }[];
    };
    assert.deepEqual(
      result.segments.map(({ segment: name, comparisons }) => [
        name,
        comparisons.map(({ difference, p, adjustedP }) => ({ difference, p, adjusted_p: adjustedP })),
      ]),
      calculated.segments.map(({ segment: name, comparisons }) => [
        name,
        comparisons.map(({ difference, p, adjusted_p }) => ({ difference, p, adjusted_p })),
      ]),
    );
    assert.deepEqual({ ...result, segments: [] }, say(finished));
  });

  it('are silent before the plan allows a look, and under a mismatch', () => {
    const early = counts([4000, 200], [4010, 260], '2026-04-26', running);
    assert.deepEqual(say(withSegments(early, mobile)).segments, []);
    const mismatch = counts([10_000, 500], [9500, 600]);
    assert.deepEqual(say(withSegments(mismatch, mobile)).segments, []);
  });

  it('are silent after an early end, as everything else', () => {
    const ended = counts([4100, 240], [4090, 320], '2026-04-26', { ...undecided, status: 'completed' });
    const result = expectAdvice(say(withSegments(ended, mobile)), 'cannot-say', 'stopped-early');
    assert.deepEqual([result.estimates, result.segments], [[], []]);
  });

  it('say why one of them gives no numbers, and keep the others', () => {
    const [silent, reading] = say(withSegments(finished, segment('tablet', [10, 0], [12, 0]), mobile)).segments;
    assert.deepEqual(silent?.comparisons, []);
    assert.match(silent?.refused ?? '', /Nobody has converted/);
    assert.equal(reading?.refused, null);
    // Only what can be compared counts for the correction.
    assert.equal(reading?.comparisons[0]?.adjustedP, reading?.comparisons[0]?.p);
    const partial = { segment: 'app', variants: mobile.variants.slice(0, 1) };
    assert.match(say(withSegments(finished, partial)).segments[0]?.refused ?? '', /ten-minutes/);
  });

  it('of an average are compared by Welch’s test', () => {
    const means = (users: number, mean: number) => ({ users, mean, standard_deviation: 12 });
    const [a = '', b = ''] = (finished.variants ?? []).map(({ id }) => id);
    const rows = [
      { variant: a, ...means(9604, 41) },
      { variant: b, ...means(9587, 42) },
    ];
    const facts: ExperimentData = {
      ...finished,
      metric_type: 'mean',
      baseline: 41,
      standard_deviation: 12,
      minimum_effect: 1,
      results: { ...finished.results, variants: rows, segments: [{ segment: 'mobile', variants: rows }] },
    };
    const { segments, estimates } = say(facts);
    assert.equal(segments[0]?.comparisons[0]?.p, estimates[0]?.p);
    assert.ok(estimates[0]?.p);
  });
});

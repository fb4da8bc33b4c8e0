// Against mpmath at 50 digits: relative error, since tails matter most where they are small.
import assert from 'node:assert/strict';
import {
  betaCdf,
  betaQuantile,
  betaUpper,
  chiSquareUpper,
  chiSquareUpperQuantile,
  normalCdf,
  normalUpper,
  normalUpperQuantile,
  tCdf,
  tUpper,
  tUpperQuantile,
} from '../../../src/core/experiments/distributions.ts';
import { noncentralTUpper } from '../../../src/core/experiments/numeric/noncentralT.ts';

type Case = readonly [f: (...args: number[]) => number, args: readonly number[], expected: number];

const upper = normalUpper as Case[0];
const z = normalUpperQuantile as Case[0];
const beta = betaCdf as Case[0];
const chi = chiSquareUpper as Case[0];
const t = tUpper as Case[0];

const cases: readonly Case[] = [
  [upper, [0.1], 0.460172162722971],
  [upper, [5], 2.866515718791939e-7],
  [upper, [20], 2.7536241186062337e-89],
  [upper, [37], 5.725571222524577e-300],
  [z, [1e-300], 37.0470962993612],
  [z, [1e-100], 21.273453560965326],
  [z, [1e-12], 7.034483825301132],
  [z, [0.025], 1.9599639845400543],
  [z, [0.25], 0.6744897501960817],
  [beta, [0.0501, 500001, 9500001], 0.9263545353910574],
  [beta, [0.0499, 500001, 9500001], 0.07314783849897606],
  [beta, [0.050005, 5e6, 9.5e7], 0.5907777673401252],
  [beta, [0.50001, 1e8, 1e8], 0.6113512944800703],
  [beta, [1e-6, 0.5, 1e6], 0.8427008448381964],
  [beta, [1e-4, 30, 200000], 0.021848898285643036],
  [beta, [0.01, 100, 100], 1.6906593639043344e-142],
  [beta, [0.9995, 1e5, 10], 1.2443838479585229e-12],
  [chi, [18.18, 1], 2.0097834214087434e-5],
  [chi, [300, 2], 7.175095973164411e-66],
  [chi, [700, 1], 2.9902269751246203e-154],
  [chi, [1300, 1000], 3.8897364994868526e-10],
  [t, [2.1, 58], 0.020044342368754502],
  [t, [12, 1000], 2.1620286933872636e-31],
  [t, [1.5, 2.7], 0.12012859519419852],
  [t, [0.001, 5], 0.4996203933860988],
  [t, [1.96, 1e6], 0.024998033792634895],
  [t, [5, 1e9], 2.8665162019758144e-7],
  [t, [1e5, 3], 1.1026577904466273e-15],
];

function close(ours: number, theirs: number, relative: number, what: string): void {
  assert.ok(Math.abs(ours / theirs - 1) <= relative, `${what}: ours ${ours}, theirs ${theirs}`);
}

describe('distributions', () => {
  for (const [f, args, expected] of cases) {
    it(`${f.name}(${args.join(', ')})`, () => close(f(...args), expected, 1.5e-13, f.name));
  }

  it('quantiles lead back to their probability', () => {
    for (const p of [1e-300, 1e-20, 1e-12, 1e-4, 0.025, 0.3, 0.5, 0.9]) {
      // The tail of a quantile of 37 is as uncertain as its last bit makes it.
      close(normalUpper(normalUpperQuantile(p)), p, p < 1e-100 ? 2e-10 : 1e-13, `normal ${p}`);
      for (const df of [1, 3.5, 30, 6866.3, 1e6, 1e9]) {
        if (p >= 1e-20 && p !== 0.5) close(tUpper(tUpperQuantile(p, df), df), p, 1e-12, `t ${p} ${df}`);
      }
      for (const df of [1, 4, 100])
        close(chiSquareUpper(chiSquareUpperQuantile(p, df), df), p, 1e-12, `chi ${p} ${df}`);
    }
    for (const [a, b] of [
      [51, 951],
      [0.5, 30.5],
      [5e6, 9.5e7],
      [5e8, 9.5e9],
    ] as const) {
      for (const p of [1e-12, 0.025, 0.5]) close(betaCdf(betaQuantile(p, a, b), a, b), p, 1e-10, `beta ${p} ${a} ${b}`);
    }
  });

  it('lower and upper tail make one', () => {
    assert.equal(normalCdf(1.3) + normalUpper(1.3), 1);
    close(tCdf(1.3, 7) + tUpper(1.3, 7), 1, 1e-15, 't');
    close(betaCdf(0.3, 300, 700) + betaUpper(0.3, 300, 700), 1, 1e-14, 'beta');
  });

  it('the noncentral t distribution is the central one without an effect, and R’s with one', () => {
    for (const df of [1, 5, 38, 1e6]) close(noncentralTUpper(2, df, 0), tUpper(2, df), 1e-13, `${df}`);
    // 1 - pt(qt(.975, 38), 38, ncp = sqrt(10)) in R.
    close(noncentralTUpper(tUpperQuantile(0.025, 38), 38, Math.sqrt(10)), 0.8689528, 1e-7, 'R');
  });

  it('throws on arguments that no caller may give, instead of answering NaN', () => {
    assert.throws(() => normalUpperQuantile(0), RangeError);
    assert.throws(() => normalUpperQuantile(Number.NaN), RangeError);
    assert.throws(() => tUpper(1, 0), RangeError);
    assert.throws(() => betaCdf(0.5, 0, 1), RangeError);
    assert.throws(() => chiSquareUpper(Number.NaN, 1), RangeError);
  });
});

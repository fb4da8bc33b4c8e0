import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderHtml, renderMermaid, renderSvg, renderText } from '../../../src/core/index.ts';
import { assertWellFormed, funnelWith, type StageInput } from './support.ts';

const volume = fc.oneof(
  fc.nat(),
  fc.double(),
  fc.constantFrom(0, '12,000', 'lots', -3, null, 1e300, 5e-324),
  fc.boolean(),
);
const rate = fc.oneof(fc.double({ min: -2, max: 2 }), fc.constantFrom('25%', '0%', '100%', '250%', 'half', null));
const part = fc.record({ volume, rate }, { requiredKeys: [] });
const stage: fc.Arbitrary<StageInput> = fc.record({ planned: part, actual: part }, { requiredKeys: [] });

/** Found once: rates of almost nothing that multiply to more than a number can hold. */
const tooLarge = {
  examples: [[[{}, { actual: { volume: 5e-324 } }, { actual: { volume: 5.56e-309 } }, { actual: { volume: 1 } }]]],
} satisfies { examples: [StageInput[]][] };

describe('any funnel', () => {
  it('has rates that are numbers and at most one largest loss', () => {
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 14 }), (stages) => {
        const view = funnelWith(stages);
        assert.equal(view.stages.length, stages.length);
        assert.equal(view.steps.length, Math.max(0, stages.length - 1));
        const flows = view.steps
          .flatMap(({ planned, actual }) => [planned, actual])
          .filter((flow) => flow !== undefined);
        const shares = [...flows.map((flow) => flow.rate), view.overall.planned, view.overall.actual];
        for (const share of shares)
          assert.ok(share === undefined || (Number.isFinite(share) && share >= 0), String(share));
        for (const { rate: passed, lost } of flows) if (lost !== undefined && lost > 0) assert.ok(passed <= 1);
        assert.ok(view.steps.filter(({ biggestLoss }) => biggestLoss).length <= 1);
        assert.ok(view.table.rows.every((row) => row.length === view.table.columns.length));
      }),
      { numRuns: 500, ...tooLarge },
    );
  });

  it('is drawn without a number that is none', () => {
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 14 }), fc.integer({ min: 280, max: 1200 }), (stages, width) => {
        const view = funnelWith(stages);
        const svg = renderSvg(view, { width });
        assertWellFormed(svg);
        for (const text of [svg, renderMermaid(view), renderText(view), renderHtml(view)]) {
          assert.doesNotMatch(text, /NaN|Infinity|undefined|∞|\[object/);
        }
        for (const [, x, length] of svg.matchAll(
          /<rect class="gtm-(?:actual|planned)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g,
        )) {
          assert.ok(Number(x) + Number(length) <= width, `a bar ends at ${Number(x) + Number(length)} of ${width}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

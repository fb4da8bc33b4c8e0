import assert from 'node:assert/strict';
import { type PlanDocument, viewChoices, viewOf } from '../../../src/core/index.ts';
import { planDocument } from '../../../src/core/project/planDocument.ts';
import { emptyWorld, exampleFunnel, funnelOf, funnelWith } from './support.ts';

describe('view of a funnel', () => {
  it('reads volumes, rates and losses, planned and measured', () => {
    const view = exampleFunnel();
    assert.deepEqual(
      view.stages.map(({ title, planned, actual }) => [title, planned, actual]),
      [
        ['Visitors', 50_000, 50_740],
        ['Sign-ups', 2750, 2918],
        ['Trials', 550, 581],
        ['Customers', 143, 141],
      ],
    );
    assert.deepEqual(
      view.steps.map(({ planned, actual }) => [planned?.rate, planned?.lost, actual?.lost]),
      [
        [0.055, 47_250, 47_822],
        [0.2, 2200, 2337],
        [0.26, 407, 440],
      ],
    );
    assert.equal(view.overall.planned, 143 / 50_000);
    assert.equal(view.overall.actual, 141 / 50_740);
  });

  it('works a volume out from the stage before and the rate', () => {
    const view = funnelWith([
      { planned: { volume: '10,000' } },
      { planned: { rate: '12%' } },
      { planned: { rate: 0.5 } },
    ]);
    assert.deepEqual(
      view.stages.map(({ planned }) => planned),
      [10_000, 1200, 600],
    );
    assert.equal(view.overall.planned, 0.06);
  });

  it('believes the volumes where volume and rate do not agree', () => {
    const view = funnelWith([{ planned: { volume: 100 } }, { planned: { volume: 40, rate: '50%' } }]);
    assert.equal(view.steps[0]?.planned?.rate, 0.4);
  });

  it('draws rates alone as shares of the first stage', () => {
    const view = funnelWith([{}, { planned: { rate: '50%' } }, { planned: { rate: '20%' } }]);
    assert.equal(view.relative, true);
    assert.deepEqual(
      view.stages.map(({ planned }) => planned),
      [1, 0.5, 0.1],
    );
  });

  it('marks the step that loses most people, by what was measured', () => {
    assert.deepEqual(
      exampleFunnel().steps.map(({ biggestLoss }) => biggestLoss),
      [true, false, false],
    );
    const view = funnelWith([
      { planned: { volume: 1000 }, actual: { volume: 500 } },
      { planned: { volume: 100 }, actual: { volume: 450 } },
      { planned: { volume: 90 }, actual: { volume: 40 } },
    ]);
    assert.deepEqual(
      view.steps.map(({ biggestLoss }) => biggestLoss),
      [false, true],
    );
  });

  it('marks no step where there is only one, or where nobody is lost', () => {
    const marked = (volumes: number[]) =>
      funnelWith(volumes.map((volume) => ({ planned: { volume } }))).steps.some(({ biggestLoss }) => biggestLoss);
    assert.equal(marked([10, 5]), false);
    assert.equal(marked([10, 10, 20]), false);
    assert.equal(marked([10, 5, 4]), true);
  });

  it('ignores figures that cannot be drawn', () => {
    const view = funnelOf(
      'kind: funnel\ntitle: T\nstages:\n' +
        ['.nan', '.inf', '-5', '"many"', '0']
          .map((volume, index) => `  - {id: s${index}, title: S, planned: {volume: ${volume}}}\n`)
          .join(''),
    );
    assert.deepEqual(
      view.stages.map(({ planned }) => planned),
      [undefined, undefined, undefined, undefined, 0],
    );
  });

  it('points at the place of each stage and of the reason of a loss', () => {
    const view = exampleFunnel();
    for (const [index, { range }] of view.stages.entries()) {
      const next = view.stages[index + 1]?.range.start.line ?? Number.POSITIVE_INFINITY;
      assert.ok(range.start.line < range.end.line && range.end.line < next, 'stages do not overlap');
    }
    const [first] = view.steps;
    const stage = view.stages[1];
    assert.ok(first && stage && first.range.start.line > stage.range.start.line);
    assert.ok(first.range.end.line <= stage.range.end.line);
  });

  it('offers a start where there is none', () => {
    const view = funnelOf('kind: funnel\ntitle: New\n');
    assert.match(view.empty?.message ?? '', /Add the stages/);
    const filled = funnelOf(`kind: funnel\ntitle: New\n${view.empty?.skeleton}`);
    assert.deepEqual(
      filled.stages.map(({ planned }) => planned),
      [10_000, 500, 100],
    );
  });

  it('survives a file with nothing right in it', () => {
    for (const text of ['', '[]', 'kind: funnel\nstages: 5', 'kind: funnel\nstages: [1, ~, {}, {id: [1]}]', 'a: [']) {
      assert.equal(funnelOf(text).kind, 'funnel');
    }
  });

  it('is named, and only there for kinds that have one', () => {
    const funnel = planDocument('a.funnel.yaml', { text: 'kind: funnel' });
    const own = (document: PlanDocument) => viewChoices(document).filter(({ whole }) => !whole);
    assert.deepEqual(own(funnel), [{ name: 'funnel', title: 'Funnel', whole: false }]);
    assert.equal(viewOf(funnel, emptyWorld, 'funnel')?.kind, 'funnel');
    assert.equal(viewOf(funnel, emptyWorld, 'nonsense'), undefined);
    assert.deepEqual(own(planDocument('a.scoring.yaml', { text: 'kind: scoring' })), []);
  });
});

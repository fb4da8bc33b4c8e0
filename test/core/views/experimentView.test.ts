// The read-out as a picture: what it says in each state of a test, and that it shows no difference before its time.
import assert from 'node:assert/strict';
import { loadProject, MemoryWorkspace, renderMermaid, renderSvg, renderText } from '../../../src/core/index.ts';
import { isOfKind } from '../../../src/core/project/planDocument.ts';
import type { ExperimentView } from '../../../src/core/views/experiment/model.ts';
import { experimentView } from '../../../src/core/views/experiment/view.ts';
import { assertWellFormed } from './support.ts';

const plan = {
  kind: 'experiment',
  title: 'Headline',
  baseline: '5%',
  minimum_effect: '1%',
  sample_per_variant: 8158,
  start: '2026-04-13',
  planned_stop: '2026-05-17',
  variants: [
    { id: 'new', title: 'The new one' },
    { id: 'now', title: 'As it is', control: true },
  ],
};
const results = (through: string, now: [number, number], fresh: [number, number]) => ({
  through,
  variants: [
    { variant: 'now', users: now[0], conversions: now[1] },
    { variant: 'new', users: fresh[0], conversions: fresh[1] },
  ],
});

async function viewOf(experiment: object, more: Record<string, string> = {}): Promise<ExperimentView> {
  const project = await loadProject(new MemoryWorkspace({ 'a.experiment.yaml': JSON.stringify(experiment), ...more }));
  const document = project.documents.get('a.experiment.yaml');
  assert.ok(document && isOfKind(document, 'experiment'));
  const view = experimentView(document, { project });
  assertWellFormed(renderSvg(view));
  return view;
}

describe('the read-out of an experiment', () => {
  it('says what is needed before there are results', async () => {
    const view = await viewOf(plan);
    assert.equal(view.verdict.word, 'Not yet');
    assert.deepEqual(
      view.people.map(({ title, text }) => `${title}: ${text}`),
      ['As it is: 8,158 people needed', 'The new one: 8,158 people needed'],
    );
    assert.deepEqual(view.estimates, []);
  });

  it('shows no difference before the plan allows a look', async () => {
    const view = await viewOf({ ...plan, results: results('2026-04-26', [4000, 200], [4010, 260]) });
    assert.equal(view.verdict.word, 'Not yet');
    assert.deepEqual(view.estimates, []);
    for (const text of [renderSvg(view), renderText(view), renderMermaid(view)])
      assert.doesNotMatch(text, /6\.48|1\.48|p = /, 'a look before its time');
    assert.match(view.summary, /4,000 of 8,158 people in the smallest variant and 14 of 35 days/);
  });

  it('names the winner with its interval, and leads to its lines', async () => {
    const view = await viewOf({ ...plan, results: results('2026-05-17', [9604, 481], [9587, 576]) });
    assert.equal(view.verdict.word, 'Ship “The new one”');
    const [row] = view.estimates;
    assert.equal(row?.values, '6.01 % against 5.01 %');
    assert.equal(row?.text, '+1 percentage point (+0.355 to +1.65)');
    assert.equal(row?.signal, 'better');
    assert.deepEqual(view.planned, { at: 0.01, text: 'Planned +1 percentage point' });
    assert.ok(view.axis[0] < 0 && view.axis[1] > 0.0165);
    assert.match(renderText(view), /The new one +9,587 +8,158 +\+1 percentage point/);
  });

  it('keeps the control where the variant is worse, also for a metric that should fall', async () => {
    const kpis = JSON.stringify({
      kind: 'kpis',
      title: 'K',
      kpis: [{ id: 'refunds', title: 'Refunds', direction: 'down' }],
    });
    const worse = { ...plan, primary_metric: 'refunds', results: results('2026-05-17', [9604, 481], [9587, 576]) };
    const view = await viewOf(worse, { 'a.kpis.yaml': kpis });
    assert.equal(view.verdict.word, 'Stop');
    assert.equal(view.estimates[0]?.signal, 'worse');
    assert.equal(view.planned?.text, 'Planned −1 percentage point');
  });

  it('cannot say anything where people are not split as planned', async () => {
    const view = await viewOf({ ...plan, results: results('2026-05-17', [10000, 500], [9500, 600]) });
    assert.equal(view.verdict.word, 'Cannot say');
    assert.match(view.verdict.reason, /not split as planned/);
    assert.deepEqual(view.estimates, []);
  });

  it('shows segments as exploration, each at its lines', async () => {
    const measured = results('2026-05-17', [9604, 481], [9587, 576]);
    const segments = [
      { segment: 'mobile', variants: results('', [4800, 230], [4790, 290]).variants },
      { segment: 'tablet', variants: results('', [10, 0], [12, 0]).variants },
    ];
    const view = await viewOf({ ...plan, results: { ...measured, segments } });
    assert.deepEqual(
      view.segments.map(({ title }) => title),
      ['mobile, The new one', 'tablet'],
    );
    assert.match(
      view.segments[0]?.text ?? '',
      /^6\.05 % against 4\.79 %; \+1\.3 percentage points \(.*\), p = .*, corrected$/,
    );
    assert.match(view.segments[1]?.text ?? '', /Nobody has converted/);
    assert.match(renderSvg(view), /By segment, as exploration/);
    assert.match(renderText(view), /mobile, The new one \(exploration\)/);
    assert.deepEqual((await viewOf({ ...plan, results: measured })).segments, []);
  });

  it('offers a skeleton where nothing is planned', async () => {
    const view = await viewOf({ kind: 'experiment', title: 'Empty' });
    assert.match(view.empty?.skeleton ?? '', /minimum_effect/);
  });
});

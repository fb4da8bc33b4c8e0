import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderHtml, renderMermaid, renderSvg, renderText } from '../../../src/core/index.ts';
import { assertInside, exampleJourney, journeyOf, journeyWith } from './journeyWorkflowSupport.ts';
import { assertGolden, assertWellFormed } from './support.ts';

describe('view of a journey', () => {
  it('reads stages, touchpoints, feelings, pains and opportunities', () => {
    const view = exampleJourney();
    assert.equal(view.stages.length, 10);
    const [first] = view.stages;
    assert.deepEqual(
      [first?.name, first?.title, first?.lasts, first?.owner],
      ['Awareness', 'It cannot be that we are always wrong', '2 weeks', 'Owen Bright'],
    );
    assert.deepEqual(
      first?.touchpoints.map(({ channel, actor, emotion }) => [channel, actor, emotion]),
      [
        ['meeting', 'customer', 1],
        ['search', 'marketing', 3],
        ['LinkedIn', 'marketing', 3],
      ],
    );
    assert.equal(first?.pains[0]?.text, 'Every guide begins with more discipline');
    assert.deepEqual(view.lowest, { stage: 0, touchpoint: 0 });
  });

  it('points at the place of each part', () => {
    const [stage] = exampleJourney().stages;
    assert.ok(stage);
    const { start, end } = stage.range;
    for (const { range } of [...stage.touchpoints, ...stage.pains, ...stage.opportunities]) {
      assert.ok(range.start.line > start.line && range.end.line <= end.line);
    }
  });

  it('says in a sentence where it feels worst', () => {
    const touchpoint = (emotion?: number, channel?: string) => ({ title: 'T', emotion, channel });
    const summary = (...stages: unknown[][]) =>
      journeyWith(stages.map((touchpoints, index) => ({ stage: ['awareness', 'intent'][index], touchpoints }))).summary;
    assert.equal(exampleJourney().summary, 'Emotion is lowest in awareness; 24 touchpoints over 13 channels.');
    assert.equal(
      summary([touchpoint(3, 'email')], [touchpoint(2, 'email')]),
      'Emotion is lowest in intent; 2 touchpoints over 1 channel.',
    );
    assert.equal(
      summary([touchpoint(3)], [touchpoint(3)]),
      'Emotion is 3 of 5 wherever it is noted; 2 touchpoints in 2 stages.',
    );
    assert.equal(summary([touchpoint()]), '1 touchpoint in 1 stage; nobody has noted yet how they feel.');
    assert.equal(summary([]), 'No touchpoints in 1 stage; nobody has noted yet how they feel.');
    // Of two moments that are as bad, the one in the worse stage counts.
    assert.match(
      summary([touchpoint(1), touchpoint(5)], [touchpoint(1), touchpoint(2)]),
      /^Emotion is lowest in intent/,
    );
  });

  it('offers a start where there is none', () => {
    const view = journeyOf('kind: journey\ntitle: New\n');
    assert.match(view.empty?.message ?? '', /Add the stages/);
    const filled = journeyOf(`kind: journey\ntitle: New\n${view.empty?.skeleton}`);
    assert.deepEqual(
      filled.stages.map(({ touchpoints }) => touchpoints[0]?.emotion),
      [2, 4],
    );
  });

  it('survives a file with nothing right in it', () => {
    const odd = [
      '',
      '[]',
      'kind: journey\nstages: 5',
      'kind: journey\nstages: [1, ~, {}, {touchpoints: [2, {}]}]',
      'a: [',
    ];
    for (const text of odd) assert.equal(journeyOf(text).kind, 'journey');
    assert.equal(journeyWith([{ stage: 'intent', touchpoints: [{ title: 'T', emotion: 9 }] }]).lowest, undefined);
  });
});

const about = { project: 'Acme CRM', date: '2026-06-02' };

describe('rendered journey', () => {
  it('is the picture that was looked at', () => {
    const view = exampleJourney();
    assertGolden('journey.svg', renderSvg(view, { ...about, standalone: true }));
    assertGolden('journey-narrow.svg', renderSvg(view, { width: 360 }));
    assertGolden('journey.mmd', renderMermaid(view));
    assertGolden('journey.text', renderText(view, { width: 100 }));
    assertGolden('journey-empty.svg', renderSvg(journeyOf('kind: journey\ntitle: New\n')));
  });

  it('scrolls where it is wide, and stacks its stages in a narrow panel', () => {
    const width = (asked: number) => Number(/ width="(\d+)"/.exec(renderSvg(exampleJourney(), { width: asked }))?.[1]);
    assert.ok(width(720) > 1800);
    assert.equal(width(519), 519);
    assert.equal(width(360), 360);
  });

  it('is a flowchart in Mermaid where a score is missing', () => {
    const stages = [{ stage: 'awareness', touchpoints: [{ title: 'Reads: a #1 list; twice' }] }];
    assert.match(renderMermaid(journeyWith(stages)), /^flowchart LR\n/);
    const scored = [{ stage: 'awareness', touchpoints: [{ title: 'Section: a #1 list; twice', emotion: 2 }] }];
    assert.match(renderMermaid(journeyWith(scored)), /^journey\n.*\n {4}“Section – a 1 list – twice”: 2\n$/s);
  });

  it('is well-formed and inside its frame, whatever the journey', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem(), fc.constantFrom('', '🎉👩‍👩‍👧‍👦', 'עברית שלום'));
    const touchpoint = fc.record(
      {
        title: word,
        channel: fc.constantFrom('email', 'peer', 'nowhere'),
        actor: fc.constantFrom('sales', 'customer-success'),
        day: fc.oneof(fc.nat(), fc.double()),
        emotion: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double(), fc.constantFrom('4', null, -1)),
        owner: word,
      },
      { requiredKeys: [] },
    );
    const stage = fc.record(
      {
        stage: fc.constantFrom('awareness', 'intent', 'elsewhere'),
        title: word,
        owner: word,
        lasts: fc.constantFrom('3 weeks', 4, ''),
        touchpoints: fc.array(touchpoint, { maxLength: 6 }),
        pains: fc.array(word, { maxLength: 3 }),
        opportunities: fc.array(word, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 8 }), fc.integer({ min: 280, max: 1200 }), (stages, width) => {
        const view = journeyWith(stages, 'Title');
        const svg = renderSvg(view, { width });
        assertWellFormed(svg);
        assertInside(svg);
        assert.equal(svg, renderSvg(view, { width }));
        for (const text of [svg, renderMermaid(view), renderText(view), renderHtml(view)]) {
          assert.doesNotMatch(text, /NaN|Infinity|undefined|\[object/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is drawn with 500 touchpoints', () => {
    const touchpoints = Array.from({ length: 50 }, (_, at) => ({ title: `T ${at}`, emotion: 1 + (at % 5) }));
    const view = journeyWith(Array.from({ length: 10 }, () => ({ stage: 'intent', touchpoints })));
    for (const width of [360, 720]) assertInside(renderSvg(view, { width }));
  });
});

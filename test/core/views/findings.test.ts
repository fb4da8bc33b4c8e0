// What was found in a file stands on the parts of its pictures, as a shape and in words; and what is over is told as well.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Checker,
  documentPicture,
  loadProject,
  MemoryWorkspace,
  type PlanDocument,
  renderSvg,
  statusReports,
  type View,
} from '../../../src/core/index.ts';
import { crossingsOf } from '../../../src/core/views/graph/layout.ts';
import { nasty } from './support.ts';

const today = '2026-05-12';
const funnel = `kind: funnel
title: Way
stages:
  - id: visitors
    title: Visitors
    planned: { volume: 1000 }
  - id: trials
    title: Trials
    planned: { volume: many }
`;
const files = {
  'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\n',
  'a.funnel.yaml': funnel,
  'old.campaign.yaml':
    'kind: campaign\ntitle: Old\nstatus: completed\nobjective: more\npersonas: [nobody]\ntimeline: { start: 2026-04-02, end: 2026-04-20 }\n',
  'a.strategy.yaml': 'kind: strategy\ntitle: S\nobjectives: [{ id: more, title: More, target: 5, by: 2026-06-30 }]\n',
  'new.campaign.yaml': 'kind: campaign\ntitle: New\nstatus: active\ntimeline: { start: 2026-05-02, end: 2026-06-20 }\n',
};

async function pictureOf(file: string, name: string, changed: Record<string, string> = {}): Promise<View> {
  const project = await loadProject(new MemoryWorkspace({ ...files, ...changed }));
  const checker = new Checker(project);
  const document = project.documents.get(file) as PlanDocument;
  const status = statusReports(project, checker.engine, '1');
  const { view } = documentPicture(document, { project, today, status }, (each) => checker.check(each), name);
  assert.ok(view);
  return view;
}

/** The parts of a picture: what they are, what they say, and whether something is drawn below them. */
function partsOf(svg: string): { kinds: string; words: string; text: string }[] {
  return svg
    .split('<g class="gtm-node ')
    .slice(1)
    .map((part) => ({
      kinds: part.slice(0, part.indexOf('"')),
      words: /aria-label="([^"]*)"/.exec(part)?.[1] ?? '',
      text: part,
    }));
}

describe('findings in a picture', () => {
  it('stand on the smallest part that holds them, as a squiggle, on hover and for who listens', async () => {
    const parts = partsOf(renderSvg(await pictureOf('a.funnel.yaml', 'funnel')));
    const found = parts.filter(({ kinds }) => kinds.includes('gtm-found'));
    const errors = found.filter(({ words }) => words.includes('Error: “many” is not a number.'));
    // The stage, and the step to it, which stand for the same lines.
    assert.deepEqual(
      errors.map(({ kinds }) => kinds.split(' ')[0]),
      ['gtm-step', 'gtm-stage'],
    );
    assert.match(errors[1]?.words ?? '', /^Trials/);
    assert.match(errors[1]?.text ?? '', /<title>Trials[^<]*\nError: “many” is not a number\./);
    assert.match(errors[1]?.text ?? '', /class="gtm-sign gtm-red gtm-squiggle"/);
    assert.doesNotMatch(parts[0]?.words ?? '', /Error/);
  });

  it('are gone when the file is right', async () => {
    const view = await pictureOf('a.funnel.yaml', 'funnel', { 'a.funnel.yaml': funnel.replace('many', '500') });
    assert.doesNotMatch(renderSvg(view), /Error:/);
  });

  it('stand on the card or row of their file in pictures of the whole project', async () => {
    for (const name of ['graph', 'calendar']) {
      const parts = partsOf(renderSvg(await pictureOf('marketing.yaml', name)));
      const old = parts.find(({ text }) => text.includes('data-file="old.campaign.yaml"'));
      assert.match(old?.words ?? '', /Error: There is no persona `nobody`/, name);
      assert.match(old?.kinds ?? '', /gtm-found/, name);
    }
  });

  it('stand below the picture, in words and with their place, where no part of it is', async () => {
    const loose = {
      'a.funnel.yaml': funnel.replace('title: Way\n', 'title: Way\ncolour: red\n').replace('many', '500'),
    };
    const svg = renderSvg(await pictureOf('a.funnel.yaml', 'funnel', loose));
    const below = partsOf(svg).filter(
      ({ kinds, words }) => kinds.startsWith('gtm-finding') && words.includes('colour'),
    );
    assert.equal(below.length, 1);
    assert.match(below[0]?.words ?? '', /^(?:Error|Warning): .*`colour`/);
    assert.match(below[0]?.text ?? '', /data-source="3:1-/);
    assert.match(below[0]?.text ?? '', /gtm-squiggle/);
    // Those that have a part are not told twice, and more than three are counted.
    const held = partsOf(renderSvg(await pictureOf('a.funnel.yaml', 'funnel')));
    assert.deepEqual(
      held.filter(({ kinds, words }) => kinds.startsWith('gtm-finding') && words.includes('many')),
      [],
    );
    const keys = ['one', 'two', 'three', 'four', 'five'].map((key) => `${key}: 1\n`).join('');
    const many = renderSvg(await pictureOf('a.funnel.yaml', 'funnel', { 'a.funnel.yaml': `${funnel}${keys}` }));
    assert.equal(partsOf(many).filter(({ kinds }) => kinds.startsWith('gtm-finding')).length, 3);
    assert.match(many, />and \d+ more in this file</);
  });

  it('stand on the step of the board that makes their file, whichever of its outputs that is', async () => {
    const playbook = `kind: playbook
title: Own
phases:
  - id: plan
    title: Plan
    steps:
      - { id: goals, title: Goals, agent: planner, outputs: [{ path: a.strategy.yaml }, { path: a.funnel.yaml }] }
      - { id: sales, title: Sales, agent: seller, outputs: [{ path: new.campaign.yaml }] }
`;
    const more = {
      'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\nplaybooks: [own]\n',
      'own.playbook.yaml': playbook,
    };
    const steps = partsOf(renderSvg(await pictureOf('marketing.yaml', 'board', more)));
    assert.equal(steps.length, 2);
    assert.match(steps[0]?.words ?? '', /Error: a\.funnel\.yaml:9: “many” is not a number/);
    assert.match(steps[0]?.kinds ?? '', /gtm-found/);
    assert.doesNotMatch(steps[1]?.words ?? '', /many/);
  });

  it('differ in shape by severity, so that nobody needs the colour', async () => {
    const view = await pictureOf('a.funnel.yaml', 'funnel');
    const range = view.findings?.find(({ message }) => message.includes('many'))?.range;
    assert.ok(range);
    const shapes = (['error', 'warning', 'info'] as const).map((severity) => {
      const svg = renderSvg({ ...view, findings: [{ severity, message: 'x', range }] });
      return /gtm-squiggle" d="M[\d.]+ [\d.]+(?<shape>[^"]{8})/.exec(svg)?.groups?.shape;
    });
    assert.equal(new Set(shapes).size, 3);
    assert.ok(shapes.every(Boolean));
  });

  it('are text, whatever they say', async () => {
    const view = await pictureOf('a.funnel.yaml', 'funnel');
    const range = view.findings?.find(({ message }) => message.includes('many'))?.range;
    assert.ok(range);
    for (const message of nasty) {
      const svg = renderSvg({ ...view, findings: [{ severity: 'error', message, range }] });
      assert.doesNotMatch(svg, /<(?:script|img|b|foreignObject|a|body)[ >/]/);
      assert.doesNotMatch(svg, / on[a-z]+="/);
    }
  });
});

describe('what is over', () => {
  it('is dashed and says so, and what runs is not', async () => {
    for (const name of ['graph', 'calendar']) {
      const svg = renderSvg(await pictureOf('marketing.yaml', name));
      const parts = partsOf(svg);
      const of = (file: string) => parts.find(({ text }) => text.includes(`data-file="${file}"`));
      assert.match(of('old.campaign.yaml')?.kinds ?? '', /gtm-past/, name);
      assert.match(of('old.campaign.yaml')?.words ?? '', /It is over\./, name);
      assert.doesNotMatch(of('new.campaign.yaml')?.kinds ?? '', /gtm-past/, name);
      assert.match(svg, /stroke-dasharray="4 4"/, name);
    }
    const running = { 'old.campaign.yaml': files['new.campaign.yaml'] };
    assert.doesNotMatch(renderSvg(await pictureOf('marketing.yaml', 'calendar', running)), /stroke-dasharray="4 4"/);
  });
});

describe('the lines of the graph', () => {
  it('pass no card between their ends', () => {
    const column = (x: number) =>
      fc
        .array(fc.record({ gap: fc.integer({ min: 12, max: 90 }), height: fc.integer({ min: 24, max: 200 }) }), {
          minLength: 1,
          maxLength: 6,
        })
        .map((cards) => {
          let y = 40;
          return cards.map(({ gap, height }) => {
            const box = { x, y, width: 140, height };
            y += height + gap;
            return box;
          });
        });
    const ends = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(column(0), column(200), column(400), column(600)), ends, (columns, pairs) => {
        const all = columns.flat();
        const columnOf = (place: number) => columns.findIndex((boxes) => boxes.includes(all[place] as never));
        const first = columns[0].length;
        const last = columns[3].length;
        const edges = pairs.map(([from, to]) => ({ from: from % first, to: all.length - 1 - (to % last) }));
        const crossings = crossingsOf(columns, edges, (place) => all[place] as never, columnOf);
        for (const passed of crossings.values()) {
          assert.equal(passed.length, 2);
          for (const [index, { y }] of passed.entries())
            for (const box of columns[index + 1] ?? [])
              assert.ok(y <= box.y || y >= box.y + box.height, `${y} is behind ${JSON.stringify(box)}`);
        }
      }),
    );
  });
});

// The pictures of the plan in plan.ts, as they were looked at, and what matters in each.
import assert from 'node:assert/strict';
import { renderMermaid, renderSvg, renderText, type View } from '../../../src/core/index.ts';
import type { BoardView } from '../../../src/core/views/board/model.ts';
import type { CalendarView } from '../../../src/core/views/calendar/model.ts';
import type { GraphView } from '../../../src/core/views/graph/model.ts';
import type { InitiativesView } from '../../../src/core/views/initiatives/model.ts';
import type { KpisView } from '../../../src/core/views/kpis/view.ts';
import type { MessagesView } from '../../../src/core/views/messages/model.ts';
import { textWidth } from '../../../src/core/views/svg/measure.ts';
import { textStyles } from '../../../src/core/views/svg/text.ts';
import { assertInside } from './journeyWorkflowSupport.ts';
import { planFiles, viewsOf } from './plan.ts';
import { assertGolden } from './support.ts';

const files = planFiles((key) => key);

async function viewNamed<V>(name: string, changed: Record<string, string> = {}): Promise<V> {
  const found = (await viewsOf({ ...files, ...changed })).find((each) => each.name === name);
  assert.ok(found, name);
  return found.view as unknown as V;
}

describe('pictures of a plan', () => {
  for (const name of [
    'board',
    'graph',
    'calendar',
    'messages',
    'initiatives',
    'persona',
    'budget',
    'kpis',
    'attribution',
  ]) {
    it(`are the ones that were looked at: ${name}`, async () => {
      const found = (await viewsOf(files)).find((each) => each.name === name);
      assert.ok(found);
      assertGolden(
        `plan-${name}.svg`,
        renderSvg(found.view, { standalone: true, project: 'Bakery', date: '2026-05-12' }),
      );
      assertGolden(`plan-${name}.mmd`, renderMermaid(found.view));
      assertGolden(`plan-${name}.text`, renderText(found.view));
    });
  }

  it('show on the board what is done, what can be done, and what that leads to', async () => {
    const { playbooks } = await viewNamed<BoardView>('board');
    const steps = playbooks.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps));
    assert.deepEqual(
      steps.map(({ status, file }) => [status, file]),
      [
        ['done', 'workspace/gtm.strategy.yaml'],
        ['ready', 'marketing.yaml'],
        ['blocked', 'marketing.yaml'],
        ['blocked', 'marketing.yaml'],
      ],
    );
  });

  it('give a plan for the next cycle nothing of this one', async () => {
    const strategy = JSON.parse(files['workspace/gtm.strategy.yaml'] ?? '');
    const next = JSON.stringify({ ...strategy, title: 'Next', cycle: '2026-Q3' });
    const views = await viewsOf({ ...files, 'workspace/next.strategy.yaml': next });
    const budgets = views.flatMap(({ view }) => (view.kind === 'budget' ? [view] : []));
    const [now, then] = [false, true].map((isNext) => budgets.find(({ title }) => title.endsWith('Next') === isNext));
    assert.ok(now?.rows.some(({ actual }) => actual !== undefined));
    assert.ok(now && then && then.rows.length === now.rows.length);
    assert.deepEqual(
      then.rows.flatMap(({ actual, planned }) => [actual, planned]).filter((value) => value !== undefined),
      [],
    );
    assert.doesNotMatch(then.summary, /spent/i);
    assert.match(then.summary, /a month/);
  });

  it('connect objectives, campaigns, experiments and learnings, and name what stands alone', async () => {
    const { nodes, edges } = await viewNamed<GraphView>('graph');
    const ways = edges.map(({ from, to }) => `${nodes[from]?.title} → ${nodes[to]?.title}`);
    assert.deepEqual(ways.sort(), [
      'A free week → Learned in May',
      'More sign up → A free week',
      'Spring at the door → A free week',
      'Win 100 subscribers → Spring at the door',
    ]);
    const alone = nodes.filter(({ loose }) => loose).map(({ title }) => title);
    assert.deepEqual(alone, ['Keep them for a year', 'Without a reason']);
    assert.deepEqual(nodes.find(({ title }) => title === 'A free week')?.file, 'workspace/free-week.experiment.yaml');
  });

  it('draw in the calendar what runs, what is late, and today', async () => {
    const { rows, today, from, to } = await viewNamed<CalendarView>('calendar');
    assert.equal(to - from, 90);
    assert.equal((today ?? 0) - from, 41);
    assert.deepEqual(
      rows.map(({ title, span }) => [title, span?.phase]),
      [
        ['Without a reason', undefined],
        ['Spring at the door', 'running'],
        ['Flyers at the door', 'running'],
        ['Mail', 'planned'],
        ['A free week', 'running'],
        ['Letters for June', undefined],
      ],
    );
    const late = rows.flatMap(({ marks }) => marks.filter((mark) => mark.late).map(({ title }) => title));
    assert.deepEqual(late, ['Second flyer', 'Third flyer']);
  });

  it('call late what is not ready for review on its day, and nothing that is further', async () => {
    const asset = (status: string) => `{ id: ${status}, title: ${status}, due: 2026-05-02, status: ${status} }`;
    const statuses = ['planned', 'draft', 'in-review', 'approved', 'scheduled', 'published'];
    const { rows } = await viewNamed<CalendarView>('calendar', {
      'workspace/june.content.yaml': `kind: content\ntitle: Letters\nassets: [${statuses.map(asset).join(', ')}]`,
    });
    const letters = rows.find(({ title }) => title === 'Letters');
    assert.deepEqual(
      letters?.marks.flatMap(({ title, late }) => (late ? [title] : [])),
      ['planned', 'draft'],
    );
  });

  it('have no today where nobody says which day it is, or when it is over', async () => {
    const cycle = JSON.parse(files['marketing.yaml'] ?? '');
    const { today } = await viewNamed<CalendarView>('calendar', {
      'marketing.yaml': JSON.stringify({
        ...cycle,
        cycle: { period: '2026-Q1', start: '2026-01-01', end: '2026-03-31' },
      }),
      'workspace/spring.campaign.yaml': 'kind: campaign\ntitle: x\ntimeline: { start: 2026-02-01, end: 2026-03-01 }',
      'workspace/free-week.experiment.yaml': 'kind: experiment\ntitle: x',
      'workspace/june.content.yaml': 'kind: content\ntitle: x',
    });
    assert.equal(today, undefined);
  });

  it('keep the word of today inside a narrow calendar, whichever day it is', async () => {
    const view = await viewNamed<CalendarView>('calendar');
    for (let today = view.from; today <= view.to; today++) {
      const svg = renderSvg({ ...view, today } as View, { width: 305 });
      const [, width = ''] = svg.match(/viewBox="0 0 (\d+) /) ?? [];
      assert.equal(width, '305');
      const [, attributes = '', words = ''] = svg.match(/<text ([^>]*)>(today, [^<]*)/) ?? [];
      const at = Number(attributes.match(/\bx="([\d.]+)"/)?.[1]);
      const length = textWidth(words, textStyles.small.size);
      const [left, right] = attributes.includes('text-anchor="end"') ? [at - length, at] : [at, at + length];
      assert.ok(left >= 0 && right <= 305, `${words} from ${left} to ${right}`);
    }
  });

  it('keep the title of a KPI clear of its trend, however narrow', async () => {
    const view = await viewNamed<KpisView>('kpis');
    const rows = view.rows.map((row) => ({ ...row, title: 'Adoption of what is new '.repeat(4), trend: [1, 2, 3] }));
    for (const width of [240, 305, 720]) {
      const svg = renderSvg({ ...view, rows } as View, { width });
      const trends = [...svg.matchAll(/class="gtm-sign gtm-blue" d="M(\d+) /g)].map(([, x]) => Number(x));
      const titles = [...svg.matchAll(/<text [^>]*\bx="([\d.]+)"[^>]*>(Adoption [^<]*)/g)];
      assert.equal(trends.length, rows.length);
      assert.equal(titles.length, rows.length);
      for (const [index, [, x, words = '']] of titles.entries())
        assert.ok(Number(x) + textWidth(words, textStyles.label.size) < (trends[index] ?? 0), `${words} at ${width}`);
    }
  });

  it('find the message that the strategy means for somebody and nobody says', async () => {
    const { messages, groups } = await viewNamed<MessagesView>('messages');
    const gaps = groups.flatMap(({ rows }) =>
      rows.flatMap(({ title, cells }) =>
        cells.flatMap(({ missing }, index) => (missing ? [`${title}: ${messages[index]?.title}`] : [])),
      ),
    );
    assert.deepEqual(gaps, ['Office manager: Fresh at seven']);
  });

  it('rank initiatives as the calculator does, and say what is missing in the others', async () => {
    const { initiatives } = await viewNamed<InitiativesView>('initiatives');
    assert.deepEqual(
      initiatives.map(({ title, rank, score }) => [title, rank, score]),
      [
        ['Free week', 1, 4.6],
        ['Slices for offices', 2, 4.1],
        ['Second oven', 3, 3.3],
        ['Not judged yet', undefined, undefined],
      ],
    );
    assert.equal(initiatives[0]?.returnOnCost, 4);
    assert.match(initiatives[3]?.remark ?? '', /alignment, value, effort, risk missing/);
  });

  it('are drawn with 500 campaigns', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `workspace/c${index}.campaign.yaml`,
        `{ kind: campaign, title: Campaign ${index}, objective: more, timeline: { start: 2026-04-02, end: 2026-05-02 } }`,
      ]),
    );
    for (const name of ['graph', 'calendar']) {
      const svg = renderSvg(await viewNamed<View>(name, many));
      assertInside(svg);
      for (const title of ['Campaign 0', 'Campaign 499']) assert.ok(svg.includes(`>${title}<`), `${title} in ${name}`);
    }
  });
});

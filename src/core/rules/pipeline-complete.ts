import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Pipeline = Facts<'pipeline'>;
type Alert = NonNullable<NonNullable<Pipeline['alerts']>[number]>;

/** What an alert needs so that a program can watch for it. */
const limits: Readonly<Partial<Record<NonNullable<Alert['when']>, keyof Alert>>> = {
  'too-long-in-stage': 'after',
  'no-activity': 'after',
  'close-date-moved': 'times',
  'amount-dropped': 'by',
  'score-dropped': 'by',
};

export const pipelineComplete = defineRule({
  id: 'pipeline-complete',
  title: 'The pipeline can be forecast, and alerts lead to something',
  description:
    'The forecast names its method and the stages of its categories, each alert has a limit, somebody who hears of it and something to do, and the bands of the deal score cover every score.',
  kinds: ['pipeline'],
  severity: 'warning',
  messages: {
    method: 'Nobody can tell how the forecast is made. Add `method` under `forecast`.',
    'no-forecast': 'The pipeline has no forecast. Add `forecast` with its method.',
    categories: 'The forecast sorts deals into categories, but says nothing of {list}. Name their stages.',
    closed: 'The category {category} counts the stage {stage}, but a deal there is closed. Remove it.',
    'no-limit': 'The alert “{title}” has no limit. Add `{key}`.',
    'no-action': 'Nobody knows what to do when “{title}” comes. Add an `action`.',
    'nobody-told': 'Nobody hears of “{title}”. Add `tell`.',
    band: 'The band {title} begins at {at_least} points, but no deal has more than {maximum}. Lower it, or raise `maximum`.',
    twice: 'The bands {title} and {other} both begin at {at_least} points. Correct one of them.',
    'the-other': 'The other band',
    complete: '{count|alert|alerts} with limit and action',
  },
  *check({ facts }) {
    const reports = [...checkForecast(facts), ...checkAlerts(facts), ...checkBands(facts)];
    yield* reports;
    const count = [...itemsOf(facts.alerts)].length;
    if (reports.length === 0 && count > 0) yield { evidence: 'complete', args: { count }, path: '/alerts', at: 'key' };
  },
});

function* checkForecast({ forecast, stages }: Pipeline): Generator<Report> {
  if (forecast === undefined) {
    yield { message: 'no-forecast', severity: 'info', path: '/forecast', at: 'key' };
    return;
  }
  if (forecast.method === undefined) yield { message: 'method', path: '/forecast', at: 'key' };
  const types = new Map([...itemsOf(stages)].map(([{ id, type = 'open' }]) => [id, type]));
  const categories = [...itemsOf(forecast.categories)];
  for (const [{ category = '', stages: own }, index] of categories)
    for (const [stage, place] of itemsOf(own))
      if ((types.get(stage) ?? 'open') !== 'open')
        yield { message: 'closed', args: { category, stage }, path: `/forecast/categories/${index}/stages/${place}` };
  const sorted = new Set(categories.flatMap(([{ stages: own }]) => [...itemsOf(own)].map(([stage]) => stage)));
  const left = [...types].filter(([id, type]) => type === 'open' && id !== undefined && !sorted.has(id));
  // Categories may be told apart by probability alone.
  if (sorted.size > 0 && left.length > 0)
    yield {
      message: 'categories',
      severity: 'info',
      args: { list: list(left.map(([id]) => id ?? '')) },
      path: '/forecast/categories',
      at: 'key',
    };
}

function* checkAlerts({ alerts }: Pipeline): Generator<Report> {
  for (const [alert, index] of itemsOf(alerts)) {
    const { when, title = when ?? '', action, tell } = alert;
    const path = `/alerts/${index}`;
    const key = when && limits[when];
    if (key && !hasContent(alert[key])) yield { message: 'no-limit', args: { title, key }, path };
    if (!hasContent(action)) yield { message: 'no-action', args: { title }, path };
    if (!hasContent(tell)) yield { message: 'nobody-told', severity: 'info', args: { title }, path };
  }
}

function* checkBands({ deal_scoring: scoring }: Pipeline): Generator<Report> {
  const seen = new Map<number, { title: string; index: number }>();
  for (const [{ title = '', at_least }, index] of itemsOf(scoring?.bands)) {
    if (at_least === undefined) continue;
    const path = `/deal_scoring/bands/${index}/at_least`;
    const maximum = scoring?.maximum;
    const other = seen.get(at_least);
    if (maximum !== undefined && at_least > maximum)
      yield { message: 'band', severity: 'error', args: { title, at_least, maximum }, path };
    else if (other) {
      const related = [{ path: `/deal_scoring/bands/${other.index}/at_least`, message: 'the-other' }];
      yield { message: 'twice', severity: 'error', args: { title, other: other.title, at_least }, path, related };
    } else seen.set(at_least, { title, index });
  }
}

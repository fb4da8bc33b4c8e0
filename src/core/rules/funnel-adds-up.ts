import { formatCount, formatRate } from '../documents/quantity.ts';
import { type Args, defineRule, type Report, type RuleFinding } from './rule.ts';
import { type Series, type Step, stepsOf } from './support/funnel.ts';

export const funnelAddsUp = defineRule({
  id: 'funnel-adds-up',
  title: 'The figures of a funnel can be true together',
  description:
    'Rates lie between 0 and 100 %, no stage is larger than the one before unless it may grow, and where a volume and a rate stand together they agree.',
  kinds: ['funnel'],
  severity: 'error',
  messages: {
    rate: 'The {series} rate of {stage} is {rate}. Write one between 0 and 100 %{grow}.',
    negative: 'The {series} volume of {stage} is {volume}. A volume cannot be below zero: correct it.',
    grows:
      '{stage} has {volume} {series}, but {before} has only {limit}. Correct one of them, or set `may_grow: true` if people come in from the side.',
    differs:
      '{stage} has {volume} {series}, which is {computed} of {before} ({limit}), but its rate is {rate}. Correct one of them.',
    'the-stage': '{before} has {limit}',
    'first-rate': 'Before {stage} stands no other stage, so its {series} rate says nothing. Remove it.',
    sound: 'The {series} figures of {count} stages agree',
  },
  fixes: {
    remove: 'Remove the rate',
  },
  *check(document) {
    for (const series of ['planned', 'actual'] as const) {
      const steps = stepsOf(document.facts, series);
      const reports = steps.flatMap((step, place) => [...checkStep(step, steps[place - 1], series)]);
      yield* reports;
      const known = steps.filter(({ reached }) => reached !== undefined);
      if (reports.length === 0 && known.length > 1)
        yield { evidence: 'sound', args: { series, count: known.length }, path: '/stages', at: 'key' };
    }
  },
});

function* checkStep(step: Step, before: Step | undefined, series: Series): Generator<Report> {
  const { stage, volume, rate, index } = step;
  const path = `/stages/${index}/${series}`;
  const limit = before?.reached;
  const finding = (message: string, at: string, more: Partial<RuleFinding> = {}): RuleFinding => ({
    message,
    args: argsOf(step, before, series),
    path: `${path}/${at}`,
    ...more,
  });
  if (rate !== undefined && !before) {
    const fix = { message: 'remove', changes: [{ op: 'remove', path: `${path}/rate` }] as const };
    yield finding('first-rate', 'rate', { severity: 'info', fix });
  } else if (rate !== undefined && (rate < 0 || (rate > 1 && stage.may_grow !== true))) yield finding('rate', 'rate');
  else if (volume !== undefined && volume < 0) yield finding('negative', 'volume');
  else if (before && volume !== undefined && limit !== undefined && limit >= 0) {
    const related = () => [
      { path: `/stages/${before.index}/${series}`, message: 'the-stage', args: argsOf(step, before, series) },
    ];
    if (volume > limit && stage.may_grow !== true) yield finding('grows', 'volume', { related: related() });
    else if (rate !== undefined && limit > 0 && !agrees(volume, limit, rate, String(stage[series]?.rate)))
      yield finding('differs', 'rate', { related: related() });
  }
}

function argsOf({ stage, name, volume }: Step, before: Step | undefined, series: Series): Args {
  const limit = before?.reached;
  return {
    series,
    stage: name,
    before: before?.name ?? '',
    rate: String(stage[series]?.rate),
    volume: volume === undefined ? '' : formatCount(volume),
    limit: limit === undefined ? '' : formatCount(limit),
    computed: limit && volume !== undefined ? formatRate(volume / limit) : '',
    grow: stage.may_grow === true ? '' : ', or set `may_grow: true`',
  };
}

/** A rate may be rounded to the digits that it is written with, a volume to one person. */
function agrees(volume: number, before: number, rate: number, written: string): boolean {
  const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  const lastDigit = 10 ** -decimals * (written.includes('%') ? 0.01 : 1);
  const smallest = decimals === 0 && !written.includes('%') ? 0.01 : lastDigit;
  return Math.abs(volume / before - rate) <= smallest + 1e-9 || Math.abs(volume - before * rate) <= 1;
}

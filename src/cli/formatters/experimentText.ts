import {
  alignedTable,
  type Calculation,
  type ExperimentInProject,
  experimentIsEarly,
  experimentWords,
  explorationNote,
} from '../../core/index.ts';
import type { Io } from '../io.ts';
import { methodText, refusal } from './experimentPlanText.ts';
import { styleFor } from './style.ts';

const { adviceWords, amount, change, count, difference, pValue, percent, range } = experimentWords;

type Metric = 'conversion' | 'mean';

interface Estimate {
  variant: string;
  control: number;
  treatment: number;
  difference: number;
  interval: [number | null, number | null];
  confidence?: number;
  lift: number | null;
  p: number | null;
  adjusted_p: number | null;
  chance_to_win?: number | null;
}

interface Segment {
  segment: string;
  comparisons: Estimate[];
  refused: string | null;
}

interface ReadOut {
  code: string;
  advice: keyof typeof adviceWords;
  reason: string;
  method: string;
  progress: { users: number[]; needed: number[]; days: number | null; planned_days: number | null } | null;
  sample_ratio: { p: number; mismatch: boolean } | null;
  estimates: Estimate[];
  guardrails: { kpi: string; variant: string | null; value: string; limit: string; breached: boolean }[];
  segments: Segment[];
  notes: string[];
}

/** What the numbers of an experiment say: the advice and its reason first, then what it rests on. */
export function analysisText(calculation: Calculation, io: Io, experiment: ExperimentInProject): string {
  if (calculation.refused) return refusal(calculation, io);
  const { facts } = experiment;
  const metric: Metric = facts.metric_type ?? 'conversion';
  const titleOf = (id: string) => facts.variants?.find((variant) => variant?.id === id)?.title ?? id;
  const titled = (estimates: readonly Estimate[]) =>
    estimates.map((one) => ({ ...one, variant: titleOf(one.variant) }));
  const { bold, green, yellow, red } = styleFor(io);
  if (calculation.calculator === 'experiment-cuped') {
    return join(sharperText(calculation.result as Sharper), methodText(calculation.method, io));
  }
  if (calculation.calculator !== 'experiment-read-out') {
    const { comparisons, segments = [] } = calculation.result as { comparisons: Estimate[]; segments?: Segment[] };
    return join(
      table(titled(comparisons), metric, io),
      ...segmentTexts(segments, titled, metric, io),
      methodText(calculation.method, io),
    );
  }
  const result = calculation.result as ReadOut;
  const paint = { ship: green, stop: red, 'not-yet': yellow, 'cannot-say': yellow }[result.advice];
  return join(
    ...(facts.title === '' ? [] : [bold(facts.title)]),
    `${paint(adviceWords[result.advice])}. ${result.reason}`,
    ...(result.estimates.length > 0 && !experimentIsEarly(result) ? [table(titled(result.estimates), metric, io)] : []),
    ...segmentTexts(result.segments, titled, metric, io),
    ...[progressText(result), splitText(result), guardrailText(result, experiment, titleOf)].filter(
      (line) => line !== undefined,
    ),
    ...result.notes.map((note) => `Note: ${note}`),
    methodText(result.method, io),
  );
}

interface Sharper {
  estimate: number;
  interval: [number | null, number | null];
  p: number;
  variance_reduction: number;
  unadjusted_estimate: number;
}

/** A comparison that values from before the test have sharpened, beside the one without them. */
function sharperText({
  estimate,
  interval,
  p,
  variance_reduction: explained,
  unadjusted_estimate: plain,
}: Sharper): string {
  const ends = range([interval[0] ?? Number.NEGATIVE_INFINITY, interval[1] ?? Number.POSITIVE_INFINITY], 'mean');
  return [
    `The averages differ by ${difference(estimate, 'mean')} (${ends}), ${pValue(p)}.`,
    `Values from before the test explain ${percent(explained)} of the variance; without them the difference is ${difference(plain, 'mean')}.`,
  ].join('\n');
}

function join(...parts: string[]): string {
  return `${parts.join('\n')}\n`;
}

function table(estimates: readonly Estimate[], metric: Metric, io: Io): string {
  const level = percent(estimates[0]?.confidence ?? 0.95, 4);
  const bayes = estimates.some(({ chance_to_win: chance }) => typeof chance === 'number');
  const corrected = estimates.some(({ p, adjusted_p: adjusted }) => p !== adjusted);
  const lifts = estimates.some(({ lift }) => lift !== null);
  const columns = [
    { title: 'Variant' },
    { title: 'Control', figures: true },
    { title: 'Variant', figures: true },
    { title: 'Difference', figures: true },
    { title: estimates[0]?.confidence === undefined ? 'Interval' : `${level} interval`, figures: true },
    ...(lifts ? [{ title: 'Lift', figures: true }] : []),
    { title: bayes ? 'Chance to win' : corrected ? 'p, corrected' : 'p', figures: true },
  ];
  const rows = estimates.map((one) => [
    one.variant,
    amount(one.control, metric),
    amount(one.treatment, metric),
    difference(one.difference, metric).replace(/ percentage points?$/, ' pp'),
    range([one.interval[0] ?? Number.NEGATIVE_INFINITY, one.interval[1] ?? Number.POSITIVE_INFINITY], metric).replace(
      / percentage points$/,
      ' pp',
    ),
    ...(lifts ? [one.lift === null ? '' : change(one.lift)] : []),
    typeof one.chance_to_win === 'number'
      ? percent(one.chance_to_win)
      : one.adjusted_p === null
        ? ''
        : pValue(one.adjusted_p).replace('p = ', '').replace('p ', ''),
  ]);
  return `\n${alignedTable({ columns, rows }, io.width)}\n`;
}

function progressText({ progress }: ReadOut): string | undefined {
  if (!progress) return undefined;
  const needed = progress.needed.length === 0 ? '' : ` of ${progress.needed.map(count).join(' and ')}`;
  const days =
    progress.days === null
      ? ''
      : `, ${progress.days}${progress.planned_days === null ? '' : ` of ${progress.planned_days}`} days`;
  return `Sample: ${progress.users.map(count).join(' and ')}${needed} people${days}`;
}

function splitText({ sample_ratio: split }: ReadOut): string | undefined {
  return split ? `Split: ${split.mismatch ? 'not as planned' : 'as planned'} (${pValue(split.p)})` : undefined;
}

/** The segments, each comparison in a row, below what they are good for. */
function segmentTexts(
  segments: readonly Segment[],
  titled: (estimates: readonly Estimate[]) => Estimate[],
  metric: Metric,
  io: Io,
): string[] {
  if (segments.length === 0) return [];
  const rows = segments.flatMap(({ segment, comparisons }) =>
    titled(comparisons).map((comparison) => ({ ...comparison, variant: `${segment}, ${comparison.variant}` })),
  );
  const silent = segments.flatMap(({ segment, refused }) => (refused === null ? [] : [`${segment}: ${refused}`]));
  return [explorationNote, ...(rows.length > 0 ? [table(rows, metric, io)] : []), ...silent];
}

function guardrailText(
  { guardrails }: ReadOut,
  { kpiTitles }: ExperimentInProject,
  titleOf: (variant: string) => string,
): string | undefined {
  if (guardrails.length === 0) return undefined;
  const texts = guardrails.map(
    ({ kpi, variant, value, limit, breached }) =>
      `${kpiTitles[kpi] ?? kpi}${variant === null ? '' : ` in ${titleOf(variant)}`} ${figure(value)}, limit ${figure(limit)}${breached ? ', passed' : ''}`,
  );
  return `Guardrails: ${texts.join('; ')}`;
}

/** A reading as written, a percentage as everywhere else. */
function figure(text: string): string {
  const share = /^\s*([+-]?[\d.]+)\s*%\s*$/.exec(text)?.[1];
  return share === undefined ? text : percent(Number(share) / 100);
}

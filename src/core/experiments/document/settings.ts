import type { ExperimentData } from '../../generated/documents.ts';
import { UserError } from '../../messages/userError.ts';
import { readAmount, readCount, readRate } from '../readout/quantities.ts';
import { percent } from '../readout/words.ts';
import { parseArm } from './armText.ts';

/** Settings of an experiment as a person types them, by the keys of its file; each replaces what the file says. */
export interface ExperimentSettings {
  metricType?: 'conversion' | 'mean' | undefined;
  baseline?: string | undefined;
  deviation?: string | undefined;
  effect?: string | undefined;
  relative?: boolean | undefined;
  alpha?: string | undefined;
  power?: string | undefined;
  oneSided?: boolean | undefined;
  correction?: ExperimentData['correction'] | undefined;
  rule?: ExperimentData['stopping_rule'] | undefined;
  looks?: string | undefined;
  /** How many variants, or their shares: `3`, `80%,20%`. */
  variants?: string | undefined;
  /** People per variant: one number, or one for each. */
  users?: string | undefined;
  traffic?: string | undefined;
  start?: string | undefined;
  stop?: string | undefined;
}

/** What each setting is for people, how it is read, and an example of it. */
const readers = {
  alpha: [readRate, 'a rate', '5%'],
  power: [readRate, 'a rate', '80%'],
  deviation: [readAmount, 'a number', '12.4'],
  looks: [readCount, 'a number', '3'],
  traffic: [readCount, 'a number of people', '500'],
} as const;

/**
 * An experiment with some settings replaced.
 * @throws UserError for a setting that cannot be read
 */
export function withSettings(facts: ExperimentData, typed: ExperimentSettings): ExperimentData {
  const settings = withoutPoints(typed);
  const metric = settings.metricType ?? facts.metric_type ?? 'conversion';
  for (const [name, [read, what, example]] of Object.entries(readers)) {
    need(name, settings[name as keyof typeof readers], read, what, example);
  }
  const readMetric = metric === 'conversion' ? readRate : readAmount;
  const unit = metric === 'conversion' ? 'a rate' : 'a number';
  need('baseline', settings.baseline, readMetric, unit, metric === 'conversion' ? '5%' : '41.2');
  const isRelative = settings.relative ?? facts.effect_kind === 'relative';
  need('effect', settings.effect, isRelative ? readRate : readMetric, isRelative ? 'a rate' : unit, '1%');
  const relative = settings.relative === undefined ? undefined : settings.relative ? 'relative' : 'absolute';
  const changes: Partial<ExperimentData> = defined({
    metric_type: settings.metricType,
    baseline: settings.baseline,
    standard_deviation: settings.deviation,
    minimum_effect: settings.effect,
    effect_kind: relative,
    alpha: settings.alpha,
    power: settings.power,
    sidedness: settings.oneSided === undefined ? undefined : settings.oneSided ? 'one-sided' : 'two-sided',
    correction: settings.correction,
    stopping_rule: settings.rule,
    planned_looks: settings.looks === undefined ? undefined : Number(settings.looks),
    traffic: settings.traffic === undefined ? undefined : { ...facts.traffic, per_day: settings.traffic },
    start: settings.start,
    planned_stop: settings.stop,
    variants: settings.variants === undefined ? undefined : variantsOf(settings.variants),
  });
  const changed = { ...facts, ...changes };
  return changed.variants === undefined ? { ...changed, variants: variantsOf('2') } : changed;
}

/** An effect in percentage points, as in `1pp`, is an absolute one. */
function withoutPoints(settings: ExperimentSettings): ExperimentSettings {
  const { effect, relative } = settings;
  const points = /^\s*([+-]?[\d.,]+)\s*(?:pp|percentage points?)\s*$/i.exec(effect ?? '')?.[1];
  if (points === undefined) return settings;
  if (relative)
    throw new UserError(`--effect ${effect} is in percentage points, but --relative asks for a share of the baseline.`);
  return { ...settings, effect: `${points}%`, relative: false };
}

function need(name: string, value: string | undefined, read: (text: string) => unknown, what: string, example: string) {
  if (value !== undefined && read(value) === undefined)
    throw new UserError(`--${name} ${value} does not read as ${what}. Write it as in ${example}.`);
}

function variantsOf(text: string): NonNullable<ExperimentData['variants']> {
  const shares = text.split(',').map((share) => share.trim());
  const id = (index: number) => (index === 0 ? 'control' : `variant-${index}`);
  const variant = (index: number, allocation?: string) => ({
    id: id(index),
    control: index === 0,
    ...(allocation === undefined ? {} : { allocation }),
  });
  if (shares.length === 1) {
    const count = readCount(text);
    if (count === undefined || !Number.isSafeInteger(count) || count < 2 || count > 50)
      throw new UserError(`--variants ${text} is no number of variants. Write 2 or more, or their shares: 80%,20%.`);
    return Array.from({ length: count }, (_, index) => variant(index));
  }
  for (const share of shares) need('variants', share, readRate, 'shares', '80%,20%');
  const sum = shares.reduce((total, share) => total + (readRate(share) ?? 0), 0);
  if (Math.abs(sum - 1) > 1e-9)
    throw new UserError(
      `The shares in --variants ${text} add up to ${percent(sum)}. Change them until they make 100 %.`,
    );
  return shares.map((share, index) => variant(index, share));
}

/**
 * An experiment with the measured numbers of its variants, the control first.
 * @throws UserError for numbers that cannot be read
 */
export function withArms(facts: ExperimentData, texts: readonly string[]): ExperimentData {
  const arms = texts.map(parseArm);
  const isMean = arms.some((arm) => 'mean' in arm);
  if (isMean && arms.some((arm) => 'conversions' in arm))
    throw new UserError('Some variants have conversions and others a mean. Give the same of all.');
  const variants = facts.variants?.length === arms.length ? facts.variants : variantsOf(String(arms.length));
  const ordered = [...variants].sort((a, b) => Number(b.control === true) - Number(a.control === true));
  const results = ordered.map(({ id }, index) => ({ variant: id, ...arms[index] }) as { variant: string });
  // The segments in the document are parts of other numbers.
  const { segments: _, ...measured } = facts.results ?? {};
  return {
    ...facts,
    metric_type: isMean ? 'mean' : 'conversion',
    variants,
    results: { ...measured, variants: results },
  };
}

function defined<T extends object>(entry: T): Partial<ExperimentData> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

import {
  type Calculation,
  designMethodSources,
  designMethodWords,
  type ExperimentInProject,
  experimentWords,
} from '../../core/index.ts';
import type { Io } from '../io.ts';
import { counted, styleFor } from './style.ts';

const { amount, count, difference, percent } = experimentWords;

interface Design {
  method: string;
  per_variant: number[];
  total: number;
  comparison_alpha?: number;
  planned?: number | null;
  enough?: boolean | null;
  per_day?: number | null;
  sample_days?: number | null;
  days?: number | null;
  planned_days?: number | null;
  stop?: string | null;
  too_long?: boolean;
  assumed?: string[];
}

/** The sample of an experiment: people per variant, whether the plan has them, and the method. */
export function designText(calculation: Calculation, io: Io): string {
  if (calculation.refused) return refusal(calculation, io);
  const design = calculation.result as Design;
  return lines(
    `${styleFor(io).bold(`${people(design)} per variant`)}, ${count(design.total)} in all.`,
    plannedText(design),
    assumedText(design),
    methodText(design.method, io),
  );
}

/** The run of an experiment: days, and why so many. */
export function durationText(calculation: Calculation, io: Io): string {
  if (calculation.refused) return refusal(calculation, io);
  const design = calculation.result as Design;
  const { days, sample_days: sampleDays, per_day: perDay, planned_days: planned, stop } = design;
  if (days === null || days === undefined)
    return lines(
      'Nothing says how many people come by on one day. Add `traffic.per_day`, or give `--traffic`.',
      methodText(design.method, io),
    );
  const weeks = days % 7 === 0 ? ` (${counted(days / 7, 'week')})` : '';
  const enough = planned === null || planned === undefined ? '' : planned >= days ? ', enough' : ', too few';
  return lines(
    `${styleFor(io).bold(`${counted(days, 'day')}${weeks}`)}: ${count(design.total)} people at ${count(perDay ?? 0)} a day take ${counted(sampleDays ?? 0, 'day')}.`,
    stop ? `It may stop on ${stop} at the earliest.` : undefined,
    planned === null || planned === undefined ? undefined : `The plan runs for ${counted(planned, 'day')}${enough}.`,
    design.too_long ? 'That is longer than the policy lets a test run.' : undefined,
    assumedText(design),
    methodText(design.method, io),
  );
}

interface Found {
  method: string;
  correction?: string;
}

function correctedText({ correction }: Found): string | undefined {
  return correction && `Corrected by ${correction} for several variants, so each is judged at a stricter level.`;
}

/** The power of an experiment, or the smallest effect that it finds. */
export function powerText(calculation: Calculation, io: Io, { facts }: ExperimentInProject): string {
  if (calculation.refused) return refusal(calculation, io);
  const { bold } = styleFor(io);
  const metric = facts.metric_type ?? 'conversion';
  if (calculation.calculator === 'experiment-mde') {
    const found = calculation.result as Found & { absolute: number; relative: number | null; target: number };
    const relative = found.relative === null ? '' : `, ${percent(found.relative)} of the baseline`;
    return lines(
      `The smallest effect that is found is ${bold(difference(found.absolute, metric))} (to ${amount(found.target, metric)}${relative}).`,
      correctedText(found),
      methodText(found.method, io),
    );
  }
  const found = calculation.result as Found & { power: number; per_treatment: number[] };
  const each =
    found.per_treatment.length > 1 ? ` (${found.per_treatment.map((power) => percent(power)).join(', ')})` : '';
  return lines(
    `The effect is found with a power of ${bold(percent(found.power))}${each}.`,
    correctedText(found),
    methodText(found.method, io),
  );
}

/** Why there is no number. */
export function refusal({ refused }: Calculation, io: Io): string {
  return `${styleFor(io).yellow(refused?.message ?? '')}\n`;
}

/** The method in full, with the source of a method of planning. */
export function methodText(method: string, io: Io): string {
  const [name] =
    Object.entries(designMethodWords).find(([key, words]) => key === method || method.startsWith(words)) ?? [];
  const source = Object.entries(designMethodSources).find(([key]) => key === name)?.[1];
  const words = Object.entries(designMethodWords).find(([key]) => key === method)?.[1] ?? method;
  return styleFor(io).dim(`Method: ${words}${source === undefined ? '' : ` (${source})`}`);
}

function people({ per_variant: perVariant }: Design): string {
  const same = new Set(perVariant).size === 1;
  return same ? `${count(perVariant[0] ?? 0)} people` : `${perVariant.map(count).join(', ')} people`;
}

function plannedText({ planned, enough }: Design): string | undefined {
  if (planned === null || planned === undefined) return undefined;
  return `The experiment plans ${count(planned)}: ${enough ? 'enough' : 'too few'}.`;
}

function assumedText({ assumed = [] }: Design): string | undefined {
  return assumed.length === 0 ? undefined : `Assumed, since nothing says otherwise: ${assumed.join(', ')}.`;
}

function lines(...parts: (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n')}\n`;
}

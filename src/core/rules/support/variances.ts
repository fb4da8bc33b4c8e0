import { figureOf, formatFigure } from '../../documents/figure.ts';
import { hasContent, isStated } from '../../documents/placeholder.ts';
import { actualChannels } from '../../measure/actualChannels.ts';
import { actualRows } from '../../measure/actualRows.ts';
import { paceKindOf } from '../../measure/kpiFigures.ts';
import { usualTolerance, type Variance, varianceOf } from '../../measurement/variance.ts';
import { list } from '../../messages/format.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import type { Report } from '../rule.ts';
import { channelsOf } from './channels.ts';
import { type KpiFacts, kpiName, kpisOf } from './kpis.ts';
import { countOf, minorOf, rateOf } from './quantities.ts';

/** A figure of a file of actual figures that can be held against its plan. */
export interface MeasuredRow {
  name: string;
  /** As people read them. */
  planned: string;
  actual: string;
  variance: Variance;
  /** What is missing of a difference that needs a cause and an action. */
  lacks: ('cause' | 'action')[];
  /** What is there, but says nothing: a letter, or an action in a single word. */
  thin: { part: 'cause' | 'action'; text: string }[];
  path: string;
}

interface Entry {
  planned?: number | string | undefined;
  actual?: number | string | undefined;
  cause?: string | undefined;
  action?: string | undefined;
}

/** Every figure of a file that has a plan beside it: KPIs, spending and KPIs of channels, KPIs of campaigns, hours. */
export function measuredRows(document: PlanDocument<'actuals'>, project: ProjectView): MeasuredRow[] {
  const { facts } = document;
  const { currency } = project;
  const kpis = kpisOf(project);
  const channels = channelsOf(project);
  const tolerance = rateOf(project.settings?.facts.thresholds?.variance) ?? usualTolerance;
  const kpiRow = (id: string | undefined, entry: Entry, path: string, of = ''): MeasuredRow[] => {
    const kpi: KpiFacts = kpis.get(id ?? '')?.kpi ?? { id, title: id ?? 'unnamed' };
    const [planned, actual] = [figureOf(entry.planned, kpi.unit, currency), figureOf(entry.actual, kpi.unit, currency)];
    if (planned === undefined || actual === undefined) return [];
    const variance = varianceOf({
      planned,
      actual,
      direction: kpi.direction ?? 'up',
      tolerance,
      ...limitsOf(kpi, of, currency),
    });
    const write = (value: number) => formatFigure(value, kpi.unit, currency);
    return variance ? [rowOf(`${kpiName(kpi)}${of}`, entry, path, variance, write)] : [];
  };
  const channelName = (id: string) => channels.get(id)?.title ?? (id || 'unnamed');
  return [
    ...actualRows(document, project).flatMap((row) => kpiRow(row.kpi, row, row.path)),
    ...actualChannels(document, project).flatMap((row) => [
      ...spendRow(`The spending of ${channelName(row.channel)}`, row, row.path, tolerance, currency),
      ...row.values.flatMap((value) => kpiRow(value.kpi, value, value.path, ` from ${channelName(row.channel)}`)),
    ]),
    ...[...itemsOf(facts.campaigns)].flatMap(([row, index]) =>
      [...itemsOf(row.values)].flatMap(([value, place]) =>
        kpiRow(value.kpi, value, `/campaigns/${index}/values/${place}`, ` from ${row.campaign ?? 'unnamed'}`),
      ),
    ),
    ...[...itemsOf(facts.hours)].flatMap(([row, index]) =>
      hoursRow(`The hours of ${row.work ?? 'unnamed'}`, row, `/hours/${index}`, tolerance),
    ),
  ];
}

/** Threshold and band of a whole KPI whose last value counts; those of a flow are about the cycle, not about a month. */
function limitsOf(kpi: KpiFacts, of: string, currency: string | undefined) {
  if (paceKindOf(kpi) === 'flow' || of !== '') return {};
  const figure = (value: unknown) => figureOf(value, kpi.unit, currency);
  const range = kpi.range && { low: figure(kpi.range.low), high: figure(kpi.range.high) };
  return { threshold: figure(kpi.threshold), range };
}

function spendRow(
  name: string,
  entry: { budget?: number | string | undefined; spend?: number | string | undefined } & Entry,
  path: string,
  tolerance: number,
  currency: string | undefined,
): MeasuredRow[] {
  const [planned, actual] = [minorOf(entry.budget, currency), minorOf(entry.spend, currency)];
  if (planned === undefined || actual === undefined) return [];
  const variance = varianceOf({ planned, actual, direction: 'down', tolerance });
  return variance ? [rowOf(name, entry, path, variance, (value) => formatFigure(value, 'money', currency))] : [];
}

function hoursRow(name: string, entry: Entry, path: string, tolerance: number): MeasuredRow[] {
  const [planned, actual] = [countOf(entry.planned), countOf(entry.actual)];
  if (planned === undefined || actual === undefined) return [];
  const variance = varianceOf({ planned, actual, direction: 'down', tolerance });
  return variance ? [rowOf(name, entry, path, variance, (value) => formatFigure(value, 'count'))] : [];
}

/** Words that each needs at least: a cause may be one, such as the season; one is no action that anybody could take on. */
const wordsOf = { cause: 1, action: 2 } as const;
const causeAndAction = ['cause', 'action'] as const;

function rowOf(
  name: string,
  entry: Entry,
  path: string,
  variance: Variance,
  write: (value: number) => string,
): MeasuredRow {
  const parts = variance.needsCause ? causeAndAction.filter((part) => !isStated(entry[part], wordsOf[part])) : [];
  const lacks = parts.filter((part) => !hasContent(entry[part]));
  const thin = parts.flatMap((part) => (hasContent(entry[part]) ? [{ part, text: String(entry[part]) }] : []));
  return { name, planned: write(variance.planned), actual: write(variance.actual), variance, lacks, thin, path };
}

/** What `unexplained` says. */
export const varianceMessages = {
  unexplained: '{name}: {actual} against {planned} planned. {reasons} Add {missing}.',
  thin: '{name}: “{text}” is too short to be the {part} of a large difference. Say it in a few words under `{part}`.',
};

/** What a large difference lacks, for rules with `varianceMessages`; nothing where cause and action are said. */
export function* unexplained({ name, planned, actual, variance, lacks, thin, path }: MeasuredRow): Generator<Report> {
  if (lacks.length > 0) {
    const missing = list(lacks.map((part) => `\`${part}\``));
    yield {
      message: 'unexplained',
      args: { name, planned, actual, reasons: variance.reasons.join(' '), missing },
      path,
    };
  }
  for (const { part, text } of thin) yield { message: 'thin', args: { name, part, text }, path: `${path}/${part}` };
}

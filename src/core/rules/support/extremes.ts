import { parsePeriod } from '../../documents/dates.ts';
import { figureOf } from '../../documents/figure.ts';
import { foldHeading } from '../../documents/markdown.ts';
import { actualChannels } from '../../measure/actualChannels.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { channelsOf } from './channels.ts';
import { kpiName, kpisOf } from './kpis.ts';
import { minorOf } from './quantities.ts';
import { channelTables } from './reportTables.ts';
import { returnsIn } from './returns.ts';

interface Named {
  id: string;
  name: string;
}

/** A figure by which channels or campaigns can be compared, and who is first and last by it. */
export interface Measure {
  name: string;
  best: Named;
  worst: Named;
  /** Everything that is compared, by any figure. */
  all: readonly Named[];
}

interface Line extends Named {
  values: Map<string, number>;
}

/** Figures of a report's period by which two or more can be compared: KPIs of the business, cost for each, the report's returns. */
export function measuresOf(project: ProjectView, text: PlanDocument, of: readonly string[]): Measure[] {
  const groups = [
    ...(of.includes('channels') ? [withReturns(channelLines(project, text), project, text)] : []),
    ...(of.includes('campaigns') ? [campaignLines(project, text)] : []),
    ...(of.includes('content') ? [contentLines(project, text)] : []),
  ];
  const all = groups.flat().map(({ id, name }) => ({ id, name }));
  const kpis = kpisOf(project);
  return groups.flatMap((lines) => {
    const keys = [...new Set(lines.flatMap(({ values }) => [...values.keys()]))];
    return keys.flatMap((key): Measure[] => {
      const rows = lines.filter(({ values }) => values.has(key));
      if (rows.length < 2) return [];
      const id = key.replace(/^cost of /, '');
      const kpi = kpis.get(id)?.kpi;
      const isLess = key !== id || kpi?.direction === 'down';
      const sorted = [...rows].sort(
        (a, b) => ((a.values.get(key) ?? 0) - (b.values.get(key) ?? 0)) * (isLess ? 1 : -1),
      );
      const [best, worst] = [sorted[0], sorted.at(-1)] as [Line, Line];
      const title = kpi ? kpiName(kpi) : id;
      return [{ name: key === id ? title : `cost of ${title}`, best, worst, all }];
    });
  });
}

/** The actual figures of the period in the name of a report. */
function ownActuals(project: ProjectView, { file }: PlanDocument): PlanDocument<'actuals'> | undefined {
  const named = /\d{4}(?:-(?:Q[1-4]|\d{2}))?/.exec(file.slice(file.lastIndexOf('/') + 1))?.[0];
  if (!parsePeriod(named)) return undefined;
  return project.documents('actuals').find(({ facts }) => String(facts.period) === named);
}

/** The actual figures that a report is about: those of the period in its name, else the latest. */
function actualsFor(project: ProjectView, text: PlanDocument): PlanDocument<'actuals'> | undefined {
  const latest = () =>
    project.documents('actuals').findLast((document) => actualChannels(document, project).length > 0);
  return ownActuals(project, text) ?? latest();
}

/** Actual values in the tables of a report by channel and KPI, for a week that no file of actual figures is about. */
function tableLines(project: ProjectView, text: PlanDocument): Line[] {
  const kpis = [...kpisOf(project).values()].map(({ kpi }) => kpi).filter((kpi) => kpi.class !== 'vanity');
  const lines = new Map<string, Line>();
  for (const row of channelTables(text, project).flat()) {
    const named = foldHeading(row.cell(/^kpi$/) ?? '');
    const kpi = kpis.find(({ id = '', title = id }) => named !== '' && [id, title].map(foldHeading).includes(named));
    const line = lines.get(row.channel) ?? { id: row.channel, name: row.name, values: new Map() };
    const figure = kpi && figureOf(row.cell(/^actual$/), kpi.unit, project.currency);
    if (kpi?.id !== undefined && figure !== undefined) line.values.set(kpi.id, figure);
    if (row.channel !== 'all') lines.set(row.channel, line);
  }
  // A table of other figures, such as returns, does not stand in the place of the actual ones.
  return [...lines.values()].filter(({ values }) => values.size > 0);
}

function contentLines(project: ProjectView, text: PlanDocument): Line[] {
  const titles = new Map(project.definitionsIn('content').map(({ id, title }) => [id, title]));
  return [...itemsOf(actualsFor(project, text)?.facts.content)].map(([row]) => {
    const id = row.content ?? '';
    return { id, name: titles.get(id) ?? id, values: valuesOf(project, row.values, undefined) };
  });
}

type Values = NonNullable<NonNullable<PlanDocument<'actuals'>['facts']['campaigns']>[number]>['values'];

function channelLines(project: ProjectView, text: PlanDocument): Line[] {
  const isDated = /\d{4}/.test(text.file.slice(text.file.lastIndexOf('/') + 1));
  const written = isDated && !ownActuals(project, text) ? tableLines(project, text) : [];
  if (written.length > 1) return written;
  const channels = channelsOf(project);
  const document = actualsFor(project, text);
  return (document ? actualChannels(document, project) : []).map(({ channel: id, values, spend }) => ({
    id,
    name: channels.get(id)?.title ?? id,
    values: valuesOf(project, values, spend),
  }));
}

function campaignLines(project: ProjectView, text: PlanDocument): Line[] {
  const titles = new Map(project.documents('campaign').map(({ id, title }) => [id, title]));
  return [...itemsOf(actualsFor(project, text)?.facts.campaigns)].map(([row]) => {
    const id = row.campaign ?? '';
    return { id, name: titles.get(id) ?? id, values: valuesOf(project, row.values, row.spend) };
  });
}

function valuesOf(project: ProjectView, values: Values, spend: number | string | undefined): Map<string, number> {
  const kpis = kpisOf(project);
  const figures = new Map<string, number>();
  const cost = minorOf(spend, project.currency);
  for (const [value] of itemsOf(values)) {
    const kpi = kpis.get(value.kpi ?? '')?.kpi;
    const figure = figureOf(value.actual, kpi?.unit, project.currency);
    if (value.kpi === undefined || figure === undefined || kpi?.class === 'vanity') continue;
    figures.set(value.kpi, figure);
    if (cost !== undefined && figure > 0 && (kpi?.unit ?? 'count') === 'count')
      figures.set(`cost of ${value.kpi}`, cost / figure);
  }
  return figures;
}

function withReturns(lines: Line[], project: ProjectView, text: PlanDocument): Line[] {
  for (const { rows } of returnsIn(text, project))
    for (const { line, value, spend } of rows)
      lines.find(({ id }) => id === line.channel)?.values.set('return', value / spend);
  return lines;
}

import { parseMoney } from '../documents/quantity.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { kpiEntries, together } from '../measure/kpiFigures.ts';
import { actualPeriods, withoutOverlap } from '../measure/periods.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { kpisOf } from '../rules/support/kpis.ts';
import { itemsOf } from '../schema/types.ts';
import type { MeasuredConversion } from './coverage.ts';
import { declaredAttribution } from './declaration.ts';
import type { AttributionRequest } from './run.ts';

/** An attribution as a document declares it. */
export interface DocumentAttribution {
  request: AttributionRequest;
  /** Path of the data in the project. */
  file: string | undefined;
  /** Pointers of values that do not read. */
  unreadable: string[];
  /** Files from which the spend is. */
  spendFrom: string[];
  /** How many of the conversions the actual figures of the cycle count, to be held against the data. */
  measured: MeasuredConversion[];
}

/** What an attribution document asks for, with the spend that the actual figures of the cycle name for each channel. */
export function documentAttribution(document: PlanDocument<'attribution'>, project: ProjectView): DocumentAttribution {
  const { models, options, input, file, unreadable } = declaredAttribution(document, project.currency);
  const { spend, from } = actualSpend(project);
  return {
    request: { models, options, input, ...(from.length === 0 ? {} : { spend }) },
    file,
    unreadable,
    spendFrom: from,
    measured: measuredConversions(document, project),
  };
}

/** What the channels cost by the actual figures of the cycle, in minor units. */
function actualSpend(project: ProjectView): { spend: Record<string, number>; from: string[] } {
  const spend: Record<string, number> = {};
  const from = new Set<string>();
  const withChannels = actualPeriods(project).filter(({ document }) => actualChannels(document, project).length > 0);
  // Of a quarter and its months only one counts, else the spend would stand twice.
  for (const { at } of withoutOverlap(withChannels.map((at) => ({ at })))) {
    const { file } = at.document;
    for (const row of actualChannels(at.document, project)) {
      const money = row.spend === undefined ? undefined : parseMoney(row.spend, project.currency);
      if (row.channel === '' || money?.unit !== 'money') continue;
      spend[row.channel] = (spend[row.channel] ?? 0) + money.minor;
      from.add(file);
    }
  }
  return { spend, from: [...from] };
}

/** What the actual figures count of the KPIs that a document names for its conversions. */
function measuredConversions(document: PlanDocument<'attribution'>, project: ProjectView): MeasuredConversion[] {
  const kpis = kpisOf(project);
  const entries = kpiEntries(project, actualPeriods(project), kpis);
  return [...itemsOf(document.facts.conversions)].flatMap(([{ event, kpi = '' }]) => {
    const known = kpis.get(kpi)?.kpi;
    const count = together(
      'flow',
      (entries.get(kpi) ?? []).map(({ actual }) => actual),
    );
    return event === undefined || known === undefined || (known.unit ?? 'count') !== 'count' || count === undefined
      ? []
      : [{ event, kpi: known.title ?? kpi, count }];
  });
}

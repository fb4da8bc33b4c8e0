import { parseMoney } from '../documents/quantity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
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
  };
}

/** What the channels cost by the actual figures of the cycle, in minor units. */
function actualSpend(project: ProjectView): { spend: Record<string, number>; from: string[] } {
  const spend: Record<string, number> = {};
  const from = new Set<string>();
  for (const { file, facts } of project.documents('actuals')) {
    for (const [row] of itemsOf(facts.channels)) {
      const money = row.spend === undefined ? undefined : parseMoney(row.spend, project.currency);
      if (row.channel === undefined || money?.unit !== 'money') continue;
      spend[row.channel] = (spend[row.channel] ?? 0) + money.minor;
      from.add(file);
    }
  }
  return { spend, from: [...from] };
}

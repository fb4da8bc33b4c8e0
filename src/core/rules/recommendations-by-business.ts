import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, isNamedIn, perReport, reportOption, rowsIn, unreadReport } from './support/prose.ts';

export const recommendationsByBusiness = defineRule({
  id: 'recommendations-by-business',
  title: 'No recommendation rests on vanity figures alone',
  description: 'Each row of the table names a KPI of the class business, by its id or title.',
  kinds: ['kpis'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: reportOption,
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Recommendations' },
    aliases: aliasesOption,
  },
  messages: {
    ...unreadReport,
    'no-table': 'The section “{section}” has no table. Add one with the columns Rank, Recommendation and Evidence.',
    vanity:
      'This recommendation rests on {list} alone, which is reported and decides nothing. Name a KPI of the business beside it.',
    none: 'This recommendation names no KPI of the business. Name the one that it should move.',
    decided: '{count|recommendation|recommendations}, each for a KPI of the business',
  },
  *check(document, { project, options }) {
    // Several files of KPIs are one list; the first speaks for all.
    const files = project.documents('kpis');
    if (files[0]?.file !== document.file) return;
    const kpis = files.flatMap(({ facts }) => [...itemsOf(facts.kpis)].map(([kpi]) => kpi));
    yield* perReport(project, options.prose, (report) => checkReport(report, kpis, options));
  },
});

type Kpi = NonNullable<NonNullable<Facts<'kpis'>['kpis']>[number]>;

function* checkReport(
  report: PlanDocument,
  kpis: readonly Kpi[],
  options: Readonly<Record<string, unknown>>,
): Generator<Report> {
  const { file } = report;
  const section = String(options.section);
  const rows = rowsIn(report, section, options.aliases);
  if (!rows) yield { message: 'no-table', args: { section }, file, section };
  let sound = rows !== undefined && rows.length > 0;
  for (const { span } of rows ?? []) {
    const row = report.text.slice(...span);
    const named = kpis.filter(({ id, title }) => isNamedIn(row, [id, title]));
    if (named.some((kpi) => kpi.class !== 'vanity')) continue;
    sound = false;
    const names = list(named.map(({ id = '', title = id }) => title));
    if (named.length > 0) yield { message: 'vanity', args: { list: names }, file, span };
    else yield { message: 'none', file, span };
  }
  if (sound) yield { evidence: 'decided', args: { count: rows?.length ?? 0 }, file, section };
}

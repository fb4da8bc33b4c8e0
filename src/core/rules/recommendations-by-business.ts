import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { aliasesOption, isNamedIn, reportOption, reportsAt, rowsIn } from './support/prose.ts';

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
    unread: 'The report should stand in {path}, but that file is not read. Put it in one of the content folders.',
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
    const section = String(options.section);
    const { texts, absent } = reportsAt(project, options.prose);
    for (const path of absent) yield { message: 'unread', args: { path }, path: '' };
    for (const report of texts) {
      const { file } = report;
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
  },
});

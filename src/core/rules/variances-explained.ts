import { defineRule } from './rule.ts';
import { measuredRows, unexplained, varianceMessages } from './support/variances.ts';

export const variancesExplained = defineRule({
  id: 'variances-explained',
  title: 'A large difference from plan has a cause and an action',
  description:
    'Where a KPI, the spending of a channel or working time is as far off plan as the project allows no longer (usually 10 %), or a level is past its threshold, the file says why and what is done about it.',
  kinds: ['actuals'],
  severity: 'warning',
  messages: {
    ...varianceMessages,
    explained: '{count|figure|figures} beside their plan, {large} with a large difference, cause and action',
  },
  *check(document, { project }) {
    const rows = measuredRows(document, project);
    const reports = rows.flatMap((row) => [...unexplained(row)]);
    yield* reports;
    if (rows.length > 0 && reports.length === 0) {
      const large = rows.filter(({ variance }) => variance.needsCause).length;
      yield { evidence: 'explained', args: { count: rows.length, large }, path: '' };
    }
  },
});

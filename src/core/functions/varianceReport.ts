import { figureOf } from '../documents/figure.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { paceKindOf, together } from '../measure/kpiFigures.ts';
import { actualPeriods, withoutOverlap } from '../measure/periods.ts';
import { measureReport } from '../measure/report.ts';
import { differenceText, figureText, shareText } from '../measure/words.ts';
import { UserError } from '../messages/userError.ts';
import type { ProjectView } from '../project/view.ts';
import { channelsOf } from '../rules/support/channels.ts';
import { kpisOf } from '../rules/support/kpis.ts';
import type { StepFunction } from './stepFunction.ts';

/** What was planned and what came of it. */
export const varianceReport: StepFunction = {
  id: 'variance-report',
  title: 'Planned and actual',
  description: 'Sets the actual figures of the cycle beside its plan, for each KPI and each channel.',
  calculate({ project, view, outputs, today }) {
    const { kpis, currency, through } = measureReport(project, today);
    if (through === null)
      throw new UserError(
        'There are no actual figures of this cycle. Write them down first: `gtm new actuals <period>`.',
      );
    const rows = kpis.map((kpi) => [
      kpi.title,
      figureText(kpi.planned, kpi.unit, currency),
      figureText(kpi.actual, kpi.unit, currency),
      kpi.unit === 'rate' ? differenceText(kpi, currency) : shareText(kpi.variance),
    ]);
    return [
      {
        file: outputs[0]?.path ?? '',
        title: outputs[0]?.title ?? 'Planned and actual',
        sections: [
          { title: 'By KPI', table: { columns: ['KPI', 'Planned', 'Actual', 'Difference'], rows } },
          {
            title: 'By channel',
            table: { columns: ['Channel', 'KPI', 'Planned', 'Actual'], rows: channelRows(view) },
          },
        ],
      },
    ];
  },
};

function channelRows(view: ProjectView): string[][] {
  const kpis = kpisOf(view);
  const periods = withoutOverlap(actualPeriods(view).map((at) => ({ at })));
  return [...channelsOf(view)].flatMap(([id, { title }]) => {
    const values = periods.flatMap(({ at }) =>
      actualChannels(at.document, view)
        .filter(({ channel }) => channel === id)
        .flatMap(({ values: own }) => own),
    );
    return [...new Set(values.map(({ kpi }) => kpi))].map((name) => {
      const kpi = kpis.get(name)?.kpi ?? {};
      const figure = (which: 'planned' | 'actual') => {
        const own = values.filter((value) => value.kpi === name);
        const figures = own.map((value) => figureOf(value[which], kpi.unit, view.currency));
        return figureText(together(paceKindOf(kpi), figures) ?? null, kpi.unit ?? null, view.currency ?? null);
      };
      return [title, kpi.title ?? name, figure('planned'), figure('actual')];
    });
  });
}

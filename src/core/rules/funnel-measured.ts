import { hasContent } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Place } from './rule.ts';
import { kpisOf } from './support/kpis.ts';

/** A figure of this cycle, and where it stands. */
interface Measured extends Place {
  what: string;
}

export const funnelMeasured = defineRule({
  id: 'funnel-measured',
  title: 'Every stage of the funnel is measured',
  description:
    'Each of the asked-for stages of a customer’s life has a stage of a funnel with an actual figure, or a KPI with an actual figure of this cycle.',
  kinds: ['project'],
  needs: ['funnel'],
  severity: 'warning',
  gateOnly: true,
  options: {
    stages: {
      title: 'Stages',
      description: 'Stages that have to be measured.',
      type: 'array',
      default: ['awareness', 'acquisition', 'activation', 'retention', 'revenue', 'referral'],
    },
  },
  messages: {
    unmeasured:
      'Nobody has measured {stage} in this cycle. Fill `actual` in a stage of the funnel with `stage: {stage}`, or report a KPI of {stage} in the actual figures.',
    measured: '{stage} is measured by {what}',
  },
  *check(_, { project, options }) {
    const measured = measuredStages(project);
    const [funnel] = project.documents('funnel');
    for (const stage of Array.isArray(options.stages) ? options.stages.map(String) : []) {
      const found = measured.get(stage);
      if (found) {
        const { what, ...place } = found;
        yield { evidence: 'measured', args: { stage, what }, ...place };
      } else yield { message: 'unmeasured', args: { stage }, file: funnel?.file ?? '', path: '/stages', at: 'key' };
    }
  },
});

/** The first figure for each stage: of a funnel where one is given, else of a KPI. */
function measuredStages(project: ProjectView): Map<string, Measured> {
  const measured = new Map<string, Measured>();
  const note = (stage: string | undefined, figure: Measured) => {
    if (stage !== undefined && !measured.has(stage)) measured.set(stage, figure);
  };
  for (const { facts, file, title } of project.documents('funnel'))
    for (const [{ stage, actual, title: name = '' }, index] of itemsOf(facts.stages))
      if (hasContent(actual?.volume) || hasContent(actual?.rate))
        note(stage, { what: `“${name}” of ${title}`, file, path: `/stages/${index}/actual` });
  const kpis = kpisOf(project);
  for (const { facts, file } of project.documents('actuals')) {
    const groups = [
      { values: facts.kpis, path: '/kpis' },
      ...[...itemsOf(facts.channels)].map(([{ values }, index]) => ({ values, path: `/channels/${index}/values` })),
      ...[...itemsOf(facts.campaigns)].map(([{ values }, index]) => ({ values, path: `/campaigns/${index}/values` })),
    ];
    for (const { values, path } of groups)
      for (const [{ kpi: id = '', actual }, index] of itemsOf(values)) {
        const kpi = kpis.get(id)?.kpi;
        if (kpi && hasContent(actual))
          note(kpi.stage, { what: kpi.title ?? id, file, path: `${path}/${index}/actual` });
      }
  }
  return measured;
}

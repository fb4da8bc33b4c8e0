import { hasContent } from '../documents/placeholder.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { actualRows } from '../measure/actualRows.ts';
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
  for (const document of project.documents('actuals')) {
    const ofCampaigns = [...itemsOf(document.facts.campaigns)].flatMap(([{ values }, index]) =>
      [...itemsOf(values)].map(([{ kpi = '', actual }, place]) => ({
        kpi,
        actual,
        path: `/campaigns/${index}/values/${place}`,
      })),
    );
    const values = [
      ...actualRows(document, project),
      ...actualChannels(document, project).flatMap((one) => one.values),
      ...ofCampaigns,
    ];
    for (const { kpi: id, actual, path } of values) {
      const kpi = kpis.get(id)?.kpi;
      if (kpi && hasContent(actual))
        note(kpi.stage, {
          what: kpi.title ?? id,
          file: document.file,
          path: path === '/file' ? path : `${path}/actual`,
        });
    }
  }
  return measured;
}

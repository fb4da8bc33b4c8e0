import { hasContent } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const funnelActivities = defineRule({
  id: 'funnel-activities',
  title: 'Every stage of the funnel has activities, each with an asset and a KPI',
  description:
    'Each stage of a funnel of the asked-for model lists at least one activity with a KPI that is defined and a piece whose file exists.',
  kinds: ['funnel'],
  needs: ['kpis'],
  severity: 'warning',
  gateOnly: true,
  options: {
    minimum: { title: 'Minimum', description: 'How many activities each stage needs.', type: 'integer', default: 1 },
    model: {
      title: 'Model',
      description: 'The model of the funnels that are judged. All, if left out.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    'no-funnel':
      'No funnel has `model: {model}`, so there are no stages to work on. Set it in the funnel that is meant.',
    few: 'Nothing is done to bring people to “{stage}” that has both a KPI and a piece that exists: {found} of {minimum}. Add one under `activities`.',
    kpi: '“{activity}” has no KPI, so nobody will know whether it works. Add `kpi`.',
    'unknown-kpi': '“{activity}” is measured by {kpi}, which is no KPI of the project. Name one that is defined.',
    asset: '“{activity}” names no piece that carries it. Add `asset`, the path of its file.',
    'no-file': '“{activity}” is carried by {asset}, but there is no such file. Write it, or correct the path.',
    worked: '“{stage}”: {count|activity|activities} with a KPI and a piece',
  },
  *check({ facts, file }, { project, options }) {
    const model = String(options.model);
    const minimum = Number(options.minimum);
    if (model !== '' && facts.model !== model) {
      const funnels = project.documents('funnel');
      const isFirst = funnels[0]?.file === file;
      if (isFirst && funnels.every((funnel) => funnel.facts.model !== model))
        yield { message: 'no-funnel', args: { model }, path: '/model' };
      return;
    }
    for (const [{ id = '', title: stage = id, activities }, index] of itemsOf(facts.stages)) {
      let count = 0;
      for (const [{ title: activity = '', kpi, asset }, place] of itemsOf(activities)) {
        const path = `/stages/${index}/activities/${place}`;
        const args = { activity, kpi: kpi ?? '', asset: asset ?? '' };
        const hasKpi = kpi !== undefined && project.isDefined('kpi', kpi);
        const hasAsset = hasContent(asset) && project.hasPath(asset ?? '');
        if (kpi === undefined) yield { message: 'kpi', args, path };
        else if (!hasKpi) yield { message: 'unknown-kpi', args, path: `${path}/kpi` };
        if (!hasContent(asset)) yield { message: 'asset', args, path };
        else if (!hasAsset) yield { message: 'no-file', args, path: `${path}/asset` };
        if (hasKpi && hasAsset) count++;
      }
      const path = `/stages/${index}`;
      if (count < minimum) yield { message: 'few', args: { stage, found: count, minimum }, path };
      else yield { evidence: 'worked', args: { stage, count }, path };
    }
  },
});

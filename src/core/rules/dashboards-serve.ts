import { hasContent } from '../documents/placeholder.ts';
import { foldWords } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

interface Place {
  file: string;
  path: string;
}

export const dashboardsServe = defineRule({
  id: 'dashboards-serve',
  title: 'Each group of readers has questions of its own, and KPIs answer them',
  description:
    'For every stakeholder that is asked for, a dashboard holds questions that no other stakeholder asks in the same words, and each of them is answered by KPIs that are defined.',
  kinds: ['project'],
  needs: ['dashboards', 'kpis'],
  severity: 'warning',
  gateOnly: true,
  options: {
    stakeholders: {
      title: 'Stakeholders',
      description: 'Who needs a dashboard.',
      type: 'array',
      items: { type: 'string' },
      default: ['marketing', 'sales', 'customer-success', 'executives'],
    },
    minimum: {
      title: 'Minimum',
      description: 'How many answered questions of its own each needs.',
      type: 'integer',
      default: 1,
    },
  },
  messages: {
    missing: 'No dashboard is for {stakeholder}. Add one with `stakeholder: {stakeholder}`.',
    unanswered: 'No KPI that is defined answers “{question}”. Name one under `kpis`.',
    borrowed:
      '{stakeholder} has {found} of the {minimum|question|questions} of its own that it needs: the others have no KPI, or stand on the dashboard of somebody else too. Add one that only it asks.',
    served: '{stakeholder}: {count|answered question|answered questions} of its own',
  },
  *check(_document, { project, options }) {
    const stakeholders = (options.stakeholders as readonly unknown[]).map(String);
    const minimum = Number(options.minimum);
    const asked: { stakeholder: string; question: string; key: string; answered: boolean; place: Place }[] = [];
    const homes = new Map<string, Place>();
    for (const { facts, file } of project.documents('dashboards')) {
      for (const [{ stakeholder, questions }, index] of itemsOf(facts.dashboards)) {
        if (stakeholder === undefined || !stakeholders.includes(stakeholder)) continue;
        const path = `/dashboards/${index}`;
        if (!homes.has(stakeholder)) homes.set(stakeholder, { file, path });
        for (const [{ question = '', kpis }, at] of itemsOf(questions)) {
          if (!hasContent(question)) continue;
          const answered = [...itemsOf(kpis)].some(([kpi]) => project.isDefined('kpi', kpi));
          const key = foldWords(question).join(' ');
          asked.push({ stakeholder, question, key, answered, place: { file, path: `${path}/questions/${at}` } });
        }
      }
    }
    const askers = new Map<string, Set<string>>();
    for (const { key, stakeholder } of asked) askers.set(key, (askers.get(key) ?? new Set()).add(stakeholder));
    for (const { question, answered, place } of asked)
      if (!answered) yield { message: 'unanswered', args: { question }, ...place };
    for (const stakeholder of stakeholders) {
      const home = homes.get(stakeholder);
      if (!home) {
        yield { message: 'missing', args: { stakeholder }, path: '' };
        continue;
      }
      const own = asked.filter(
        (one) => one.stakeholder === stakeholder && one.answered && askers.get(one.key)?.size === 1,
      );
      const args = { stakeholder, count: own.length, found: own.length, minimum };
      if (own.length < minimum) yield { message: 'borrowed', args, ...home };
      else yield { evidence: 'served', args, ...home };
    }
  },
});

import { hasContent } from '../documents/placeholder.ts';
import { foldWords } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const dashboardQuestions = defineRule({
  id: 'dashboard-questions',
  title: 'Dashboards answer the questions that leadership asks',
  description: 'At least ten different questions, each answered by KPIs that are defined.',
  kinds: ['dashboards'],
  severity: 'warning',
  options: {
    minimum: {
      title: 'Minimum',
      description: 'How many different questions the dashboards must answer.',
      type: 'integer',
      default: 10,
    },
    stakeholders: {
      title: 'Stakeholders',
      description: 'Whose dashboards count. Without it, all of them do.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages: {
    few: 'The dashboards answer {found|question|questions}, but leadership asks at least {minimum}. Add the missing ones.',
    'few-for':
      'Dashboards for {stakeholders} answer {found|question|questions}, but need to answer at least {minimum}. Add the missing ones, on a dashboard with `stakeholder: {first}`.',
    unanswered: 'The question “{question}” is answered by no KPI. Name one under `kpis`.',
    unknown:
      'The question “{question}” is answered by `{kpi}`, but no such KPI is defined. Define it in a *.kpis.yaml file, or name another.',
    answered: '{found|question|questions} answered',
    'answered-for': '{found|question|questions} of {stakeholders} answered',
  },
  *check(document, { project, options }) {
    const files = project.documents('dashboards').sort((a, b) => (a.file < b.file ? -1 : 1));
    // All dashboard files answer together; the first of them speaks for the number.
    const speaks = files[0] === undefined || files[0].file === document.file;
    const stakeholders = (options.stakeholders as readonly unknown[]).map(String);
    const asked = new Set<string>();
    for (const file of speaks ? files : [document]) {
      for (const [dashboard, index] of itemsOf(file.facts.dashboards)) {
        for (const [entry, place] of itemsOf(dashboard.questions)) {
          const question = entry.question ?? '';
          const path = `/dashboards/${index}/questions/${place}`;
          const kpis = [...itemsOf(entry.kpis)];
          const unknown = kpis.filter(([kpi]) => !project.isDefined('kpi', kpi) && !project.hidesIds('kpi'));
          const isOwn = file.file === document.file;
          if (kpis.length === 0 && isOwn) yield { message: 'unanswered', args: { question }, path };
          for (const [kpi, at] of isOwn ? unknown : [])
            yield { message: 'unknown', args: { question, kpi }, path: `${path}/kpis/${at}` };
          const counts = stakeholders.length === 0 || stakeholders.includes(dashboard.stakeholder ?? '');
          if (counts && kpis.length > unknown.length && hasContent(question)) asked.add(foldWords(question).join(' '));
        }
      }
    }
    if (!speaks) return;
    const minimum = Number(options.minimum);
    const args = { found: asked.size, minimum, stakeholders: list(stakeholders), first: stakeholders[0] ?? '' };
    const suffix = stakeholders.length > 0 ? '-for' : '';
    if (asked.size < minimum) yield { message: `few${suffix}`, args, path: '/dashboards', at: 'key' };
    else yield { evidence: `answered${suffix}`, args, path: '/dashboards', at: 'key' };
  },
});

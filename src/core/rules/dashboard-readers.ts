import { hasContent } from '../documents/placeholder.ts';
import { foldWords } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { kpiName, kpisOf } from './support/kpis.ts';

export const dashboardReaders = defineRule({
  id: 'dashboard-readers',
  title: 'Every dashboard has a reader and a question of its own',
  description:
    'A dashboard says for whom it is and answers at least one question, no question stands on it twice, and no KPI answers one question twice. Stakeholders that a gate asks for have a dashboard.',
  kinds: ['dashboards'],
  severity: 'warning',
  options: {
    stakeholders: {
      title: 'Stakeholders',
      description: 'Who needs a dashboard with at least one question.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages: {
    missing: 'No dashboard answers a question of {stakeholder}. Add one with `stakeholder: {stakeholder}`.',
    'no-reader': 'Nobody knows for whom the dashboard {title} is. Add `stakeholder`.',
    'no-question': 'The dashboard {title} answers no question. Add one under `questions`.',
    asked: 'The dashboard {title} asks “{question}” twice. Keep one of the two, with the KPIs of both.',
    'the-other': 'The same question',
    repeated: '{kpi} answers “{question}” twice. Remove it once.',
    read: '{title}: {count|question|questions} of {stakeholder}',
  },
  fixes: {
    remove: 'Remove it',
  },
  *check(document, { project, options }) {
    const files = project.documents('dashboards').sort((a, b) => (a.file < b.file ? -1 : 1));
    // All dashboard files serve together; the first of them speaks for who is missing.
    if (files[0] === undefined || files[0].file === document.file) {
      const served = new Set(
        files.flatMap(({ facts }) =>
          [...itemsOf(facts.dashboards)].flatMap(([{ stakeholder, questions }]) =>
            hasContent(questions) ? (stakeholder ?? []) : [],
          ),
        ),
      );
      for (const stakeholder of options.stakeholders as readonly string[])
        if (!served.has(stakeholder as never))
          yield { message: 'missing', args: { stakeholder }, path: '/dashboards', at: 'key' };
    }
    const kpis = kpisOf(project);
    for (const [dashboard, index] of itemsOf(document.facts.dashboards)) {
      const path = `/dashboards/${index}`;
      const title = dashboard.title ?? dashboard.id ?? '';
      const questions = [...itemsOf(dashboard.questions)];
      if (dashboard.stakeholder === undefined) yield { message: 'no-reader', args: { title }, path };
      if (questions.length === 0) yield { message: 'no-question', args: { title }, path };
      const seen = new Map<string, number>();
      for (const [{ question = '', kpis: ids }, place] of questions) {
        const own = `${path}/questions/${place}`;
        const key = foldWords(question).join(' ');
        const earlier = seen.get(key);
        if (earlier !== undefined && key !== '') {
          const related = [{ path: `${path}/questions/${earlier}`, message: 'the-other' }];
          yield { message: 'asked', args: { title, question }, path: own, related };
        } else seen.set(key, place);
        for (const [id, at] of itemsOf(ids)) {
          if (!(ids ?? []).slice(0, at).includes(id)) continue;
          const kpi = kpis.get(id);
          const changes = [{ op: 'remove', path: `${own}/kpis/${at}` }] as const;
          const args = { kpi: kpi ? kpiName(kpi.kpi) : id, question };
          yield { message: 'repeated', args, path: `${own}/kpis/${at}`, fix: { message: 'remove', changes } };
        }
      }
      if (dashboard.stakeholder !== undefined && questions.length > 0)
        yield { evidence: 'read', args: { title, count: questions.length, stakeholder: dashboard.stakeholder }, path };
    }
  },
});

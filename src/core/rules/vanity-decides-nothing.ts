import { list } from '../messages/format.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { kpiName, kpisOf } from './support/kpis.ts';

/** Something that KPIs decide: what it is, the KPIs that decide it, and where they stand. */
interface Decision {
  what: string;
  kpis: readonly string[];
  path: string;
}

export const vanityDecidesNothing = defineRule({
  id: 'vanity-decides-nothing',
  title: 'Vanity KPIs are reported, but decide nothing',
  description:
    'A goal, an objective, a service goal, a campaign, an experiment or an executives’ question never rests on KPIs of the class vanity alone.',
  kinds: ['project', 'strategy', 'campaign', 'experiment', 'dashboards'],
  needs: ['kpis'],
  severity: 'warning',
  messages: {
    vanity:
      '{what} rests on nothing but vanity KPIs ({names}), which are reported and decide nothing. Add a business KPI, or take another.',
    'the-kpi': 'The vanity KPI {kpi}',
    business: '{what} rests on {names}',
  },
  *check(document, { project }) {
    const kpis = kpisOf(project);
    for (const { what, kpis: ids, path } of decisionsIn(document)) {
      const places = ids.flatMap((id) => kpis.get(id) ?? []);
      const names = list(places.map(({ kpi }) => kpiName(kpi)));
      if (places.length === 0) continue;
      // A KPI that nobody has classed, or that is defined elsewhere, may decide.
      const isVanity = places.length === ids.length && places.every(({ kpi }) => kpi.class === 'vanity');
      if (!isVanity) {
        yield { evidence: 'business', args: { what, names }, path };
        continue;
      }
      const related = places.slice(0, 3).map(({ file, path: holder, kpi }) => ({
        file,
        path: holder,
        message: 'the-kpi',
        args: { kpi: kpiName(kpi) },
      }));
      yield { message: 'vanity', args: { what, names }, path, at: 'key', related };
    }
  },
});

function* decisionsIn(document: PlanDocument): Generator<Decision> {
  if (isOfKind(document, 'project')) {
    for (const [goal, index] of itemsOf(document.facts.goals))
      yield* decision(`The goal “${goal.title ?? goal.kpi}”`, [goal.kpi], `/goals/${index}/kpi`);
  } else if (isOfKind(document, 'strategy')) {
    const { objectives, service_goals } = document.facts;
    for (const [objective, index] of itemsOf(objectives))
      yield* decision(`The objective “${objective.title}”`, [objective.kpi], `/objectives/${index}/kpi`);
    for (const [goal, index] of itemsOf(service_goals))
      yield* decision(`The service goal “${goal.title}”`, [goal.kpi], `/service_goals/${index}/kpi`);
  } else if (isOfKind(document, 'campaign')) {
    const targets = [...itemsOf(document.facts.kpi_targets)].map(([target]) => target.kpi);
    yield* decision('The campaign', targets, '/kpi_targets');
  } else if (isOfKind(document, 'experiment')) {
    yield* decision('The experiment', [document.facts.primary_metric], '/primary_metric');
  } else if (isOfKind(document, 'dashboards')) {
    for (const [dashboard, index] of itemsOf(document.facts.dashboards)) {
      if (dashboard.stakeholder !== 'executives') continue;
      for (const [question, place] of itemsOf(dashboard.questions)) {
        const path = `/dashboards/${index}/questions/${place}/kpis`;
        yield* decision(`The answer to “${question.question}”`, question.kpis ?? [], path);
      }
    }
  }
}

function* decision(what: string, kpis: readonly (string | undefined)[], path: string): Generator<Decision> {
  const named = kpis.filter((kpi) => kpi !== undefined);
  if (named.length > 0) yield { what, kpis: named, path };
}

import { isRefusal } from '../calculators/calculator.ts';
import { hasContent } from '../documents/placeholder.ts';
import { designIn, experimentIn } from '../experiments/document/inProject.ts';
import { count } from '../experiments/readout/words.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { missingParts } from './support/missing.ts';

export const campaignTestPlans = defineRule({
  id: 'campaign-test-plans',
  title: 'A campaign has variants and a sound statistical test plan',
  description:
    'Each campaign names the variants that it runs and an experiment whose design is complete and whose sample is large enough for its effect; or it says why it is not tested.',
  kinds: ['campaign'],
  severity: 'error',
  gateOnly: true,
  messages: {
    'no-variants': 'The campaign has no variants, so there is nothing to compare. Add them under `variants`.',
    'no-test':
      'The campaign has no test plan. Name an experiment under `tests`, or say why there is none in `no_test_reason`.',
    incomplete: 'The experiment {title} that tests the campaign lacks {list}. Add what is missing.',
    unplanned: 'The experiment {title} that tests the campaign cannot be planned. {reason}',
    'too-small':
      'The experiment {title} that tests the campaign plans {promised} people per variant and needs {needed}. Plan more, or look for a larger effect.',
    planned: 'Tested by {title}: {needed} people per variant ({method})',
    untested: 'Not tested: {reason}',
  },
  *check(document, { project }) {
    const { status, variants, tests, no_test_reason: reason = '' } = document.facts;
    if (status === 'cancelled') return;
    if ([...itemsOf(variants)].length === 0) yield { message: 'no-variants', path: '/variants', at: 'key' };
    const named = [...itemsOf(tests)].map(([id]) => id);
    if (named.length === 0 && hasContent(reason))
      yield { evidence: 'untested', args: { reason }, path: '/no_test_reason' };
    else if (named.length === 0) yield { message: 'no-test', path: '/tests', at: 'key' };
    // An id that stands for nothing is reported by the rule about references.
    for (const experiment of project.documents('experiment').filter(({ id }) => id !== undefined && named.includes(id)))
      yield planOf(experiment, project);
  },
});

function planOf(document: PlanDocument<'experiment'>, project: ProjectView): Report {
  const { title, file, facts } = document;
  const missing = missingParts(facts, {
    hypothesis: 'a hypothesis',
    primary_metric: 'a primary metric',
    baseline: 'a baseline',
    minimum_effect: 'a smallest effect',
    sample_per_variant: 'a sample per variant',
    start: 'a first day',
    planned_stop: 'a planned stop',
  });
  if (missing.length > 0) return { message: 'incomplete', args: { title, list: list(missing) }, file, path: '' };
  const found = designIn(experimentIn(project, document));
  if (isRefusal(found)) return { message: 'unplanned', args: { title, reason: found.message }, file, path: '' };
  const { plan, design } = found;
  const needed = Math.min(...design.perVariant);
  const promised = plan.promisedSample ?? 0;
  const args = { title, promised: count(promised), needed: count(needed), method: design.method };
  const place = { args, file, path: '/sample_per_variant' };
  return promised < needed ? { message: 'too-small', ...place } : { evidence: 'planned', ...place };
}

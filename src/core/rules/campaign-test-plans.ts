import { isRefusal } from '../calculators/calculator.ts';
import { hasContent } from '../documents/placeholder.ts';
import { designIn, experimentIn } from '../experiments/document/inProject.ts';
import { count } from '../experiments/readout/words.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { variantsOption } from './support/campaignChannels.ts';
import { missingParts } from './support/missing.ts';

export const campaignTestPlans = defineRule({
  id: 'campaign-test-plans',
  title: 'A campaign has variants and a sound statistical test plan',
  description:
    'Each campaign has variants to compare and names an experiment whose design is complete and whose sample is large enough for its effect. Where a criterion allows exceptions, a campaign may say with a number why it cannot be tested, as long as others are.',
  kinds: ['campaign'],
  severity: 'error',
  gateOnly: true,
  options: {
    variants: variantsOption,
    exceptions: {
      title: 'Exceptions',
      description:
        'Accept a campaign that says in `no_test_reason`, with a number, why it cannot be tested. At least one campaign has to be tested all the same.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'few-variants':
      'The campaign has {found|variant|variants}, but a comparison needs {minimum} or more. Add them under `variants`.',
    'no-test': 'The campaign has no test plan. Name an experiment under `tests`.',
    'no-test-or-reason':
      'The campaign has no test plan. Name an experiment under `tests`, or say in `no_test_reason` why it cannot be tested, with the number that rules it out.',
    refused:
      'The campaign is not tested: “{reason}”. This gate accepts no reason. Name an experiment under `tests`, or record a waiver.',
    'no-number':
      'The reason why the campaign is not tested gives no number: “{reason}”. Say how many people it reaches, or how few days it runs; or name an experiment under `tests`.',
    'none-tested':
      'The campaign gives a reason not to be tested, and so does every other one, so that nothing is learned in this cycle. Test at least one of them.',
    incomplete: 'The experiment {title} that tests the campaign lacks {list}. Add what is missing.',
    unplanned: 'The experiment {title} that tests the campaign cannot be planned. {reason}',
    'too-small':
      'The experiment {title} that tests the campaign plans {promised} people per variant and needs {needed}. Plan more, or look for a larger effect.',
    planned: 'Tested by {title}: {needed} people per variant ({method})',
    untested: 'Exception, not tested: {reason}',
  },
  *check(document, { project, options }) {
    const { status, variants, no_test_reason: reason = '' } = document.facts;
    if (status === 'cancelled') return;
    const minimum = Number(options.variants);
    const found = [...itemsOf(variants)].length;
    if (found < minimum) yield { message: 'few-variants', args: { found, minimum }, path: '/variants', at: 'key' };
    const named = testsOf(document);
    if (named.length === 0) yield checkReason(reason, options.exceptions === true, project);
    // An id that stands for nothing is reported by the rule about references.
    for (const experiment of project.documents('experiment').filter(({ id }) => id !== undefined && named.includes(id)))
      yield planOf(experiment, project);
  },
});

function testsOf({ facts }: PlanDocument<'campaign'>): string[] {
  return [...itemsOf(facts.tests)].map(([id]) => id);
}

/** What stands in the place of a test. */
function checkReason(reason: string, accepted: boolean, project: ProjectView): Report {
  if (!hasContent(reason)) return { message: accepted ? 'no-test-or-reason' : 'no-test', path: '/tests', at: 'key' };
  const place = { args: { reason }, path: '/no_test_reason' };
  if (!accepted) return { message: 'refused', ...place };
  if (!/\p{N}/u.test(reason)) return { message: 'no-number', ...place };
  const tested = project
    .documents('campaign')
    .some((campaign) => campaign.facts.status !== 'cancelled' && testsOf(campaign).length > 0);
  return tested ? { evidence: 'untested', ...place } : { message: 'none-tested', ...place };
}

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

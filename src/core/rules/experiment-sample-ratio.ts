import { isRefusal } from '../calculators/calculator.ts';
import { experimentIn } from '../experiments/document/inProject.ts';
import { readPlan } from '../experiments/readout/plan.ts';
import { reasons } from '../experiments/readout/reasons.ts';
import { readResults } from '../experiments/readout/results.ts';
import { count, pValue } from '../experiments/readout/words.ts';
import { sampleRatio } from '../experiments/sampleRatio.ts';
import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';

export const experimentSampleRatio = defineRule({
  id: 'experiment-sample-ratio',
  title: 'People are split among the variants as planned',
  description:
    'The people of each variant differ from the planned shares by no more than chance explains (Pearson’s chi-square test, at the level of the policy or one in a thousand). Under a mismatch no result counts.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    mismatch: reasons['sample-ratio-mismatch'],
    'as-planned': '{counts} people in the variants, {expected} by the planned shares ({p})',
  },
  *check(document, { project }) {
    const { facts, policy } = experimentIn(project, document);
    const plan = readPlan(facts, policy);
    if (isRefusal(plan)) return;
    const results = readResults(facts, plan);
    if (results === undefined || isRefusal(results)) return;
    const shares = plan.arms.map(({ share }) => share);
    const split = sampleRatio(results.users, shares, plan.sampleRatioThreshold);
    if (isRefusal(split)) return;
    const [counts, expected] = [results.users, split.expected].map((people) => list(people.map(count)));
    const args = { counts: counts ?? '', expected: expected ?? '', p: pValue(split.p) };
    const place = { args, path: '/results/variants', at: 'key' } as const;
    yield split.mismatch ? { message: 'mismatch', ...place } : { evidence: 'as-planned', ...place };
  },
});

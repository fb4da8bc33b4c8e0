import { isRefusal } from '../calculators/calculator.ts';
import { experimentIn } from '../experiments/document/inProject.ts';
import { readPlan } from '../experiments/readout/plan.ts';
import { percent } from '../experiments/readout/words.ts';
import { defineRule } from './rule.ts';

export const experimentCorrected = defineRule({
  id: 'experiment-corrected',
  title: 'A comparison of several variants is corrected',
  description:
    'An experiment with more than two variants makes several comparisons at once; without a correction the chance that one of them wins by luck grows with their number.',
  kinds: ['experiment'],
  severity: 'warning',
  messages: {
    uncorrected:
      'The test makes {comparisons} comparisons at {alpha} each, so that chance alone may pick a winner in up to {error} of tests. Set `correction: holm`.',
    corrected: '{comparisons} comparisons, corrected by {correction}',
  },
  fixes: {
    correct: 'Correct by Holm’s method',
  },
  *check(document, { project }) {
    const { facts, policy } = experimentIn(project, document);
    const plan = readPlan(facts, policy);
    if (isRefusal(plan) || plan.arms.length < 3) return;
    const comparisons = plan.arms.length - 1;
    const path = facts.correction === undefined ? '/variants' : '/correction';
    if (plan.correction !== 'none') {
      yield { evidence: 'corrected', args: { comparisons, correction: plan.correction }, path, at: 'key' };
      return;
    }
    // A policy that asks for a correction is upheld by its own rule.
    if ((policy?.correction ?? 'none') !== 'none') return;
    // Bonferroni’s inequality: whatever depends on what, the errors do not exceed their sum.
    const error = percent(Math.min(1, comparisons * plan.alpha));
    const changes = [{ op: 'set', path: '/correction', value: 'holm' }] as const;
    const args = { comparisons, alpha: percent(plan.alpha), error };
    yield { message: 'uncorrected', args, path, at: 'key', fix: { message: 'correct', changes } };
  },
});

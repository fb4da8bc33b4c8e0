import type { ExperimentData } from '../../generated/documents.ts';
import { type PlanDifference, planDifferences } from '../readout/planDifferences.ts';
import { defineExperimentCalculator } from './define.ts';
import { listOf, output, record, text } from './parts.ts';
import { experiment } from './readOutParts.ts';

export const experimentPlanDifferences = defineExperimentCalculator<
  { before: ExperimentData; after: ExperimentData },
  { differences: PlanDifference[] }
>({
  name: 'experiment-plan-differences',
  title: 'Whether a running experiment’s plan has changed',
  description:
    'Where sample, method, metric, variants or guardrails differ from the plan that the test started with. A running test keeps its plan.',
  method: 'comparison by value of what is frozen at the start',
  source: 'the practice of pre-registration: Nosek et al. (2018) The preregistration revolution',
  input: record(
    'Plans',
    'The experiment as it started and as it is now.',
    { before: { ...experiment, title: 'Before' }, after: { ...experiment, title: 'After' } },
    ['before', 'after'],
    [
      {
        before: { kind: 'experiment', title: 'A concrete promise', sample_per_variant: '8,158' },
        after: { kind: 'experiment', title: 'A concrete promise', sample_per_variant: 4000 },
      },
    ],
  ),
  output: output('Differences', 'Where they differ.', {
    differences: listOf(
      'Differences',
      'None where the plan still stands.',
      record(
        'Difference',
        'One part of the plan.',
        {
          path: text('Path', 'JSON pointer into the experiment.', ['/sample_per_variant']),
          before: { title: 'Before', description: 'Its value at the start.', examples: ['8,158'] },
          after: { title: 'After', description: 'Its value now.', examples: ['4,000'] },
        },
        ['path', 'before', 'after'],
      ),
      [],
      0,
    ),
  }),
  refusals: {},
  calculate: ({ before, after }) => ({ differences: planDifferences(before, after) }),
});

import { designCall, findCalculator, UserError, withSettings } from '../../core/index.ts';
import { defineTool } from '../tool.ts';

interface Input {
  metric_type?: 'conversion' | 'mean';
  baseline?: string | number;
  standard_deviation?: string | number;
  minimum_effect: string | number;
  effect_kind?: 'absolute' | 'relative';
  alpha?: string | number;
  power?: string | number;
  sidedness?: 'one-sided' | 'two-sided';
  correction?: 'none' | 'bonferroni' | 'holm' | 'benjamini-hochberg';
  stopping_rule?: 'fixed-horizon' | 'sequential' | 'bayesian';
  planned_looks?: string | number;
  variants?: string | number;
  traffic?: string | number;
  method?: string;
}

const quantity = (description: string) => ({ type: ['string', 'number'], description });
const oneOf = (description: string, ...values: string[]) => ({ enum: values, description });

/** Options of `gtm experiment size` by the keys that a file of an experiment has for them. */
const keys: Readonly<Record<string, string>> = {
  deviation: 'standard_deviation',
  effect: 'minimum_effect',
  relative: 'effect_kind',
  looks: 'planned_looks',
};

/** How many people a test needs, and for how long: what `gtm experiment size` answers. */
export const experimentSize = defineTool<Input>({
  name: 'experiment_size',
  title: 'Size of an experiment',
  description: `${findCalculator('experiment-size').description} Takes what the file of an experiment says, written as there: 5%, 1pp, 0.05. Says what it assumed where you gave nothing. Use the number that it gives; never estimate one.`,
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['minimum_effect'],
    properties: {
      metric_type: oneOf('A share of people, or an average per person.', 'conversion', 'mean'),
      baseline: quantity('The metric before the test: 5% or 0.05; 41.2 for an average.'),
      standard_deviation: quantity('Standard deviation of an average.'),
      minimum_effect: quantity('The smallest change worth acting on: 1pp or 0.01; below 0 for a fall.'),
      effect_kind: oneOf(
        'Whether the effect is a share of the baseline; absolute unless given.',
        'absolute',
        'relative',
      ),
      alpha: quantity('Significance level; 5% unless given.'),
      power: quantity('Power wanted; 80% unless given.'),
      sidedness: oneOf('Whether a change in both directions counts.', 'one-sided', 'two-sided'),
      correction: oneOf('For several variants.', 'none', 'bonferroni', 'holm', 'benjamini-hochberg'),
      stopping_rule: oneOf('When it is judged.', 'fixed-horizon', 'sequential', 'bayesian'),
      planned_looks: quantity('Planned looks under a sequential rule.'),
      variants: quantity('Number of variants, the control included, or their shares: 3, or 80%,20%.'),
      traffic: quantity('People who come by on one day; the answer then has the days.'),
      method: { type: 'string', description: 'Another way to calculate, judged once at the end, such as unpooled.' },
    },
  },
  readOnly: true,
  async run(given) {
    const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
    const { metric_type, correction, stopping_rule, effect_kind, sidedness, method } = given;
    const facts = inKeys(() =>
      withSettings(
        { kind: 'experiment', title: '' },
        {
          metricType: metric_type,
          baseline: text(given.baseline),
          deviation: text(given.standard_deviation),
          effect: text(given.minimum_effect),
          relative: effect_kind === undefined ? undefined : effect_kind === 'relative',
          alpha: text(given.alpha),
          power: text(given.power),
          oneSided: sidedness === undefined ? undefined : sidedness === 'one-sided',
          correction,
          rule: stopping_rule,
          looks: text(given.planned_looks),
          variants: text(given.variants),
          traffic: text(given.traffic),
        },
      ),
    );
    return { ...designCall({ facts, policy: undefined, direction: 'up', kpiTitles: {} }, method) };
  },
});

/** Says what cannot be read by the keys that an agent used. */
function inKeys<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message.replace(/--([a-z]+)/g, (_, name: string) => keys[name] ?? name));
  }
}

import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { missingParts } from './support/missing.ts';

type Experiment = Facts<'experiment'>;

/** The course of an experiment; each state has what the ones before it have. */
const states = ['draft', 'designed', 'configured', 'running', 'completed', 'analysed', 'learned'] as const;
type State = (typeof states)[number];

const lacksIn: Readonly<Record<State, (facts: Experiment) => string[]>> = {
  draft: () => [],
  designed: (facts) => [
    ...missingParts(facts.hypothesis ?? {}, {
      because: 'observation behind the hypothesis',
      change: 'change of the hypothesis',
      effect: 'expected effect',
    }),
    ...missingParts(facts, {
      primary_metric: 'primary metric',
      baseline: 'baseline',
      minimum_effect: 'smallest effect',
      alpha: 'significance level',
      power: 'power',
      stopping_rule: 'stopping rule',
      sample_per_variant: 'sample per variant',
      start: 'first day',
      planned_stop: 'planned stop',
    }),
    ...([...itemsOf(facts.variants)].length < 2 ? ['two variants'] : []),
  ],
  configured: (facts) =>
    missingParts(facts.configuration ?? {}, {
      allocation_validated_on: 'check of the split',
      tracking_validated_on: 'check of the events',
    }),
  running: () => [],
  completed: (facts) => (hasContent(facts.results?.variants) ? [] : ['results']),
  analysed: (facts) => (hasContent(facts.decision?.outcome) ? [] : ['decision']),
  learned: (facts) => (hasContent(facts.learning?.statement) ? [] : ['learning']),
};

export const experimentLifecycle = defineRule({
  id: 'experiment-lifecycle',
  title: 'An experiment has what its status promises, and no more',
  description:
    'Design, configuration, results, decision and learning are each complete before the next state, and no decision stands in an experiment that is still running. A decision to ship names a variant that is not the control.',
  kinds: ['experiment'],
  severity: 'warning',
  options: {
    as: {
      title: 'As',
      description: 'Judge every experiment as if it had at least this status, so that a gate can ask more of a draft.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    missing: 'The experiment is {status}, but has no {list}. Add what is missing, or go back to an earlier status.',
    asked: 'To be {status}, the experiment lacks {list}. Add what is missing.',
    early: 'The experiment is {status}, but has {what} already. Correct the status, or remove it.',
    'no-variant': 'The decision is to ship, but not what. Name the variant under `variant`.',
    'ships-control':
      'The decision is to ship {variant}, which is the control and in use already. Name another variant, or decide for `keep-control`.',
    'keeps-other': 'The decision is to keep the control, but names {variant}. Name the control, or decide for `ship`.',
    complete: 'The experiment is {status} and has what that takes',
  },
  *check(document, { options }) {
    const { facts } = document;
    const asked = states.indexOf(options.as as State);
    const own = states.indexOf(facts.status as State);
    yield* checkDecision(facts);
    if (facts.status === 'cancelled') return;
    const early = earlyParts(facts, own);
    if (early.length > 0) {
      const args = { status: facts.status ?? 'draft', what: list(early.map(({ what }) => `a ${what}`)) };
      yield { message: 'early', severity: 'error', args, path: '/status' };
    }
    const level = Math.max(asked, own);
    const missing = states.slice(0, level + 1).flatMap((state) => lacksIn[state](facts));
    const status = states[level] ?? 'draft';
    if (missing.length > 0 && asked > own)
      yield { message: 'asked', args: { status, list: list(missing) }, path: '/status' };
    else if (missing.length > 0)
      yield { message: 'missing', args: { status, list: list(missing, 'or') }, path: '/status' };
    else if (level > 0 && early.length === 0) yield { evidence: 'complete', args: { status }, path: '/status' };
  },
});

/** Parts that cannot be there yet. Results may come in while a test runs. */
function earlyParts(facts: Experiment, own: number): { what: string }[] {
  if (own < 0) return [];
  const parts = [
    { what: 'result', found: hasContent(facts.results?.variants), from: 'running' },
    { what: 'decision', found: hasContent(facts.decision?.outcome), from: 'completed' },
  ] as const;
  return parts.filter(({ found, from }) => found && own < states.indexOf(from));
}

function* checkDecision({ decision, variants }: Experiment): Generator<Report> {
  if (decision?.outcome === undefined) return;
  const control = [...itemsOf(variants)].find(([variant]) => variant.control === true)?.[0].id;
  const { outcome, variant } = decision;
  const place = { args: { variant: variant ?? '' }, path: '/decision/variant' };
  if (outcome === 'ship' && variant === undefined) yield { message: 'no-variant', path: '/decision/outcome' };
  else if (outcome === 'ship' && variant === control) yield { message: 'ships-control', severity: 'error', ...place };
  else if (outcome === 'keep-control' && variant !== undefined && control !== undefined && variant !== control)
    yield { message: 'keeps-other', severity: 'error', ...place };
}

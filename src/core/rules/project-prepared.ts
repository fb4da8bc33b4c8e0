import { parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { parseMoney } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { cycleOf } from './support/cycle.ts';

export const projectPrepared = defineRule({
  id: 'project-prepared',
  title: 'The project has goals and a budget before work begins',
  description:
    'Each goal has a title, a KPI, a target and a day within the cycle; the budget has an amount for the month and one for the cycle, in one currency.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    part: {
      title: 'Part',
      description: 'What has to be there: the goals, the budget, or both.',
      type: 'string',
      enum: ['goals', 'budget', 'both'],
      default: 'both',
    },
    minimum: { title: 'Minimum', description: 'How many goals are needed.', type: 'integer', default: 1 },
  },
  messages: {
    'few-goals': 'The project has {found|goal|goals}, but needs {minimum}. Add one under `goals`.',
    goal: 'The goal “{title}” lacks {list}. Add it.',
    outside: 'The goal “{title}” is due on {by}, which is not within the cycle. Choose another day, or another cycle.',
    'the-cycle': 'The cycle',
    goals: '{count|goal|goals}, each with a KPI, a target and a day within the cycle',
    budget: 'The budget lacks {list}. Add it under `budget`.',
    amount: '“{value}” is no amount above zero. Write one such as 45,000.',
    currency: 'The budget is in {currency}, but {value} is another currency. Use one.',
    'has-budget': '{month} a month, {cycle} for the cycle',
  },
  *check({ facts }, { project, options }) {
    if (options.part !== 'budget') yield* checkGoals(facts, Number(options.minimum), cycleOf(project));
    if (options.part !== 'goals') yield* checkBudget(facts);
  },
});

function* checkGoals(
  { goals }: Facts<'project'>,
  minimum: number,
  cycle: ReturnType<typeof cycleOf>,
): Generator<Report> {
  const all = [...itemsOf(goals)];
  let sound = all.length >= minimum;
  if (!sound) yield { message: 'few-goals', args: { found: all.length, minimum }, path: '/goals', at: 'key' };
  for (const [{ id = '', title = id, kpi, target, by }, index] of all) {
    const path = `/goals/${index}`;
    const day = parseDay(by);
    const lacks = [
      ...(hasContent(kpi) ? [] : ['a KPI']),
      ...(hasContent(target) ? [] : ['a target']),
      ...(day === undefined ? ['a day'] : []),
    ];
    const outside = day !== undefined && cycle !== undefined && (day < cycle.start || day > cycle.end);
    if (lacks.length > 0) yield { message: 'goal', args: { title, list: list(lacks) }, path };
    if (outside) {
      const related = [{ path: '/cycle', message: 'the-cycle' }];
      yield { message: 'outside', args: { title, by: String(by) }, path: `${path}/by`, related };
    }
    sound &&= lacks.length === 0 && !outside;
  }
  if (sound) yield { evidence: 'goals', args: { count: all.length }, path: '/goals', at: 'key' };
}

function* checkBudget({ budget }: Facts<'project'>): Generator<Report> {
  const { currency, per_month, per_cycle } = budget ?? {};
  const parts = { per_month, per_cycle };
  const lacks = [
    ...(hasContent(currency) ? [] : ['a currency']),
    ...(hasContent(per_month) ? [] : ['an amount for the month']),
    ...(hasContent(per_cycle) ? [] : ['an amount for the cycle']),
  ];
  if (lacks.length > 0) yield { message: 'budget', args: { list: list(lacks) }, path: '/budget', at: 'key' };
  let sound = lacks.length === 0;
  for (const [key, value] of Object.entries(parts)) {
    if (value === undefined) continue;
    const money = parseMoney(value, currency);
    const path = `/budget/${key}`;
    const isAmount = money.unit === 'money' && money.minor > 0;
    const isOther = money.unit === 'money' && currency !== undefined && (money.currency ?? currency) !== currency;
    if (!isAmount) yield { message: 'amount', args: { value: String(value) }, path };
    else if (isOther) yield { message: 'currency', args: { currency: currency ?? '', value: String(value) }, path };
    sound &&= isAmount && !isOther;
  }
  if (sound)
    yield {
      evidence: 'has-budget',
      args: { month: String(per_month), cycle: String(per_cycle) },
      path: '/budget',
      at: 'key',
    };
}

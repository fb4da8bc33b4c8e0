import { defineCalculator } from '../../calculators/calculator.ts';
import { type Initiative, type InitiativeScore, type Judgement, judgements, scoreInitiatives } from '../initiatives.ts';
import { refuse } from '../refuse.ts';
import { amount, count, listOf, maybe, money, num, object, text, withExample } from '../shape.ts';

interface InitiativeInput {
  weights: Readonly<Record<Judgement, number>>;
  initiatives: readonly Initiative[];
}

const refusals = {
  'weights-sum': 'The weights add up to {sum} %, but have to add up to 100 %.',
} as const;

const judgement = (title: string, description: string, example: number) =>
  num(title, description, example, { minimum: 1, maximum: 5 });
const weight = (title: string, example: number) => amount(title, 'How much this judgement counts.', example);

const exampleInitiative = { id: 'import-first', alignment: 5, impact: 5, value: 4, effort: 3, risk: 2 };
const exampleWeights = { alignment: 0.3, impact: 0.3, value: 0.2, effort: 0.1, risk: 0.1 };

/** Initiatives by their weighted score. */
export const initiativeScores = defineCalculator<InitiativeInput, { initiatives: InitiativeScore[] }>({
  name: 'initiative-scores',
  title: 'Scores of initiatives',
  description:
    'Ranks initiatives by a weighted sum of five judgements; effort and risk count the other way round (5 counts as 1).',
  method: 'weighted sum with declared weights; effort and risk as 6 - judgement',
  source: 'Fishburn (1967), Additive utilities; the weights of the plan.',
  input: object('Initiatives', 'Judgements and their weights.', {
    weights: withExample(
      object('Weights', 'How much each judgement counts, together 1.', {
        alignment: weight('Alignment', 0.3),
        impact: weight('Impact', 0.3),
        value: weight('Value', 0.2),
        effort: weight('Effort', 0.1),
        risk: weight('Risk', 0.1),
      }),
      exampleWeights,
    ),
    initiatives: listOf(
      'Initiatives',
      'A row for each.',
      withExample(
        object(
          'Initiative',
          'An initiative, judged from 1 to 5.',
          {
            id: text('Id', 'Its id.', 'import-first'),
            alignment: judgement('Alignment', 'How well it fits the strategy.', 5),
            impact: judgement('Impact', 'How much it moves the KPIs.', 5),
            value: judgement('Value', 'How much customers and company gain.', 4),
            effort: judgement('Effort', 'How much work it takes.', 3),
            risk: judgement('Risk', 'How likely it is to fail.', 2),
            cost: money('Cost', 'What it costs.', 900_000, { minimum: 0 }),
            expectedReturn: money('Expected return', 'What it brings in within a year.', 3_800_000),
          },
          ['cost', 'expectedReturn'],
        ),
        exampleInitiative,
      ),
      { minItems: 1 },
    ),
  }),
  output: object('Scores', 'Best first.', {
    initiatives: listOf(
      'Initiatives',
      'Best first.',
      object('Score', 'An initiative.', {
        id: text('Id', 'Its id.', 'import-first'),
        rank: count('Rank', '1 is best; equal scores share a rank.', 1),
        score: num('Score', 'Weighted sum, 1 to 5.', 4.5),
        parts: object(
          'Parts',
          'What each judgement adds.',
          Object.fromEntries(judgements.map((name) => [name, num(name, 'Weight times judgement.', 1.5)])),
        ),
        returnOnCost: maybe('Return on cost', 'Return less cost, over cost; null where one is missing.', 3.2),
      }),
    ),
  }),
  refusals,
  calculate({ weights, initiatives }) {
    const sum = judgements.reduce((total, name) => total + weights[name], 0);
    if (Math.abs(sum - 1) > 1e-9) return refuse(refusals, 'weights-sum', { sum: Number((sum * 100).toFixed(4)) });
    return { initiatives: scoreInitiatives(initiatives, weights) };
  },
});

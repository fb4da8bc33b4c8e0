import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import { hypothesisName, hypothesisScore, judgements, openHypotheses } from '../rules/support/hypotheses.ts';
import { fewOf, missingParts } from '../rules/support/missing.ts';
import type { StepFunction } from './stepFunction.ts';

/** Hypotheses in the order of their score. */
export const ranking: StepFunction = {
  id: 'ranking',
  title: 'Ranking',
  description: 'Ranks the open hypotheses of the strategy by impact × confidence × ease.',
  calculate({ view, outputs }) {
    const file = outputs[0]?.path ?? '';
    const open = view.documents('strategy').flatMap((document) => openHypotheses(document));
    if (open.length === 0)
      throw new UserError(
        'No hypothesis is open, so there is nothing to rank. Add one under `hypotheses` of the strategy.',
      );
    const unjudged = open.filter((one) => missingParts(one, judgements).length > 0);
    if (unjudged.length > 0)
      throw new UserError(
        `${list(unjudged.map((one) => `“${hypothesisName(one)}” (${fewOf(missingParts(one, judgements))})`))} cannot be ranked. Judge what is missing from 1 to 5 in the strategy.`,
      );
    const ranked = [...open].sort((a, b) => hypothesisScore(b) - hypothesisScore(a));
    const columns = ['Rank', 'Hypothesis', 'Impact', 'Confidence', 'Ease', 'Score'];
    const rows = ranked.map((one, index) => [
      String(index + 1),
      hypothesisName(one),
      ...[one.impact, one.confidence, one.ease, hypothesisScore(one)].map(String),
    ]);
    return [
      {
        file,
        title: outputs[0]?.title ?? 'Experiments by score',
        sections: [{ title: 'Ranking', table: { columns, rows } }],
      },
    ];
  },
};

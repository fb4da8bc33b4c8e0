import { defineCalculator, isRefusal } from '../../calculators/calculator.ts';
import { amount, listOf, maybe, money, num, object, text } from '../../measurement/shape.ts';
import { type AttributionModel, attributionModels } from '../options.ts';
import { type AttributionReport, attributionReport } from '../report.ts';
import { type AttributionInput, accumulate, attributionRefusals } from './input.ts';
import { inputShape } from './shapes.ts';

/** Every model over the same paths. */
export const attributionAll = defineCalculator<AttributionInput, AttributionReport>({
  name: 'attribution-all',
  title: 'All attribution models side by side',
  description:
    'Shares credit by every model that the data allows, so that one can see how far the answer depends on the choice. A model that gives no number says why.',
  method: 'each model as its own calculator computes it',
  source: 'See the calculators of the models.',
  input: inputShape(['halfLifeDays', 'position', 'direct', 'markov', 'shapley']),
  output: object('Models', 'What every model says.', {
    totals: object('Totals', 'What went in.', {
      paths: num('Paths', 'How many paths.', 3),
      conversions: num('Conversions', 'How many conversions.', 10),
      nulls: num('Without conversion', 'How many paths did not convert.', 70),
      value: money('Value', 'Value of the conversions.', 490_000),
      unattributed: object('Unattributed', 'Conversions without a contact that counts.', {
        conversions: amount('Conversions', 'How many.', 0),
        value: money('Value', 'Their value.', 0),
      }),
    }),
    results: listOf('Results', 'One for each model; `refused` and `message` instead of credit where there is none.', {
      type: 'object',
    }),
    sideBySide: object('Side by side', 'Conversions of each channel by each model.', {
      models: listOf('Models', 'The columns.', text('Model', 'Name of a model.', 'linear')),
      rows: listOf(
        'Rows',
        'A row for each channel.',
        object('Row', 'A channel.', {
          channel: text('Channel', 'Name of the channel.', 'search'),
          conversions: listOf(
            'Conversions',
            'By model; null where the model gives no number.',
            maybe('Conversions', 'Credited to the channel.', 3.5),
          ),
          values: listOf(
            'Values',
            'By model, in minor units; null where the model gives no number.',
            maybe('Value', 'Credited to the channel.', 175_000),
          ),
        }),
      ),
    }),
  }),
  refusals: attributionRefusals,
  calculate(input) {
    const accumulator = accumulate(attributionModels.filter(isWithoutDeclaration), input);
    return isRefusal(accumulator) ? accumulator : attributionReport(accumulator, { spend: input.spend });
  },
});

/** Custom weights exist only where somebody declares them. */
function isWithoutDeclaration(model: AttributionModel): boolean {
  return model !== 'custom';
}

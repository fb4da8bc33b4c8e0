import type { ChannelNames } from '../journey.ts';
import type { AttributionModel, AttributionOptions } from '../options.ts';
import { MarkovAccumulator } from './markov.ts';
import type { ModelAccumulator } from './model.ts';
import { custom, first, last, lastNonDirect, linear, position, timeDecay } from './rules.ts';
import { ShapleyAccumulator } from './shapley.ts';
import { ShareAccumulator } from './shares.ts';

/** A fresh accumulator of a model. */
export function createModel(
  model: AttributionModel,
  options: AttributionOptions,
  channels: ChannelNames,
): ModelAccumulator {
  switch (model) {
    case 'first':
      return new ShareAccumulator('first contact, all credit', first);
    case 'last':
      return new ShareAccumulator('last contact, all credit', last);
    case 'last-non-direct':
      return new ShareAccumulator(
        `last contact that is not ${options.direct.join(' or ')}, all credit; a path of nothing else keeps it`,
        lastNonDirect(channels, options.direct),
      );
    case 'linear':
      return new ShareAccumulator('linear, the same credit for every contact', linear);
    case 'position': {
      const { first: start, middle, last: end } = options.position;
      const shares = [start, middle, end].map((share) => Number((share * 100).toFixed(4))).join('/');
      return new ShareAccumulator(
        `position-based ${shares}, the middle shared evenly; two contacts share as first to last`,
        position(options.position),
      );
    }
    case 'time-decay':
      return new ShareAccumulator(
        `time decay, continuous: 0.5^(days before the conversion / half-life), half-life ${options.halfLifeDays} days; not stepped by whole periods`,
        timeDecay(options.halfLifeDays),
      );
    case 'custom':
      return new ShareAccumulator('declared channel weights, per contact', custom(channels, options.weights));
    case 'markov':
      return new MarkovAccumulator(options.markov);
    case 'shapley':
      return new ShapleyAccumulator(options.shapley);
  }
}

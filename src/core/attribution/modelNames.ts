import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import { type AttributionModel, attributionModels } from './options.ts';

/** What others call the models. */
const aliases: Readonly<Record<string, AttributionModel>> = {
  'first-touch': 'first',
  'first-click': 'first',
  'last-touch': 'last',
  'last-click': 'last',
  'position-based': 'position',
  'u-shaped': 'position',
  even: 'linear',
  decay: 'time-decay',
};

/**
 * The models that a person names: one, several, or `all`. Custom weights are among all only where weights are given.
 * @throws UserError for a name that is none
 */
export function modelsNamed(names: readonly string[], { custom }: { custom: boolean }): AttributionModel[] {
  const models = names.flatMap((name): readonly AttributionModel[] => {
    const wanted = name.trim().toLowerCase();
    if (wanted === 'all') return attributionModels.filter((model) => custom || model !== 'custom');
    const model = attributionModels.find((known) => known === wanted) ?? aliases[wanted];
    if (model) return [model];
    const near = nearest(wanted, [...attributionModels, 'all']);
    const hint = near === undefined ? `Take ${attributionModels.join(', ')} or all.` : `Did you mean ${near}?`;
    throw new UserError(`There is no attribution model called ${name}. ${hint}`);
  });
  return [...new Set(models)];
}

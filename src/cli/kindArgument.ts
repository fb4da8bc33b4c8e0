import { InvalidArgumentError } from 'commander';
import { type Kind, nearestName } from '../core/index.ts';

/**
 * Reads an argument that names a kind of document, also with hyphens.
 * @param kinds what it may be
 */
export function oneKindOf(kinds: readonly Kind[]): (value: string) => Kind {
  return (value) => {
    const name = value.replaceAll('-', '_');
    const kind = kinds.find((one) => one === name);
    if (kind) return kind;
    const suggestion = nearestName(name, kinds);
    throw new InvalidArgumentError(suggestion ? `Did you mean ${suggestion}?` : `Choose one of ${kinds.join(', ')}.`);
  };
}

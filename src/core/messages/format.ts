import type { Args } from '../rules/rule.ts';

/**
 * Fills the gaps of a sentence. `{name}` takes a value; `{count|persona|personas}` writes the number and the word that fits.
 * A gap without a value stays visible, so that a test finds it.
 */
export function formatMessage(template: string, args: Args = {}): string {
  return template.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (gap, name: string, one?: string, many?: string) => {
    const value = args[name];
    if (value === undefined) return gap;
    if (one === undefined) return String(value);
    return `${value} ${Number(value) === 1 ? one : many}`;
  });
}

/** Joins names as a sentence does: `a`, `a and b`, `a, b and c`. */
export function list(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

import type { ExperimentData } from '../../generated/documents.ts';
import { readAmount } from './quantities.ts';

/** A part of the plan that is no longer what it was. */
export interface PlanDifference {
  /** JSON pointer into the experiment. */
  path: string;
  before: unknown;
  after: unknown;
}

/** What is frozen when a test starts: what is measured, in whom, how it is judged, how large and how long it is. */
const frozen = [
  'policy',
  'primary_metric',
  'metric_type',
  'baseline',
  'standard_deviation',
  'minimum_effect',
  'effect_kind',
  'alpha',
  'power',
  'sidedness',
  'correction',
  'stopping_rule',
  'planned_looks',
  'sample_per_variant',
  'start',
  'planned_stop',
] as const satisfies readonly (keyof ExperimentData)[];

/** Lists that are frozen: by which key an entry is known, and which of its keys count. */
const frozenLists = [
  { key: 'variants', id: 'id', parts: ['control', 'allocation'] },
  { key: 'guardrails', id: 'kpi', parts: ['comparison', 'limit'] },
] as const;

/**
 * Where the plan of an experiment differs from the one it started with. Quantities are compared by value, so that `5%` and
 * `0.05` are the same; titles, notes, results and the order of lists are free to change.
 */
export function planDifferences(before: ExperimentData, after: ExperimentData): PlanDifference[] {
  const result: PlanDifference[] = [];
  const add = (path: string, old: unknown, now: unknown) => {
    if (!same(old, now)) result.push({ path, before: old ?? null, after: now ?? null });
  };
  for (const key of frozen) add(`/${key}`, before[key], after[key]);
  add('/hypothesis/metric', before.hypothesis?.metric, after.hypothesis?.metric);
  for (const { key, id, parts } of frozenLists) {
    const [old, now] = [entries(before[key], id), entries(after[key], id)];
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(name), now.get(name)];
      const path = b ? `/${key}/${b.index}` : `/${key}`;
      if (!a || !b) add(path, a && name, b && name);
      else for (const part of parts) add(`${path}/${part}`, a.entry[part], b.entry[part]);
    }
  }
  return result;
}

function entries(items: readonly object[] | undefined, id: string) {
  const rows = (items ?? []).map((item, index) => ({ entry: item as Record<string, unknown>, index }));
  return new Map(rows.map((row) => [String(row.entry[id]), row]));
}

/** Equal as written, or equal in value where both are quantities. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  const [x, y] = [readAmount(a), readAmount(b)];
  return x !== undefined && x === y;
}

/** A part of the plan by its JSON pointer: `The sample per variant`, `The allocation of variant 2`. */
export function nameOfPart(path: string): string {
  const [key = '', index, part] = path.slice(1).split('/');
  const words = (text: string) => text.replaceAll('_', ' ');
  if (part !== undefined) return `The ${words(part)} of ${key.replace(/s$/, '')} ${Number(index) + 1}`;
  return index === undefined
    ? `The ${words(key)}`
    : `${words(key).replace(/^./, (c) => c.toUpperCase())}, entry ${Number(index) + 1},`;
}

/** A value of the plan in words; nothing is `not there`. */
export function valueWords(value: unknown): string {
  return value === null || value === undefined ? 'not there' : String(value);
}

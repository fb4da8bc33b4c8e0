import { type Segment, toPointer } from '../../documents/pointer.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type Condition = NonNullable<NonNullable<NonNullable<Facts<'segments'>['segments']>[number]>['condition']>;

/** A condition and where it stands. */
export interface ConditionPlace {
  condition: Condition;
  path: string;
}

const keys: ReadonlySet<Segment> = new Set(['condition', 'until']);

/** All conditions of a document, whole: those that stand within another are not listed by themselves. */
export function* conditionsIn(facts: unknown, path: readonly Segment[] = []): Generator<ConditionPlace> {
  if (facts === null || typeof facts !== 'object') return;
  for (const [key, value] of Array.isArray(facts) ? facts.entries() : Object.entries(facts)) {
    const place = [...path, key];
    if (keys.has(key) && value !== null && typeof value === 'object' && !Array.isArray(value))
      yield { condition: value as Condition, path: toPointer(place) };
    else yield* conditionsIn(value, place);
  }
}

/** The parts of a condition, itself first, down to what it says about one attribute, event, segment or message. */
export function* partsOf({ condition, path }: ConditionPlace): Generator<ConditionPlace> {
  yield { condition, path };
  for (const key of ['all', 'any'] as const)
    for (const [part, index] of itemsOf(condition[key]))
      yield* partsOf({ condition: part as Condition, path: `${path}/${key}/${index}` });
  if (condition.not) yield* partsOf({ condition: condition.not as Condition, path: `${path}/not` });
}

/** What has to be true at once, with nested `all` taken apart. */
export function* togetherIn({ condition, path }: ConditionPlace): Generator<ConditionPlace> {
  if (condition.all === undefined) yield { condition, path };
  for (const [part, index] of itemsOf(condition.all))
    yield* togetherIn({ condition: part as Condition, path: `${path}/all/${index}` });
}

/** A text that is equal for two conditions that say the same, in whatever order. */
export function canonical(condition: Condition): string {
  const { all, any, not, operator = 'equals', values, ...rest } = condition;
  const joined = (parts: Condition['all']) => [...itemsOf(parts)].map(([part]) => canonical(part as Condition)).sort();
  if (all) return joined(all).length === 1 ? (joined(all)[0] as string) : `all(${joined(all).join()})`;
  if (any) return joined(any).length === 1 ? (joined(any)[0] as string) : `any(${joined(any).join()})`;
  if (not) return `not(${canonical(not as Condition)})`;
  const own = Object.entries(rest).filter(([, value]) => value !== undefined);
  const given = operator === 'between' ? values : [...(values ?? [])].sort();
  return JSON.stringify([...own.sort(([a], [b]) => (a < b ? -1 : 1)), operator, given ?? []]);
}

/** True for a condition that says nothing. */
export function isEmpty({ all, any, not, attribute, event, segment, message }: Condition): boolean {
  const hasParts = [all, any].some((parts) => parts !== undefined && parts.length > 0);
  return !hasParts && [not, attribute, event, segment, message].every((part) => part === undefined);
}

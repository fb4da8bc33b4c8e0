import { list } from '../messages/format.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type AttributeFacts, type AttributePlace, attributesOf } from './support/attributes.ts';
import {
  type Condition,
  type ConditionPlace,
  canonical,
  conditionsIn,
  isEmpty,
  partsOf,
  togetherIn,
} from './support/conditions.ts';
import { excludeEachOther, figureOf } from './support/contradictions.ts';

type Type = NonNullable<AttributeFacts['type']>;
type Operator = NonNullable<Condition['operator']>;

const always: readonly Operator[] = ['equals', 'not-equals', 'is-set', 'is-not-set'];
const several: readonly Operator[] = [...always, 'one-of', 'none-of'];
const texts: readonly Operator[] = [...several, 'contains', 'not-contains', 'starts-with'];
const numbers: readonly Operator[] = [...several, 'above', 'at-least', 'below', 'at-most', 'between'];
const operators: Readonly<Record<Type, readonly Operator[]>> = {
  text: texts,
  choice: texts,
  list: texts,
  number: numbers,
  count: numbers,
  rate: numbers,
  money: numbers,
  duration: numbers,
  date: [...several, 'before', 'after', 'between', 'within-last', 'longer-ago-than'],
  boolean: always,
};

export const conditionsSound = defineRule({
  id: 'conditions-sound',
  title: 'Conditions can come true',
  description:
    'A condition says something, its parts do not exclude each other, its operator and its values fit the attribute, and a range has a lower and a higher end. What a condition means has to be decidable from the file, or nobody is ever let in.',
  kinds: ['segments', 'scoring', 'workflow', 'pipeline', 'success'],
  severity: 'error',
  messages: {
    empty:
      'This condition says nothing. Name an `attribute`, `event` or `segment`, or join conditions under `all` or `any`.',
    excludes: 'Both of these can never be true of {title}. Correct one of them, or use `any` where one is enough.',
    'the-other': 'It excludes this one',
    denied:
      'This asks for the opposite of another part of the same condition, so nobody is ever let in. Remove one of the two.',
    'no-value': '`{operator}` needs {needs}. Add {key}.',
    turned: 'The range runs from {low} to {high}, so nothing lies in it. Swap the two.',
    operator: '`{operator}` does not suit {title}, which is {type}. Use {list}.',
    value: '{title} is never “{value}”: it can be {values}. Correct the value, or add it to the attribute.',
    'the-attribute': 'The attribute {title}',
    sound: '{count|condition|conditions} that can come true',
  },
  fixes: {
    swap: 'Swap the two',
  },
  *check(document, { project }) {
    const conditions = [...conditionsIn(document.facts)];
    const attributes = attributesOf(project);
    const reports = conditions.flatMap((place) => [...checkWhole(place, attributes)]);
    yield* reports;
    if (conditions.length > 0 && reports.length === 0)
      yield { evidence: 'sound', args: { count: conditions.length }, path: '/title' };
  },
});

function* checkWhole(place: ConditionPlace, attributes: Map<string, AttributePlace>): Generator<Report> {
  for (const part of partsOf(place)) {
    yield* checkPart(part, attributes);
    // Each group is looked at from its top, so that a nested `all` is not judged twice.
    if (part.condition.all && !/\/all\/\d+$/.test(part.path)) yield* checkTogether(part, attributes);
  }
}

function* checkPart({ condition, path }: ConditionPlace, attributes: Map<string, AttributePlace>): Generator<Report> {
  if (isEmpty(condition)) {
    yield { message: 'empty', severity: 'warning', path };
    return;
  }
  const { attribute: id, operator = 'equals', values, value } = condition;
  if (id === undefined) return;
  const known = attributes.get(id);
  const type = known?.attribute.type;
  const title = known?.title ?? id;
  if (known && type && !operators[type].includes(operator)) {
    const args = {
      operator,
      title,
      type: typeNames[type],
      list: list(
        operators[type].map((one) => `\`${one}\``),
        'or',
      ),
    };
    const related = [{ file: known.file, path: known.path, message: 'the-attribute', args }];
    yield { message: 'operator', severity: 'warning', args, path: `${path}/operator`, related };
    return;
  }
  const given = [...itemsOf(values)].map(([item]) => item);
  const lack = lackOf(operator, value, given.length);
  if (lack) {
    yield { message: 'no-value', severity: 'warning', args: { operator, ...lack }, path };
    return;
  }
  const [low, high] = given.map((item) => figureOf(item, type));
  if (operator === 'between' && low !== undefined && high !== undefined && low > high) {
    const fix = {
      message: 'swap',
      changes: [{ op: 'set', path: `${path}/values`, value: [given[1], given[0]] }] as const,
    };
    yield { message: 'turned', args: { low: String(given[0]), high: String(given[1]) }, path: `${path}/values`, fix };
  }
  if (known && (operator === 'equals' || operator === 'one-of')) yield* checkValues(condition, path, known);
}

function* checkValues({ operator, value, values }: Condition, path: string, known: AttributePlace): Generator<Report> {
  const possible = [...itemsOf(known.attribute.values)].map(([item]) => String(item));
  if (known.attribute.type !== 'choice' || possible.length === 0) return;
  const asked =
    operator === 'one-of'
      ? [...itemsOf(values)].map(([item, index]) => [item, `/values/${index}`] as const)
      : [[value, '/value'] as const];
  for (const [item, place] of asked) {
    if (possible.includes(String(item))) continue;
    const args = { title: known.title, value: String(item), values: list(possible, 'or') };
    const related = [{ file: known.file, path: `${known.path}/values`, message: 'the-attribute', args }];
    yield { message: 'value', args, path: path + place, related };
  }
}

function lackOf(operator: Operator, value: unknown, values: number): { needs: string; key: string } | undefined {
  if (operator === 'is-set' || operator === 'is-not-set') return undefined;
  if (operator === 'between')
    return values === 2 ? undefined : { needs: 'two values', key: '`values: [lowest, highest]`' };
  if (operator === 'one-of' || operator === 'none-of')
    return values > 0 ? undefined : { needs: 'values to choose from', key: '`values`' };
  return value === undefined ? { needs: 'a value to compare with', key: '`value`' } : undefined;
}

function* checkTogether(place: ConditionPlace, attributes: Map<string, AttributePlace>): Generator<Report> {
  const byAttribute = new Map<string, ConditionPlace[]>();
  const said = new Map<string, ConditionPlace>();
  const parts = [...togetherIn(place)];
  for (const part of parts) said.set(canonical(part.condition), part);
  for (const part of parts) {
    const { not, attribute } = part.condition;
    const opposite = not && said.get(canonical(not as Condition));
    if (opposite)
      yield { message: 'denied', path: part.path, related: [{ path: opposite.path, message: 'the-other' }] };
    if (attribute === undefined) continue;
    const earlier = byAttribute.get(attribute) ?? [];
    const known = attributes.get(attribute);
    const other = earlier.find(({ condition }) => excludeEachOther(condition, part.condition, known?.attribute.type));
    const related = other && [{ path: other.path, message: 'the-other' }];
    if (related) yield { message: 'excludes', args: { title: known?.title ?? attribute }, path: part.path, related };
    byAttribute.set(attribute, [...earlier, part]);
  }
}

const typeNames: Readonly<Record<Type, string>> = {
  text: 'a text',
  choice: 'a choice',
  list: 'a list',
  number: 'a number',
  count: 'a number',
  rate: 'a rate',
  money: 'an amount of money',
  duration: 'a length of time',
  date: 'a day',
  boolean: 'yes or no',
};

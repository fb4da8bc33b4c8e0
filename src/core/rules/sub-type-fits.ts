import { type Segment, toPointer } from '../documents/pointer.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { childSchema, schemaOf } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';
import { defineRule } from './rule.ts';

/** A value that belongs to a group, with the value beside it that chooses the group. */
interface Grouped {
  pointer: string;
  value: string;
  by: string;
  chosen: string;
  values: Readonly<Record<string, readonly string[]>>;
}

export const subTypeFits = defineRule({
  id: 'sub-type-fits',
  title: 'A sub-type belongs to the type beside it',
  description:
    'Campaigns, experiments, hypotheses, editions, workflows and touchpoints may say more exactly what they are; the sub-type is one of those that their type can have.',
  kinds: ['campaign', 'experiment', 'journey', 'strategy', 'workflow'],
  severity: 'warning',
  messages: {
    other: '`{value}` belongs to {owner}, but `{by}` says {chosen}. Use {own}, or change `{by}`.',
    none: '`{value}` belongs to {owner}, but `{by}` says {chosen}. Change one of them, or take the sub-type out.',
    fits: '{value} belongs to {chosen}',
  },
  *check(document) {
    for (const { pointer, value, by, chosen, values } of grouped(document)) {
      const own = values[chosen];
      if (own?.includes(value)) yield { evidence: 'fits', args: { value, chosen }, path: pointer };
      else {
        const owner = Object.keys(values).find((group) => values[group]?.includes(value)) ?? '';
        const usable = list(
          (own ?? []).map((one) => `\`${one}\``),
          'or',
        );
        yield { message: own ? 'other' : 'none', args: { value, owner, by, chosen, own: usable }, path: pointer };
      }
    }
  },
});

/** Every value of a document whose schema sorts the values into groups, where the group is chosen. */
function* grouped(document: PlanDocument): Generator<Grouped> {
  if (document.kind) yield* walk(schemaOf(document.kind), document.facts, []);
}

function* walk(schema: Schema, holder: unknown, path: readonly Segment[]): Generator<Grouped> {
  if (holder === null || typeof holder !== 'object') return;
  for (const [key, value] of Array.isArray(holder) ? holder.entries() : Object.entries(holder)) {
    const child = childSchema(schema, String(key));
    if (!child) continue;
    const groups = child['x-groups'];
    const chosen = groups && (holder as Record<string, unknown>)[groups.by];
    if (groups && typeof value === 'string' && typeof chosen === 'string')
      yield { pointer: toPointer([...path, key]), value, by: groups.by, chosen, values: groups.values };
    yield* walk(child, value, [...path, key]);
  }
}

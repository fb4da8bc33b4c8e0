import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { placeAt, rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import type { MessageCell, MessageHead, MessageRow, MessagesView } from './model.ts';
import { emptyMessages } from './skeleton.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

type Matrix = NonNullable<NonNullable<Facts<'messaging'>['channel_matrix']>[number]>;
type Entry = readonly [entry: Matrix, index: number];

/** Which message is for whom and where, and what is missing. */
export function messagesView(document: PlanDocument<'messaging'>, { project }: ViewWorld): MessagesView {
  const entries = [...itemsOf(document.facts.channel_matrix)];
  const heads = messageHeads(document, project, entries);
  const ids = heads.map(({ id }) => id);
  const groups = [
    { title: 'Personas', rows: personaRows(document, project, entries, ids) },
    { title: 'Channels', rows: channelRows(document, project, entries, ids) },
  ].filter(({ rows }) => rows.length > 0);
  const messages = heads.map(({ id: _, ...head }): MessageHead => head);
  const parts = { messages, groups };
  return {
    kind: 'messages',
    title: cleanText(document.title),
    ...parts,
    summary: summaryOf(parts),
    table: tableOf(parts),
    ...(messages.length === 0 || groups.length === 0 ? { empty: emptyMessages } : {}),
  };
}

/** The value propositions that the document names, in its order, then those that only its matrix uses. */
function messageHeads(
  document: PlanDocument<'messaging'>,
  project: Project,
  entries: readonly Entry[],
): (MessageHead & { id: string })[] {
  const { primary_value_proposition: primary, supporting_value_propositions: supporting } = document.facts;
  const named = [
    { value: primary, pointer: '/primary_value_proposition' },
    ...[...itemsOf(supporting)].map(([value, index]) => ({
      value,
      pointer: `/supporting_value_propositions/${index}`,
    })),
    ...entries.map(([value, index]) => ({
      value: { value_proposition: value.value_proposition, statement: '' },
      pointer: `/channel_matrix/${index}`,
    })),
  ];
  const heads = new Map<string, MessageHead & { id: string }>();
  for (const { value, pointer } of named) {
    const id = value?.value_proposition;
    if (id === undefined || heads.has(id)) continue;
    const title = titleOf(project, 'value-proposition', id);
    heads.set(id, { id, title, statement: cleanText(value?.statement ?? ''), range: rangeAt(document, pointer) });
  }
  return [...heads.values()];
}

function personaRows(
  document: PlanDocument<'messaging'>,
  project: Project,
  entries: readonly Entry[],
  messages: readonly string[],
): MessageRow[] {
  const variants = [...itemsOf(document.facts.persona_variants)];
  const ids = unique([...variants.map(([{ persona }]) => persona), ...entries.map(([{ persona }]) => persona)]);
  return ids.map((id) => {
    const variant = variants.find(([{ persona }]) => persona === id);
    const first = entries.find(([{ persona }]) => persona === id);
    return {
      title: titleOf(project, 'persona', id),
      ...(variant?.[0].headline ? { detail: cleanText(variant[0].headline) } : {}),
      cells: messages.map((message) =>
        cellOf(
          document,
          entries.filter(([entry]) => entry.persona === id && entry.value_proposition === message),
          ({ channel }) => titleOf(project, 'channel', channel ?? ''),
          isWantedBy(project, message, id),
        ),
      ),
      range: rangeAt(document, variant ? `/persona_variants/${variant[1]}` : `/channel_matrix/${first?.[1] ?? 0}`),
    };
  });
}

function channelRows(
  document: PlanDocument<'messaging'>,
  project: Project,
  entries: readonly Entry[],
  messages: readonly string[],
): MessageRow[] {
  const ids = unique(entries.map(([{ channel }]) => channel));
  return ids.map((id) => ({
    title: titleOf(project, 'channel', id),
    cells: messages.map((message) =>
      cellOf(
        document,
        entries.filter(([entry]) => entry.channel === id && entry.value_proposition === message),
        ({ persona }) => titleOf(project, 'persona', persona ?? ''),
        false,
      ),
    ),
    range: rangeAt(document, `/channel_matrix/${entries.find(([{ channel }]) => channel === id)?.[1] ?? 0}`),
  }));
}

function cellOf(
  document: PlanDocument<'messaging'>,
  entries: readonly Entry[],
  detailOf: (entry: Matrix) => string,
  wanted: boolean,
): MessageCell {
  const lines = entries.map(([entry, index]) => ({
    text: cleanText(entry.message ?? '') || 'No text yet',
    detail: detailOf(entry),
    range: placeAt(document, `/channel_matrix/${index}`).range,
  }));
  return { lines, missing: wanted && lines.length === 0 };
}

/** True when the strategy means a value proposition for a persona. */
function isWantedBy(project: Project, message: string, persona: string): boolean {
  return project
    .ofKind('strategy')
    .some(({ facts }) =>
      [...itemsOf(facts.value_propositions)].some(
        ([{ id, personas }]) => id === message && [...itemsOf(personas)].some(([each]) => each === persona),
      ),
    );
}

function titleOf(project: Project, scope: string, id: string): string {
  return cleanText(project.definitions(scope, id)[0]?.title ?? id);
}

function unique(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

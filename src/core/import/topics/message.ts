import { foldHeading } from '../../documents/markdown.ts';
import { type Context, cleanName, known, messagingOf, strategyOf, textOf } from '../context.ts';
import { originOf, says } from '../draft.ts';
import { type Entry, entriesOf, splitItem } from '../entries.ts';
import type { Part, Piece } from '../outline.ts';
import { listIn, unquoted } from '../plainText.ts';
import { itemsOfValue, type Value, valuesOf } from '../values.ts';
import { fields, nameColumns } from '../words.ts';

const slots = ['target', 'need', 'product', 'category', 'benefit', 'alternatives', 'differentiator'] as const;

/** The sentence that has all seven slots. */
const frame =
  /\bfor (?<target>[^.]{3,200}?),? (?:who|that) (?<need>[^.]{3,200}?),\s+(?:the )?(?<product>[^,.]{2,80}?) is (?:an? |the )?(?<category>[^.]{3,120}?) (?:that|which) (?<benefit>[^.]{3,250}?)\.\s*unlike (?<alternatives>[^.]{3,200}?),\s+(?:(?:our product|it|we|the product|\k<product>)\s+)?(?<differentiator>[^.]{3,300})\.?/i;

/** Positioning: by the sentence, or by labels for its slots. */
export function readPositioning(part: Part, context: Context): void {
  const strategy = strategyOf(context);
  const prose = part.pieces.filter((piece) => !piece.taken && piece.form === 'paragraph');
  const text = prose.map((piece) => piece.text).join(' ');
  const match = text.length < 4000 ? frame.exec(text) : null;
  if (match?.groups) {
    for (const slot of slots)
      context.draft.set(strategy, ['positioning', slot], match.groups[slot]?.trim(), originOf(part, prose));
    for (const piece of prose) if (match[0].includes(piece.text) || piece.text.includes(match[0])) piece.taken = true;
  }
  const values = valuesOf(part, fields.positioning);
  // One label alone, such as “For: the team”, is no positioning.
  if (values.size < 2) return;
  for (const [key, value] of values) {
    const said = textOf({ values }, key);
    if (said === undefined) continue;
    if (!context.draft.set(strategy, ['positioning', key], said, { part, first: value.first, last: value.last }))
      value.refuse('the plan says this twice, and not in the same words; the first one was taken');
  }
}

/** Tagline, core message and supporting messages. */
export function readMessaging(part: Part, context: Context): void {
  const values = valuesOf(part, fields.messaging);
  const tagline = textOf({ values }, 'tagline');
  if (tagline !== undefined) setTagline(tagline, part, linesOf(values, 'tagline'), context);
  const primary = textOf({ values }, 'primary');
  if (primary !== undefined) setPrimary(primary, part, linesOf(values, 'primary'), context);
  const supporting = values.get('supporting');
  if (supporting) {
    supporting.take();
    for (const statement of itemsOfValue(supporting)) addSupporting(statement, part, context);
  }
  for (const piece of part.pieces) {
    const said = /^lead with (["“].+["”])\.?$/i.exec(piece.text)?.[1];
    if (said !== undefined && !piece.taken)
      piece.taken = setPrimary(unquoted(said).replace(/\.$/, ''), part, [piece], context);
  }
}

type Lines = readonly Pick<Piece, 'first' | 'last'>[];

function linesOf(values: ReadonlyMap<string, Value>, key: string): Lines {
  const value = values.get(key);
  return value ? [value] : [];
}

/** A section that is the tagline. */
export function readTagline(part: Part, context: Context): void {
  const piece = part.pieces.find((one) => !one.taken && one.form !== 'table' && says(one.text));
  if (piece && piece.text.length <= 160) piece.taken = setTagline(piece.text, part, [piece], context);
}

function setTagline(text: string, part: Part, pieces: Lines, context: Context): boolean {
  return context.draft.set(messagingOf(context), ['tagline'], unquoted(text), originOf(part, pieces));
}

function setPrimary(text: string, part: Part, pieces: Lines, context: Context): boolean {
  const path = ['primary_value_proposition', 'statement'];
  return context.draft.set(messagingOf(context), path, unquoted(text), originOf(part, pieces));
}

function addSupporting(statement: string, part: Part, context: Context): void {
  const facts = { statement: unquoted(statement) };
  context.draft.push(messagingOf(context), ['supporting_value_propositions'], facts, originOf(part, part.pieces));
}

/** Value propositions, each with its proof where a label or column gives one. */
export function readValuePropositions(part: Part, context: Context): void {
  const options = { labels: fields.valueProposition, columns: nameColumns.valueProposition, parts: true };
  const entries = entriesOf(part, options);
  for (const entry of entries) placeValueProposition(entry, context);
  if (entries.length > 0) return;
  const piece = part.pieces.find((one) => one.form === 'paragraph' && !one.taken && says(one.text));
  if (piece) piece.taken = setPrimary(piece.text, part, [piece], context);
}

function placeValueProposition(entry: Entry, context: Context): void {
  const [first, rest] = titleAndText(entry);
  const proof = entry.values.get('proof');
  const facts = known({
    id: context.draft.id('value-proposition', first),
    title: first,
    statement: textOf(entry, 'statement') ?? rest,
    proof_points: proof && itemsOfValue(proof).map((statement) => statementOf(statement)),
  });
  proof?.take();
  context.draft.push(strategyOf(context), ['value_propositions'], facts, entry.origin);
  entry.take();
}

function titleAndText(entry: Entry): [string, string | undefined] {
  const text = textOf(entry, 'text') ?? (entry.form === 'part' ? proseOnly(entry.rest) : undefined);
  return [unquoted(cleanName(entry.title)), text];
}

function proseOnly(pieces: readonly Piece[]): string | undefined {
  const piece = pieces.find((one) => one.form === 'paragraph' && !one.taken && says(one.text));
  if (!piece) return undefined;
  piece.taken = true;
  return piece.text;
}

/** Proof points: claims with their sources, where the text names one. */
export function readProof(part: Part, context: Context): void {
  for (const piece of part.pieces) {
    if (piece.form !== 'item' || piece.taken || !says(piece.text)) continue;
    const facts = statementOf(piece.text);
    const claim = { id: context.draft.id('claim', facts.statement), ...facts };
    context.draft.push(messagingOf(context), ['claims'], claim, originOf(part, [piece]));
    piece.taken = true;
  }
}

/** A statement, with what stands behind it as its source: `… (source: survey, 2026)`. */
function statementOf(text: string): { statement: string; source?: string } {
  const match = /^(.+?)\s*(?:\(source:\s*([^()]+)\)|[—–;,]\s*source:\s*(.+))\.?$/i.exec(text);
  const source = (match?.[2] ?? match?.[3])?.trim();
  return match && source ? { statement: match[1]?.trim() || text, source } : { statement: text };
}

/** Voice: tone, words to use and words to avoid. */
export function readVoice(part: Part, context: Context): void {
  const messaging = messagingOf(context);
  const values = valuesOf(part, fields.voice);
  const used = new Set<string>();
  for (const key of ['tone', 'use', 'avoid'] as const) {
    const value = values.get(key);
    if (!value) continue;
    const words = key === 'tone' ? sentencesOf(value.items ?? [value.text]) : itemsOfValue(value, ';,');
    value.take();
    for (const word of words) {
      const folded = foldHeading(word);
      if (used.has(folded)) value.refuse(`“${word}” stands among the words to use and among those to avoid`);
      else context.draft.push(messaging, ['voice', key], word, { part, first: value.first, last: value.last });
      if (key === 'use') used.add(folded);
    }
  }
  if (values.size > 0) return;
  for (const piece of part.pieces) {
    const [title, rest] = splitItem(piece);
    // Adjectives, each with what it means, are a tone; a whole sentence could be anything.
    if (piece.form !== 'item' || piece.taken || !says(title) || title.split(' ').length > 4) continue;
    context.draft.push(
      messaging,
      ['voice', 'tone'],
      rest === '' ? title : `${title}: ${rest}`,
      originOf(part, [piece]),
    );
    piece.taken = true;
  }
}

function sentencesOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => (/[.;]\s/.test(text) ? text.split(/[.;]\s+/) : listIn(text, ';')))
    .map((text) => text.replace(/[.;]$/, '').trim())
    .filter(says);
}

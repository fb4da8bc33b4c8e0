import { foldHeading } from '../../documents/markdown.ts';
import { type Context, choiceOf, nameAndAside, sameWords, strategyOf, textOf } from '../context.ts';
import { originOf } from '../draft.ts';
import { type Entry, entriesOf } from '../entries.ts';
import type { Part } from '../outline.ts';
import { unquoted } from '../plainText.ts';
import { itemsOfValue, valuesOf } from '../values.ts';
import { fields, nameColumns, purchaseRoles } from '../words.ts';

/** Personas: one document for each. */
export function readPersonas(part: Part, context: Context): void {
  const options = { labels: fields.persona, columns: nameColumns.persona, parts: true };
  for (const entry of entriesOf(part, options)) placePersona(entry, context);
}

/** The target customer as a persona, where a section about it names pains, triggers or objections. */
export function readTargetPersona(part: Part, context: Context): void {
  const values = valuesOf(part, fields.persona);
  if (!['pains', 'triggers', 'objections'].some((key) => values.has(key))) return;
  if (context.draft.isDefined('persona', 'target-customer')) return;
  const origin = originOf(part, part.pieces);
  placePersona(
    { title: 'Target customer', origin, form: 'part', values, rest: [], take: () => {}, refuse: () => {} },
    context,
  );
}

export function placePersona(entry: Entry, context: Context): void {
  const { draft } = context;
  const [title, aside] = nameAndAside(entry.title.replace(/^(?:buyer )?persona\s*(?:#?\d+|[A-C])?\s*[—–:-]\s*/i, ''));
  const id = draft.id('persona', title);
  const document = draft.document('persona', id);
  draft.set(document, ['title'], title, entry.origin);
  const set = (path: string[], value: unknown) => {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0))
      draft.set(document, path, value, entry.origin);
  };
  const list = (key: string, separators = ';') => {
    const value = entry.values.get(key);
    if (!value) return undefined;
    value.take();
    return itemsOfValue(value, separators).map(unquoted);
  };
  set(['role'], textOf(entry, 'role') ?? aside);
  if (entry.values.has('role_in_purchase'))
    set(['role_in_purchase'], choiceOf(entry, 'role_in_purchase', sameWords(purchaseRoles)));
  const share = entry.values.get('share_of_target');
  const percent = share && /^(\d{1,2}(?:\.\d+)?|100)\s?%$/.exec(share.text);
  if (percent) {
    set(['share_of_target'], `${percent[1]}%`);
    share.take();
  } else share?.refuse(`“${share.text.slice(0, 40)}” is not one percentage`);
  const quote = textOf(entry, 'quote');
  set(['quote'], quote === undefined ? undefined : unquoted(quote));
  set(['firmographics', 'company_size'], textOf(entry, 'company_size'));
  set(['firmographics', 'industries'], list('industries', ';,'));
  set(['demographics', 'age'], textOf(entry, 'age'));
  for (const key of ['goals', 'motivations', 'fears']) set(['psychographics', key], list(key));
  set(['psychographics', 'information_sources'], list('information_sources', ';,'));
  set(['pains'], list('pains'));
  set(['triggers'], list('triggers'));
  set(['objections'], list('objections')?.map(objectionOf));
  const text = entry.values.get('text');
  if (text && document.facts.role === undefined && entry.form === 'item' && text.text.split(' ').length <= 8) {
    set(['role'], text.text);
    text.take();
  } else text?.refuse('it describes the persona in free words, for which a persona has no field');
  const strategy = strategyOf(context);
  draft.push(strategy, ['personas'], id, entry.origin);
  entry.take();
}

/** `"Too expensive" — it pays off in a month` holds the answer as well. */
function objectionOf(text: string): Record<string, unknown> {
  const match = /^(.{3,200}?)\s*(?:→|->|—|–|\banswer:)\s*(\S.*)$/i.exec(text);
  return match ? { objection: unquoted(match[1] ?? ''), answer: match[2] } : { objection: unquoted(text) };
}

/** Personas by name, for those who refer to them. */
export function personasNamed(text: string, context: Context): string[] | undefined {
  const names = text
    .split(/[,;/]|\band\b/)
    .map((name) => foldHeading(name))
    .filter((name) => name !== '');
  const all = [...context.draft.documents.values()].filter(({ kind }) => kind === 'persona');
  const ids = names.map((name) => all.find(({ facts }) => foldHeading(String(facts.title)) === name)?.id);
  return ids.length > 0 && ids.every((id) => id !== undefined) ? [...new Set(ids as string[])] : undefined;
}

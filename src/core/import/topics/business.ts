import { amountOf, type Context, choiceOf, cleanName, known, noProject, sameWords, textOf } from '../context.ts';
import { originOf, says } from '../draft.ts';
import { type Entry, entriesOf, splitItem } from '../entries.ts';
import type { Part } from '../outline.ts';
import { moneyIn } from '../quantities.ts';
import { itemsOfValue, type Value, valuesOf } from '../values.ts';
import { fields, motions, nameColumns } from '../words.ts';

/** Product, company and market as labels say them. */
export function readBusiness(part: Part, context: Context): void {
  const entry = whole(part, valuesOf(part, fields.business));
  if (!context.project) {
    refuseAll(entry.values);
    return;
  }
  const set = (key: string, value: unknown) => {
    if (value !== undefined) setOnce(context, part, ['business', key], value, entry.values.get(key));
  };
  for (const key of ['company', 'product', 'category', 'description', 'website']) set(key, textOf(entry, key));
  if (entry.values.has('motion')) set('motion', choiceOf(entry, 'motion', sameWords(motions)));
  const deal = amountOf(entry, 'deal_size');
  if (deal) {
    deal.value.take();
    set('deal_size', deal.text);
  }
  const length = entry.values.get('sales_cycle');
  const days = length && /^(\d{1,4})[\s-]*(days?|weeks?|months?)\.?$/i.exec(length.text);
  if (days) {
    length.take();
    set('sales_cycle', `${days[1]} ${days[2]?.toLowerCase()}`);
  } else length?.refuse(`“${length.text.slice(0, 60)}” is not one length of time`);
  const features = entry.values.get('key_features');
  if (features) {
    features.take();
    for (const feature of itemsOfValue(features, ';,')) addFeature(feature, '', part, context, features.first);
  }
}

/** What the product is: the first paragraph below a heading such as “What Acme is, in one sentence”. */
export function readDescription(part: Part, context: Context): void {
  const piece = part.pieces.find((one) => one.form === 'paragraph' && !one.taken && says(one.text));
  if (!piece) return;
  if (!context.project) piece.reason ??= noProject;
  else
    piece.taken = context.draft.set(context.project, ['business', 'description'], piece.text, originOf(part, [piece]));
}

/** Key features: one entry for each item. */
export function readFeatures(part: Part, context: Context): void {
  for (const piece of part.pieces) {
    if (piece.form !== 'item' || piece.taken || !says(piece.text)) continue;
    if (!context.project) piece.reason ??= noProject;
    else {
      const [title, rest] = splitItem(piece);
      addFeature(title, rest, part, context, piece.first);
      piece.taken = true;
    }
  }
}

function addFeature(title: string, description: string, part: Part, { draft, project }: Context, line?: number): void {
  if (!project) return;
  const name = cleanName(title);
  const facts = known({
    id: draft.id('feature', name),
    title: name,
    description: says(description) ? description : undefined,
  });
  draft.push(project, ['business', 'key_features'], facts, {
    part,
    first: line ?? part.line,
    last: line ?? part.line,
  });
}

/** Editions with their list prices, from a table of plans or tiers. */
export function readEditions(part: Part, context: Context): void {
  for (const entry of entriesOf(part, { labels: fields.edition, columns: nameColumns.edition, items: false })) {
    if (!context.project) entry.refuse(noProject);
    else {
      const title = cleanName(entry.title);
      const id = context.draft.id('edition', title);
      const facts = known({ id, title, description: textOf(entry, 'description'), price: textOf(entry, 'price') });
      context.draft.push(context.project, ['business', 'editions'], facts, entry.origin);
      entry.take();
    }
  }
}

/** Whom the product is for: the first paragraph, and what labels say. */
export function readTarget(part: Part, context: Context): void {
  const values = valuesOf(part, fields.target);
  if (!context.project) {
    refuseAll(values);
    return;
  }
  for (const [key, value] of values) {
    const isText = key === 'summary' || key === 'company_size';
    const said = isText ? textOf({ values }, key) : itemsOfValue(value, ';,');
    if (said === undefined || said.length === 0) continue;
    value.take();
    setOnce(context, part, ['target_customer', key], said, value);
  }
  const facts = context.project.facts.target_customer as Record<string, unknown> | undefined;
  if (facts?.summary !== undefined) return;
  const piece = part.pieces.find(
    (one) => one.form === 'paragraph' && !one.taken && says(one.text) && one.label === undefined,
  );
  if (piece && piece.text.length > 15)
    piece.taken = context.draft.set(
      context.project,
      ['target_customer', 'summary'],
      piece.text,
      originOf(part, [piece]),
    );
}

/** Budget of a month or of the whole cycle, where the text says which. */
export function readBudget(part: Part, context: Context): void {
  for (const [key, value] of valuesOf(part, fields.budget)) readBudgetValue(key, value, part, context);
  for (const piece of part.pieces) {
    if (piece.taken || piece.form === 'table' || piece.reason !== undefined) continue;
    const money = moneyIn(piece.text);
    if (money.is === 'unclear') piece.reason = `${money.why}, so no amount was taken`;
    if (money.is !== 'one') continue;
    const isWhole = piece.label === undefined && /\b(?:budget|in total|overall|altogether)\b/i.test(piece.text);
    if (!isWhole || money.value.per !== 'month')
      piece.reason = `“${money.value.text}” is not said to be the whole budget of a month`;
    else if (!context.project) piece.reason = noProject;
    else
      piece.taken = context.draft.set(
        context.project,
        ['budget', 'per_month'],
        money.value.text,
        originOf(part, [piece]),
      );
  }
}

function readBudgetValue(key: string, value: Value, part: Part, context: Context): void {
  if (!context.project) {
    value.refuse(noProject);
    return;
  }
  if (key === 'currency') {
    const code = /^[A-Z]{3}$/.exec(value.text)?.[0];
    if (code === undefined) {
      value.refuse(`“${value.text.slice(0, 40)}” is no code of a currency, such as USD`);
      return;
    }
    value.take();
    setOnce(context, part, ['budget', 'currency'], code, value);
    return;
  }
  const money = amountOf({ values: new Map([[key, value]]) }, key);
  if (!money) return;
  const per =
    money.per ?? (key === 'per_month' ? 'month' : /\bquarter(?:ly)?\b/i.test(value.label) ? 'quarter' : undefined);
  if (per !== undefined && per !== 'month' && per !== 'quarter') {
    value.refuse(`“${money.text}” is the budget of a ${per}, and the project counts in months and cycles`);
    return;
  }
  value.take();
  setOnce(context, part, ['budget', per === 'month' ? 'per_month' : 'per_cycle'], money.text, value);
}

function setOnce(context: Context, part: Part, path: string[], said: unknown, value: Value | undefined): void {
  if (!context.project) return;
  const origin = value ? { part, first: value.first, last: value.last } : originOf(part, part.pieces);
  if (!context.draft.set(context.project, path, said, origin))
    value?.refuse('the plan says this twice, and not in the same words; the first one was taken');
}

function refuseAll(values: Map<string, Value>): void {
  for (const value of values.values()) value.refuse(noProject);
}

function whole(part: Part, values: Map<string, Value>): Entry {
  return {
    title: part.heading,
    origin: originOf(part, part.pieces),
    form: 'part',
    values,
    rest: [],
    take: () => {},
    refuse: () => {},
  };
}

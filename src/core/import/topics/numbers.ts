import { foldHeading } from '../../documents/markdown.ts';
import { type Context, cleanName, known, strategyOf, textOf } from '../context.ts';
import { type Facts, originOf, slug } from '../draft.ts';
import { type Entry, entriesOf, splitItem } from '../entries.ts';
import type { Part, Piece } from '../outline.ts';
import { unquoted } from '../plainText.ts';
import { figureFrom } from '../quantities.ts';
import type { Value } from '../values.ts';
import { fields, nameColumns, stageWords } from '../words.ts';

/** A funnel: stages with their numbers, as long as these can be true together. */
export function readFunnel(part: Part, context: Context): void {
  const entries = entriesOf(part, { labels: fields.funnel, columns: nameColumns.funnel });
  const stages = entries.filter((entry) => entry.form === 'row' || countOf(entry.values.get('text')) !== undefined);
  if (stages.length < 2 || context.draft.facts('funnel', 'main')) return;
  const document = context.draft.document('funnel', 'main');
  const limits: Record<string, number> = {};
  for (const entry of stages) {
    const title = cleanName(entry.title);
    const folded = foldHeading(title);
    const planned = volumeOf(entry, entry.values.get('volume') ?? entry.values.get('text'), 'planned', limits);
    const actual = volumeOf(entry, entry.values.get('actual'), 'actual', limits);
    const rate = rateOf(entry, planned, entry === stages[0]);
    const facts = known({
      id: context.draft.id('stage', title),
      title,
      stage: Object.entries(stageWords).find(([, words]) => words.includes(folded))?.[0],
      owner: textOf(entry, 'owner'),
      planned: planned === undefined && rate === undefined ? undefined : known({ volume: planned, rate }),
      actual: actual === undefined ? undefined : { volume: actual },
    });
    context.draft.push(document, ['stages'], facts, entry.origin);
    entry.take();
  }
}

function countOf(value: Value | undefined): number | undefined {
  const figure = value && figureFrom(value.text);
  return figure?.is === 'one' && figure.value.unit === 'count' && !figure.value.comparison
    ? figure.value.value
    : undefined;
}

/** A volume that is not above the one of the stage before. */
function volumeOf(entry: Entry, value: Value | undefined, series: string, limits: Record<string, number>) {
  if (!value) return undefined;
  const volume = countOf(value);
  const limit = limits[series] ?? Number.POSITIVE_INFINITY;
  if (volume === undefined) value.refuse(`“${value.text.slice(0, 40)}” is not one plain number`);
  else if (volume > limit)
    value.refuse(`${entry.title} has more than the stage before it, so the number was not taken`);
  else {
    value.take();
    limits[series] = volume;
    return volume >= 1000 ? volume.toLocaleString('en-US') : volume;
  }
  return undefined;
}

/** A rate of the stage before; beside a volume it would say the same thing twice. */
function rateOf(entry: Entry, volume: unknown, isFirst: boolean): string | undefined {
  const value = entry.values.get('rate');
  if (!value) return undefined;
  const percent = /^(\d{1,2}(?:\.\d+)?|100)\s?%$/.exec(value.text)?.[1];
  if (percent === undefined) value.refuse(`“${value.text.slice(0, 40)}” is not one percentage`);
  else if (isFirst) value.refuse('the first stage has none before it, so its rate says nothing');
  else if (volume !== undefined) value.refuse('the rate follows from the numbers, so it was not written again');
  else {
    value.take();
    return `${percent}%`;
  }
  return undefined;
}

/** Tests that are planned: hypotheses of the strategy. */
export function readExperiments(part: Part, context: Context): void {
  const options = { labels: fields.experiment, columns: nameColumns.experiment, parts: true };
  for (const entry of entriesOf(part, options)) placeHypothesis(entry, context);
}

const because =
  /^because (?<because>.{3,300}?),\s*(?:we believe (?:that )?)?(?:if we )?(?<change>.{3,300}?),? (?:will|then|would) (?<effect>.{3,300}?)(?:[,;] (?:as )?measured by (?<kpi>.+?))?\.?$/i;
const believe =
  /^(?:we believe (?:that )?|if we |if )(?<change>.{3,300}?),? (?:will|then|would) (?<effect>.{3,300}?)(?: because (?<because>.{3,300}?))?\.?$/i;

export function placeHypothesis(entry: Entry, context: Context): void {
  const said = entry.values.get('hypothesis')?.text ?? entry.values.get('text')?.text ?? entry.title;
  const frame = said.length <= 900 ? (because.exec(said) ?? believe.exec(said)) : null;
  const title = unquoted(cleanName(entry.title));
  if (title.length > 240) {
    entry.refuse('it is a text, not one hypothesis');
    return;
  }
  for (const key of ['hypothesis', 'text']) if (frame) entry.values.get(key)?.take();
  const facts = known({
    id: context.draft.id('hypothesis', title),
    title,
    because: textOf(entry, 'because') ?? frame?.groups?.because,
    change: textOf(entry, 'change') ?? frame?.groups?.change,
    effect: textOf(entry, 'effect') ?? frame?.groups?.effect,
  });
  context.later.push(() => {
    const metric = entry.values.get('kpi')?.text ?? frame?.groups?.kpi;
    const kpis = (context.draft.facts('kpis', 'main')?.kpis ?? []) as { id: string; title: string }[];
    const kpi =
      metric === undefined
        ? undefined
        : kpis.find(({ id, title: name }) => id === slug(metric) || foldHeading(name) === foldHeading(metric));
    if (kpi) {
      facts.kpi = kpi.id;
      entry.values.get('kpi')?.take();
    } else if (metric !== undefined) entry.values.get('kpi')?.refuse(`“${metric.slice(0, 60)}” is no KPI of the plan`);
  });
  context.draft.push(strategyOf(context), ['hypotheses'], facts, entry.origin);
  entry.take();
}

const variant = /^variant\s+\w{1,3}\s*[—–:-]\s*(.+)$/i;

/** A list of variants is an experiment, whatever the section is called. */
export function readVariants(part: Part, context: Context): void {
  const found = part.pieces.flatMap((piece) => {
    const [title, rest] = piece.form === 'item' && !piece.taken ? splitItem(piece) : ['', ''];
    const name = variant.exec(title)?.[1];
    return name === undefined ? [] : [{ piece, name: cleanName(name), rest }];
  });
  if (found.length < 2) return;
  const { draft } = context;
  const title = cleanName(part.heading.replace(/^(?:move|experiment|test|step)\s+\d+\s*[—–:.-]\s*/i, ''));
  const pieces: Piece[] = found.map(({ piece }) => piece);
  const document = draft.document('experiment', draft.id('experiment', title));
  draft.set(document, ['title'], title, originOf(part, pieces));
  const ids = new Set<string>();
  for (const { piece, name, rest } of found) {
    const base = slug(name) || `variant-${ids.size + 1}`;
    const id = ids.has(base) ? `${base}-${ids.size + 1}` : base;
    ids.add(id);
    const facts: Facts = known({ id, title: name, description: rest === '' ? undefined : rest });
    draft.push(document, ['variants'], facts, originOf(part, [piece]));
    piece.taken = true;
  }
}

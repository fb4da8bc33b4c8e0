import { foldHeading } from '../../documents/markdown.ts';
import { type Context, cleanName, known, nameAndAside, strategyOf, textOf } from '../context.ts';
import { type Facts, type Origin, originOf, says, slug } from '../draft.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { compares, type Measure, readLine, readValue, withFigures } from '../measure.ts';
import type { Part, Piece, TableRow } from '../outline.ts';
import { listIn, unquoted } from '../plainText.ts';
import { dayIn, figureFrom } from '../quantities.ts';
import { foldTitle, holds, ownTopics } from '../topicOf.ts';
import { cadences, fields, nameColumns, stageWords } from '../words.ts';

/** Goals: each is an objective of the strategy; with a figure it is measured by a KPI, and counts as a goal of the project. */
export function readGoals(part: Part, context: Context): void {
  const options = { labels: fields.goal, columns: nameColumns.goal };
  for (const entry of entriesOf(part, options)) placeGoal(entry, context);
}

/** KPIs, with their baselines and targets. */
export function readKpis(part: Part, context: Context): void {
  readNorthStar(part, context);
  readIndicators(part, context);
  const options = { labels: fields.goal, columns: nameColumns.goal };
  for (const entry of entriesOf(part, options)) placeKpi(entry, stageOf(part), context);
  readFigures(part, context);
}

/** A line such as `Day 7 → paid: **3.7%**.`, as often as it stands in a paragraph; the rest of the paragraph is prose. */
export function readFigures(part: Part, context: Context): void {
  for (const piece of part.pieces) {
    if (piece.taken || piece.form !== 'paragraph') continue;
    readSentences(part, piece, context);
    const found = [...piece.raw.matchAll(/(?:^|\.\s+)([^.:*]{3,48}):\s+\*\*([^*]{1,20})\*\*(?=\.|$)/g)];
    for (const [, name = '', said = ''] of found) {
      const figure = figureFrom(said);
      if (figure.is !== 'one') continue;
      addKpi({ name, baseline: figure.value }, known({ stage: stageOf(part) }), originOf(part, [piece]), context);
      piece.reason = 'the figures were taken as baselines; the sentences around them were not';
    }
  }
}

/** The name in bold below “North star”. */
function readNorthStar(part: Part, context: Context): void {
  const [first] = part.pieces;
  const name = holds(foldTitle(part.heading), 'north star')
    ? /^\*\*([^*]{3,100})\*\*/.exec(first?.raw ?? '')?.[1]
    : undefined;
  if (!first || first.taken || !says(name)) return;
  addKpi({ name }, {}, originOf(part, [first]), context);
  first.reason = 'the name of the KPI was taken; what is said about it was not';
}

/** `KPI targets: … LTV/CAC > 3.`: the sentences that compare a name with a figure. */
function readSentences(part: Part, piece: Piece, context: Context): void {
  if (piece.label === undefined || !ownTopics(piece.label).includes('kpis')) return;
  const sentences = (piece.value ?? '').split(/[.;]\s+/).map((sentence) => sentence.replace(/[.;]$/, ''));
  const measures = sentences.map((sentence) => (sentence.length <= 120 ? compares.exec(sentence) : null));
  for (const match of measures) {
    const measure = match?.groups && withFigures(match.groups.name ?? '', match.groups);
    if (measure?.target) addKpi(measure, known({ stage: stageOf(part) }), originOf(part, [piece]), context);
  }
  const taken = measures.filter((match) => match !== null).length;
  if (taken === sentences.length) piece.taken = true;
  else
    piece.reason = `${taken} of ${sentences.length} of these sentences compare a name with one plain figure; the others were not taken`;
}

export function placeGoal(entry: Entry, context: Context): void {
  const measure = measureOf(entry);
  if (measure.name.split(' ').length > 18) {
    entry.refuse('it is a text, not one goal');
    return;
  }
  const { draft } = context;
  const named = textOf(entry, 'kpi');
  const kpi =
    hasFigure(measure) || named !== undefined
      ? addKpi({ ...measure, name: named ?? measure.name }, kpiFacts(entry), entry.origin, context)
      : undefined;
  const title = cleanName(
    entry.form === 'row' || entry.values.has('text') ? entry.title : entry.title.replace(/\.$/, ''),
  );
  const target = measure.target?.text;
  const goal = context.project && kpi !== undefined && target !== undefined ? draft.id('goal', title) : undefined;
  if (context.project && goal !== undefined)
    draft.push(context.project, ['goals'], known({ id: goal, title, kpi, target, by: measure.by }), entry.origin);
  const owner = textOf(entry, 'owner');
  const id = draft.id('objective', title);
  const facts = known({ id, title, kpi, baseline: measure.baseline?.text, target, by: measure.by, owner, goal });
  draft.push(strategyOf(context), ['objectives'], facts, entry.origin);
  entry.take();
}

export function placeKpi(entry: Entry, stage: string | undefined, context: Context): void {
  const measure = measureOf(entry);
  if (measure.name.split(' ').length > 12) {
    entry.refuse('it is a text, not the name of one KPI');
    return;
  }
  const ownStage = entry.values.get('stage');
  addKpi(
    measure,
    { ...known({ stage }), ...kpiFacts(entry), ...known({ stage: ownStage && stageNamed(ownStage.text) }) },
    entry.origin,
    context,
  );
  ownStage?.take();
  entry.take();
}

function kpiFacts(entry: Entry): Facts {
  const cadence = entry.values.get('cadence');
  const often = cadence && cadences.find((word) => word === foldHeading(cadence.text));
  if (often !== undefined) cadence?.take();
  return known({
    description: textOf(entry, 'description'),
    source: textOf(entry, 'source'),
    owner: entry.values.has('kpi') ? undefined : textOf(entry, 'owner'),
    cadence: often,
  });
}

function hasFigure(measure: Measure): boolean {
  return measure.target !== undefined || measure.baseline !== undefined;
}

/** Adds a KPI, or what is new about one that is there; gives its id. */
function addKpi(measure: Measure, more: Facts, origin: Origin, { draft }: Context): string {
  const [bare, aside] = nameAndAside(measure.name.replace(/^(?:the|our)\s+/i, ''));
  const name = unquoted(bare);
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const wanted = slug(title);
  if (wanted !== '' && draft.exists('kpi', wanted)) return wanted;
  const document = draft.document('kpis', 'main');
  const facts = known({ description: aside, ...more, ...figures(measure, name) });
  const list = (document.facts.kpis ?? []) as Facts[];
  const place = list.findIndex((kpi) => foldHeading(String(kpi.title)) === foldHeading(title));
  const same = list[place];
  if (same && Object.entries(facts).every(([key, value]) => same[key] === undefined || same[key] === value)) {
    Object.assign(same, facts);
    draft.note(document, ['kpis', place], origin);
    return String(same.id);
  }
  const id = draft.id('kpi', title);
  draft.push(document, ['kpis'], { id, title, ...facts }, origin);
  return id;
}

/** Unit, direction, baseline and target; a baseline in another unit than the target is left out. */
function figures({ baseline, target, direction }: Measure, name: string): Facts {
  const counted = target?.unit ?? baseline?.unit;
  const isRatio = /\b(?:ratio|ltv\s?[/:]\s?cac|roas|roi)\b/i.test(name);
  const unit = counted === 'count' && isRatio ? 'ratio' : counted;
  const fits = !baseline || !target || baseline.unit === target.unit;
  const grows =
    baseline && target && fits && baseline.value !== target.value ? baseline.value < target.value : undefined;
  const way = grows === undefined ? undefined : grows ? 'up' : 'down';
  const limit = target?.comparison === '>' ? 'up' : target?.comparison === '<' ? 'down' : undefined;
  return known({
    unit,
    direction: direction ?? limit ?? way,
    baseline: fits ? baseline?.text : undefined,
    target: target?.text,
  });
}

/** What an entry measures: by its columns, or by the words of its line. */
function measureOf(entry: Entry): Measure {
  const text = entry.values.get('text');
  const measure: Measure = text ? readValue(entry.title, text) : readLine(entry.title);
  if (measure.unclear !== undefined) (text ?? entry).refuse(measure.unclear);
  for (const key of ['baseline', 'target'] as const) {
    const value = entry.values.get(key);
    if (!value) continue;
    const figure = figureFrom(value.text);
    if (figure.is === 'one') {
      measure[key] = figure.value;
      value.take();
    } else
      value.refuse(
        figure.is === 'unclear'
          ? `${figure.why}, so it was not taken as the ${key}`
          : `“${value.text.slice(0, 60)}” names no figure`,
      );
  }
  const by = entry.values.get('by');
  if (by) {
    const day = dayIn(by.text);
    if (day.is === 'one') {
      measure.by = day.value.day;
      by.take();
    } else
      by.refuse(day.is === 'unclear' ? `${day.why}, so no day was taken` : `“${by.text.slice(0, 60)}” names no day`);
  }
  return measure;
}

/** A table of stages with the KPIs of each in one cell. */
function readIndicators(part: Part, context: Context): void {
  for (const { table } of part.pieces.filter((piece): piece is Piece => piece.table !== undefined)) {
    const columns = table?.columns.map((column) => foldHeading(column)) ?? [];
    const stage = columns.findIndex((column) => (fields.goal.stage as readonly string[]).includes(column));
    const list = columns.findIndex((column) => (fields.goal.indicators as readonly string[]).includes(column));
    if (stage < 0 || list < 0 || stage === list) continue;
    for (const row of table?.rows ?? []) placeIndicators(row, row.cells[stage], row.cells[list], part, context);
  }
}

function placeIndicators(
  row: TableRow,
  stage: string | undefined,
  cell: string | undefined,
  part: Part,
  context: Context,
): void {
  if (!says(cell) || stage === undefined) return;
  const facts = known({ stage: stageNamed(stage) });
  for (const name of listIn(cell, ',;').filter(says)) {
    const parts = name.split(' ').length;
    if (parts <= 14) addKpi({ name }, facts, { part, first: row.line, last: row.line }, context);
    else row.reason ??= 'a part of it is a text, not the name of one KPI';
  }
  row.taken = true;
}

function stageNamed(text: string): string | undefined {
  const folded = foldHeading(text);
  return Object.entries(stageWords).find(([, words]) => words.includes(folded))?.[0];
}

/** The stage of the customer lifecycle that a heading above names. */
function stageOf(part: Part): string | undefined {
  for (let above: Part | undefined = part; above; above = above.parent) {
    const title = foldTitle(above.heading);
    const found = Object.entries(stageWords).find(([, words]) =>
      words.some((word) => title === word || (holds(title, word) && title.split(' ').length <= 3)),
    );
    if (found) return found[0];
  }
  return undefined;
}

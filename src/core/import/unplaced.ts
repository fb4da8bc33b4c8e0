import type { Range } from '../documents/position.ts';
import { says, sectionOf } from './draft.ts';
import { rangeOfLines } from './lines.ts';
import type { Part, Piece } from './outline.ts';
import { topicsOf } from './topicOf.ts';
import type { Topic } from './words.ts';

/** Something of the plan that is in no document but the copy of the plan. */
export interface Unplaced {
  range: Range;
  /** The heading it stands below; empty at the beginning of the plan. */
  heading: string;
  excerpt: string;
  /** A sentence: why it was not placed. */
  reason: string;
}

interface Left {
  heading: string;
  first: number;
  last: number;
  text: string;
  reason: string;
}

/** What no reader took, in order; neighbours that were left for the same reason are one. */
export function unplacedIn(parts: readonly Part[], lines: readonly string[], isTemplate: boolean): Unplaced[] {
  const left = parts.flatMap((part) => part.pieces.flatMap((piece) => leftOf(part, piece, isTemplate)));
  left.sort((one, other) => one.first - other.first);
  const [first] = left;
  if (isTemplate && first) left.splice(0, left.length, { ...first, last: left.at(-1)?.last ?? first.last });
  const merged: Left[] = [];
  for (const one of left) {
    const last = merged.at(-1);
    if (last && last.heading === one.heading && last.reason === one.reason && isNear(last, one, lines))
      last.last = one.last;
    else merged.push({ ...one });
  }
  return merged.map(({ heading, first, last, text, reason }) => ({
    range: rangeOfLines(first, last, lines),
    heading,
    excerpt: excerptOf(text),
    reason,
  }));
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
}

/** Only blank lines, or lines without content, between the two. */
function isNear(one: Left, other: Left, lines: readonly string[]): boolean {
  return lines
    .slice(one.last, Math.max(one.last, other.first - 1))
    .every((line) => !/[\p{L}\p{N}]/u.test(line) || /^\*\*[^*]+\*\*[:：]?$/.test(line.trim()));
}

function leftOf(part: Part, piece: Piece, isTemplate: boolean): Left[] {
  const heading = sectionOf(part);
  const of = (first: number, last: number, text: string, reason: string): Left => ({
    heading,
    first,
    last,
    text,
    reason: sentence(reason),
  });
  if (piece.table && !isTemplate) {
    const { rows } = piece.table;
    const taken = rows.filter((row) => row.taken);
    if (taken.length > 0) {
      const partly = rows.filter((row) => !row.taken || row.reason !== undefined);
      const head = piece.reason === undefined ? [] : [of(piece.first, piece.first, piece.text, piece.reason)];
      return [
        ...head,
        ...partly.map((row) =>
          of(row.line, row.line, row.cells.join(' | '), row.reason ?? 'the row has no name, or is a sum'),
        ),
      ];
    }
  } else if (piece.taken && piece.reason === undefined) return [];
  return [of(piece.first, piece.last, piece.text, isTemplate ? template : (piece.reason ?? whyNot(part, piece)))];
}

const template =
  'The text reads as a template: it says what to write, and has gaps to fill in, so nothing was taken from it';

const noFit = 'Import knows what the section is about, but found no name, label or figure here that fits a field';
/** What would have been read. */
const hints: Partial<Record<Topic, string>> = {
  positioning:
    'Neither a positioning sentence (“For … who …, … is a … that …. Unlike …, …”) nor labels for its parts stand here',
  budget: 'Neither a budget for a month nor one for the whole cycle stands here in figures that read one way only',
  voice: 'No label says whether this is the tone, a word to use or a word to avoid',
  target: 'No label says what part of the target customer this describes',
};

function whyNot(part: Part, piece: Piece): string {
  const topics = topicsOf(part);
  if (topics.includes('excluded'))
    return 'The heading says that this is not wanted, or that it accompanies the plan, so it was left where it is';
  if (piece.table)
    return `The table with the columns ${piece.table.columns
      .filter((name) => name !== '')
      .map((name) => `“${name}”`)
      .join(', ')} is not one that import knows`;
  if (!says(piece.text)) return 'It holds a gap that is still to be filled, or no words';
  if (part.level === 0) return 'It stands before the first heading';
  if (piece.form === 'code') return 'It is a block of code or a text set apart, which import does not read';
  const [topic] = topics;
  if (topic !== undefined && topic !== 'excluded' && topic !== 'about') return hints[topic] ?? noFit;
  if (/(?!\p{Script=Latin})\p{L}/u.test(part.heading + sectionOf(part)))
    return 'The heading is not in English, which is all that import reads';
  return part.level === 1
    ? 'It introduces the plan, and no field holds that'
    : 'The heading is not one that import knows';
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

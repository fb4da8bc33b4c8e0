import { onGrid } from '../svg/drawing.ts';
import { textWidth } from '../svg/measure.ts';
import { textStyles, wrapFor } from '../svg/text.ts';
import type { WorkflowNode, WorkflowView } from './model.ts';

/** Space between the edge of a node and its text. */
export const inset = 12;
/** Width of the sign before the word of a node, with the space behind it. */
export const sign = 20;

/** The texts of a node, broken into lines, and the room that they take. */
export interface NodeTexts {
  word: readonly string[];
  title: readonly string[];
  detail: readonly string[];
  width: number;
  height: number;
}

/** Breaks the texts of a node for a width. */
export function nodeTexts({ word, title, detail = '' }: WorkflowNode, width: number): NodeTexts {
  const room = width - 2 * inset;
  const lines = {
    // No line begins with a dot.
    word: wrapFor(word.replaceAll(' ·', '\u00A0·'), 'small', room - sign).lines,
    title: wrapFor(title, 'title', room).lines,
    detail: wrapFor(detail, 'small', room).lines,
  };
  const small = (lines.word.length + lines.detail.length) * textStyles.small.line;
  return { ...lines, width, height: onGrid(16 + small + lines.title.length * textStyles.title.line) };
}

/** The label of a way, broken into lines, and the room that it takes; none for a way without words. */
export interface EdgeTexts {
  lines: readonly string[];
  width: number;
  height: number;
}

/** Breaks the labels of all ways. */
export function edgeTexts({ edges }: Pick<WorkflowView, 'edges'>, room: number): EdgeTexts[] {
  return edges.map(({ label }) => {
    if (!label) return { lines: [], width: 0, height: 0 };
    const { lines } = wrapFor(label, 'small', room - 16);
    const widest = Math.max(0, ...lines.map((line) => textWidth(line, textStyles.small.size)));
    return { lines, width: onGrid(widest + 16), height: lines.length * textStyles.small.line + 8 };
  });
}

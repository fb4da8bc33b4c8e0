import type { SvgElement } from '../svg/element.ts';
import { type NodeBox, node } from '../svg/node.ts';
import { textLines, textStyles } from '../svg/text.ts';
import { inset, type NodeTexts, sign } from './boxes.ts';
import type { WorkflowNode } from './model.ts';
import { outline, signOf } from './shapes.ts';
import { nodeWords } from './words.ts';

/** A part of a workflow: its shape, its sign with the word for it, its title and what else there is to know. */
export function drawNode(part: WorkflowNode, texts: NodeTexts, box: NodeBox): SvgElement {
  const { shape, range, reachable } = part;
  const left = box.x + inset;
  const title = box.y + 8 + texts.word.length * textStyles.small.line;
  const detail = title + texts.title.length * textStyles.title.line;
  return node({ kind: shape, range, words: nodeWords(part), box }, [
    outline(shape, box, !reachable || shape === 'missing'),
    signOf(shape, left, box.y + 10),
    ...textLines(texts.word, 'small', left + sign, box.y + 20),
    ...textLines(texts.title, 'title', left, title + 14),
    ...textLines(texts.detail, 'small', left, detail + 12),
  ]);
}

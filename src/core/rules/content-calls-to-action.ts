import { foldHeading, withoutComments } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { findSection } from '../documents/sections.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { type Piece, piecesIn, silentTypes, textOf } from './support/pieces.ts';
import { isNamedIn } from './support/prose.ts';

export const contentCallsToAction = defineRule({
  id: 'content-calls-to-action',
  title: 'Every piece ends in the one call to action that the list names',
  description:
    'Each piece names its call to action, its text ends in the same one or has a section for it, and no others compete with it there.',
  kinds: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    maximum: { title: 'Maximum', description: 'Calls to action at the end of a text.', type: 'integer', default: 1 },
  },
  messages: {
    none: '“{title}” asks its reader for nothing. Add `call_to_action`.',
    'no-text': '“{title}” has no text yet. Name its file under `path`.',
    ending: '“{title}” should end in “{action}”, but it ends otherwise. Write the call to action as the list has it.',
    several: '“{title}” asks for {found} things at its end: {list}. Keep {maximum}.',
    other: 'This says “{found}”, but the list of pieces says “{action}”. Correct one of them.',
    asks: '“{title}” ends in “{action}”',
  },
  *check({ facts }, { project, options }) {
    for (const piece of piecesIn(facts)) {
      if (silentTypes.has(piece.piece.type)) continue;
      const reports = [...checkPiece(piece, project, Number(options.maximum))];
      yield* reports;
      const args = { title: piece.title, action: piece.piece.call_to_action ?? '' };
      if (reports.length === 0) yield { evidence: 'asks', args, path: piece.place };
    }
  },
});

function* checkPiece({ piece, title, place }: Piece, project: ProjectView, maximum: number): Generator<Report> {
  const { call_to_action: action } = piece;
  const text = textOf(piece, project);
  if (action === undefined || !hasContent(action)) {
    yield { message: 'none', args: { title }, path: place };
    return;
  }
  if (!text) {
    yield { message: 'no-text', args: { title }, path: place };
    return;
  }
  const { file } = text;
  const { call_to_action: own } = text.facts as { call_to_action?: string };
  if (own !== undefined && foldHeading(own) !== foldHeading(action))
    yield { message: 'other', args: { found: own, action }, file, path: '/call_to_action' };
  const ending = endingOf(text);
  const related = { file, span: ending.span };
  if (!isNamedIn(ending.text, [action])) yield { message: 'ending', args: { title, action }, ...related };
  const asked = [
    ...new Set([...ending.text.matchAll(/(?<!!)\[([^\]]+)\]\(/g)].map(([, label = '']) => foldHeading(label))),
  ];
  if (asked.length > maximum)
    yield {
      message: 'several',
      args: { title, found: asked.length, list: list(asked.map((one) => `“${one}”`)), maximum },
      ...related,
    };
}

/** What a reader sees last: the section for the call to action, else the last paragraph. */
function endingOf(document: PlanDocument): { text: string; span: readonly [number, number] } {
  const section = findSection(document, { title: 'Call to action', aliases: ['CTA', 'Button', 'Next step'] });
  if (section) return { text: section.text, span: [section.offset, section.headingEnd] };
  const text = withoutComments(document.text).trimEnd();
  const start = Math.max(0, text.search(/(?:(?!\r?\n[^\S\n]*\r?\n)[\s\S])*$/));
  const last = text.slice(start);
  const lead = last.length - last.trimStart().length;
  return { text: last, span: [start + lead, text.length] };
}

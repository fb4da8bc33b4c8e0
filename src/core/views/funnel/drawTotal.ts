import type { Part } from '../svg/drawing.ts';
import { element } from '../svg/element.ts';
import { textLine, textLines, textStyles, wrapFor } from '../svg/text.ts';
import { totalFigures } from './labels.ts';
import type { Layout } from './layout.ts';
import type { FunnelView } from './model.ts';

/** The last line: who gets through the whole funnel, and what the figures cover. */
export function drawTotal(view: FunnelView, top: number, layout: Layout): Part {
  const { main, second } = totalFigures(view);
  const note = view.note ? wrapFor(view.note, 'small', layout.room, 3).lines : [];
  const rule = element('line', {
    class: 'gtm-rule',
    x1: layout.left,
    x2: layout.right,
    y1: top + 12.5,
    y2: top + 12.5,
  });
  if (main === undefined) {
    if (note.length === 0) return { height: 16, elements: [] };
    return { height: 28 + note.length * 16, elements: [rule, ...textLines(note, 'small', layout.start, top + 32)] };
  }
  const baseline = top + 44;
  const words = wrapFor('get through the whole funnel', 'label', layout.room).lines;
  const more = (words.length - 1) * textStyles.label.line;
  const below = Math.max(note.length * 16 + more, second ? 16 : 0);
  return {
    height: 60 + below,
    elements: [
      rule,
      textLine(main, 'figure', layout.figures, baseline, 'end'),
      ...(second ? [textLine(second, 'small', layout.figures, baseline + 18, 'end')] : []),
      ...textLines(words, 'label', layout.start, baseline),
      ...textLines(note, 'small', layout.start, baseline + 18 + more),
    ],
  };
}

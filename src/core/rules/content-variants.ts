import { overlap } from '../documents/similarity.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule } from './rule.ts';
import { type Piece, piecesIn, textOf } from './support/pieces.ts';

export const contentVariants = defineRule({
  id: 'content-variants',
  title: 'Whatever will be tested has another version',
  description: 'Each piece of these types has at least one variant, and no variant is a near copy of the piece.',
  kinds: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    types: {
      title: 'Types',
      description: 'Types of pieces that are tested.',
      type: 'array',
      items: { type: 'string' },
      default: ['landing-page', 'ad', 'email'],
    },
    minimum: { title: 'Minimum', description: 'Variants that each piece needs.', type: 'integer', default: 1 },
    overlap: {
      title: 'Overlap',
      description: 'Share of common words from which two texts are near copies.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.8,
    },
  },
  messages: {
    few: '“{title}” has {found|variant|variants}, but needs {minimum} to be tested. Write another and name this piece under `variant_of`.',
    copy: '“{variant}” has the words of “{title}” ({share} of them are the same). Let them differ in what they promise.',
    unread: 'The text of “{title}” cannot be compared with its variants, because there is no Markdown file for it.',
    varied: '“{title}” can be tested against {found|other version|other versions}',
  },
  *check({ facts }, { project, options }) {
    const minimum = Number(options.minimum);
    const all = piecesIn(facts);
    for (const original of piecesIn(facts, options.types as readonly unknown[])) {
      const { piece, title, place } = original;
      if (piece.variant_of !== undefined) continue;
      const variants = all.filter((one) => piece.id !== undefined && one.piece.variant_of === piece.id);
      const args = { title, found: variants.length, minimum };
      const text = textOf(piece, project);
      if (variants.length < minimum) yield { message: 'few', args, path: place };
      else if (!text || variants.some((one) => !textOf(one.piece, project)))
        yield { message: 'unread', args, path: place };
      const copies = variants.map((variant) => ({ variant, share: likeness(original, variant, project) }));
      const near = copies.filter(({ share }) => share >= Number(options.overlap));
      for (const { variant, share } of near) {
        const values = { title, variant: variant.title, share: `${Math.round(share * 100)}%` };
        yield { message: 'copy', args: values, path: variant.place };
      }
      if (variants.length >= minimum && text && near.length === 0) yield { evidence: 'varied', args, path: place };
    }
  },
});

function likeness(original: Piece, variant: Piece, project: ProjectView): number {
  const [left, right] = [original, variant].map(({ piece }) => textOf(piece, project));
  return left && right ? overlap(bodyOf(left.text), bodyOf(right.text)) : 0;
}

function bodyOf(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\r?\n---/, '');
}

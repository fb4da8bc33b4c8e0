import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type PieceFacts = NonNullable<NonNullable<Facts<'content'>['assets']>[number]>;

/** A piece of content on a list, and where it stands there. */
export interface Piece {
  piece: PieceFacts;
  title: string;
  place: string;
}

/** Sorts that are made to be looked at; what they say stands beside them. */
export const silentTypes: ReadonlySet<unknown> = new Set(['image', 'video', 'podcast', 'tool', 'template', 'other']);

/** The pieces of a list that have not been retired, of some types only where types are named. */
export function piecesIn({ assets }: Facts<'content'>, types: readonly unknown[] = []): Piece[] {
  return [...itemsOf(assets)]
    .filter(([{ status, type }]) => status !== 'retired' && (types.length === 0 || types.includes(type)))
    .map(([piece, index]) => ({ piece, title: piece.title ?? piece.id ?? '', place: `/assets/${index}` }));
}

/** Path of a piece's file inside the project; undefined for an address, or where none is named. */
export function pathOf({ path }: PieceFacts): string | undefined {
  return path === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? undefined : path.replace(/^(?:\.\/)+/, '');
}

/** The text of a piece; undefined where it is no Markdown, or not there. */
export function textOf(piece: PieceFacts, project: ProjectView): PlanDocument | undefined {
  const path = pathOf(piece);
  return path?.toLowerCase().endsWith('.md') ? project.document(path) : undefined;
}

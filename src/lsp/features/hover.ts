import { MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { toLspRange } from '../convert.ts';
import { positionAt } from './place.ts';

/** What a key is for, what an id stands for, what a quantity means. */
export function registerHover(context: ServerContext): void {
  context.connection.onHover(async (params) => {
    const place = await positionAt(context, params);
    const hover = place && hoverAt(place.project, place.document, place.position);
    return hover
      ? { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: toLspRange(hover.range) }
      : null;
  });
}

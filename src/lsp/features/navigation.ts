import { definitionAt, documentLinks, referencesAt } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { toLspRange } from '../convert.ts';
import { documentAt, positionAt } from './place.ts';

/** From an id to where it is defined and to all that use it; from a path to its file. */
export function registerNavigation(context: ServerContext): void {
  const { connection } = context;

  connection.onDefinition(async (params) => {
    const place = await positionAt(context, params);
    if (!place) return null;
    return definitionAt(place.project, place.document, place.position).map(({ file, range, selection, origin }) => ({
      targetUri: place.uriOfFile(file),
      targetRange: toLspRange(range),
      targetSelectionRange: toLspRange(selection),
      originSelectionRange: toLspRange(origin),
    }));
  });

  connection.onReferences(async (params) => {
    const place = await positionAt(context, params);
    if (!place) return null;
    const found = referencesAt(place.project, place.document, place.position, params.context.includeDeclaration);
    return found.map(({ file, range }) => ({ uri: place.uriOfFile(file), range: toLspRange(range) }));
  });

  connection.onDocumentLinks(async ({ textDocument }) => {
    const place = await documentAt(context, textDocument.uri);
    if (!place) return null;
    return documentLinks(place.project, place.document).map(({ range, target, fragment }) => ({
      range: toLspRange(range),
      target: `${place.uriOfFile(target)}${fragment === '' ? '' : `#${fragment}`}`,
    }));
  });
}

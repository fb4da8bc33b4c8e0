import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { editsOfFileRenames, prepareRename, renameAt, UserError } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { pathOf, toLspRange, uriOf } from '../convert.ts';
import { toWorkspaceEdit } from './edits.ts';
import { positionAt } from './place.ts';

/** Gives ids and files new names, wherever they are named. */
export function registerRename(context: ServerContext): void {
  const { connection, projects, openUris, ready } = context;

  connection.onPrepareRename(async (params) => {
    const place = await positionAt(context, params);
    if (!place) return null;
    return refusable(() => {
      const { range, placeholder } = prepareRename(place.project, place.document, place.position);
      return { range: toLspRange(range), placeholder };
    });
  });

  connection.onRenameRequest(async (params) => {
    const place = await positionAt(context, params);
    if (!place) return null;
    return refusable(() => {
      const { edits, files } = renameAt(place.project, place.document, place.position, params.newName);
      return toWorkspaceEdit(place, edits, { renames: files });
    });
  });

  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await ready();
    for (const host of projects.all) {
      const renames = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [pathOf(oldUri), pathOf(newUri)];
        if (from === undefined || to === undefined || projects.find(from)?.host !== host) return [];
        return [{ from: host.relative(from), to: host.relative(to) }];
      });
      if (renames.length === 0) continue;
      const { project } = await host.load();
      const edits = editsOfFileRenames(project, renames);
      return toWorkspaceEdit(
        { host, uriOfFile: (file) => openUris.get(host.absolute(file)) ?? uriOf(host.absolute(file)) },
        edits,
      );
    }
    return null;
  });
}

/** An answer, or the sentence why there is none, as the editor shows it. */
function refusable<T>(answer: () => T): T | ResponseError {
  try {
    return answer();
  } catch (error) {
    if (error instanceof UserError) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

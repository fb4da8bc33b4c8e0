import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  approvalsMadeStale,
  editsOfFileRenames,
  prepareRename,
  type RenameResult,
  renameAt,
  staleApprovalsInWords,
  UserError,
} from '../../core/index.ts';
import { digestSource } from '../../node/evaluationContext.ts';
import type { ServerContext } from '../context.ts';
import { pathOf, toLspRange, uriOf } from '../convert.ts';
import type { ProjectHost } from '../projectHost.ts';
import { toWorkspaceEdit } from './edits.ts';
import { catchUp, positionAt } from './place.ts';

/** How long a move that belongs to a rename is expected; after that it is a move of its own. */
const expectedFor = 5_000;

/** Gives ids and files new names, wherever they are named. */
export function registerRename(context: ServerContext): void {
  const { connection, projects, openUris, ready } = context;
  // A rename may move a file. The client then asks what the move entails, maybe before it has made the edits of the rename.
  const expected = new Map<string, { to: string; until: number }>();
  const isExpected = (from: string, to: string) => {
    const move = expected.get(from);
    expected.delete(from);
    return move?.to === to && Date.now() < move.until;
  };

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
    await catchUp(context, place.host);
    return refusable(async () => {
      const result = renameAt(place.project, place.document, place.position, params.newName);
      const { edits, files } = result;
      if (!(await agreed(context, place.host, result, 'Rename'))) return null;
      for (const { from, to } of files)
        expected.set(place.host.absolute(from), { to: place.host.absolute(to), until: Date.now() + expectedFor });
      return toWorkspaceEdit(place, edits, { renames: files });
    });
  });

  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await ready();
    for (const host of projects.all) {
      const renames = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [pathOf(oldUri), pathOf(newUri)];
        if (from === undefined || to === undefined || projects.find(from)?.host !== host) return [];
        if (isExpected(from, to)) return [];
        return [{ from: host.relative(from), to: host.relative(to) }];
      });
      if (renames.length === 0) continue;
      // After the edits of a rename the files say already what they should: only what was not typed is left to do.
      await catchUp(context, host);
      const { project } = await host.load();
      const edits = editsOfFileRenames(project, renames);
      if (edits.length === 0) continue;
      if (!(await agreed(context, host, { edits, files: renames }, 'Update References'))) return null;
      return toWorkspaceEdit(
        { host, uriOfFile: (file) => openUris.get(host.absolute(file)) ?? uriOf(host.absolute(file)) },
        edits,
      );
    }
    return null;
  });
}

/** True when nothing that people have approved changes, or when the person wants it all the same: the approvals come first. */
async function agreed(
  { connection, settings }: ServerContext,
  host: ProjectHost,
  result: RenameResult,
  action: string,
): Promise<boolean> {
  const { project } = await host.load();
  const stale = approvalsMadeStale(project, result, digestSource(host.root));
  if (stale.length === 0) return true;
  const question = staleApprovalsInWords(stale);
  if (settings.confirm) return connection.sendRequest<boolean>('gtm/confirm', { ...question, action });
  const said = `${question.message}\n${question.detail}`;
  const answer = await connection.window.showWarningMessage(said, { title: action }, { title: 'Cancel' });
  return answer?.title === action;
}

/** An answer, or the sentence why there is none, as the editor shows it. */
async function refusable<T>(answer: () => T | Promise<T>): Promise<T | ResponseError> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof UserError) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

import { CodeActionKind, type CodeAction as LspCodeAction } from 'vscode-languageserver';
import { type CodeAction, codeActionsAt, type Finding, fixAll } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { fromLspRange, toDiagnostic } from '../convert.ts';
import { gateFindingsShown, gateSource } from '../shownGateFindings.ts';
import { toWorkspaceEdit } from './edits.ts';
import { type DocumentPlace, documentAt } from './place.ts';

/** Source action that makes every fix of a file. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.marketing`;

/** What can be done about a finding, and "fix all". */
export function registerCodeActions(context: ServerContext): void {
  context.connection.onCodeAction(async ({ textDocument, range, context: { only } }) => {
    const place = await documentAt(context, textDocument.uri);
    if (!place) return null;
    const wants = (kind: string) => !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
    const actions: LspCodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const at = (findings: readonly Finding[]) =>
        codeActionsAt(place.project, place.document, fromLspRange(range), findings);
      const { host, document } = place;
      actions.push(
        ...at(host.checker?.check(document.file) ?? []).map((action) => toAction(place, action)),
        // A gate does not heed comments that silence a rule.
        ...at(gateFindingsShown(host, document.file, context.settings))
          .filter(({ kind }) => kind !== 'suppress')
          .map((action) => toAction(place, action, gateSource)),
      );
    }
    // Fixing everything is asked for on purpose: on every cursor move it would be work for nothing.
    if (only?.some((asked) => fixAllKind === asked || fixAllKind.startsWith(`${asked}.`))) {
      const edits = fixAll(place.project, place.document.file).filter((edit) => edit.file === place.document.file);
      if (edits.length > 0)
        actions.push({
          title: 'Fix everything that has one right answer',
          kind: fixAllKind,
          edit: toWorkspaceEdit(place, edits),
        });
    }
    return actions;
  });
}

function toAction(place: DocumentPlace, action: CodeAction, source?: string): LspCodeAction {
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: action.isPreferred,
    diagnostics: [toDiagnostic(action.finding, place.uriOfFile, source)],
    edit: toWorkspaceEdit(place, action.edits, { create: action.create }),
  };
}

import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from '../context.ts';
import { registerAnnotations } from './annotations.ts';
import { fixAllKind, registerCodeActions } from './codeActions.ts';
import { registerCompletion } from './completion.ts';
import { registerHover } from './hover.ts';
import { registerNavigation } from './navigation.ts';
import { registerOutline } from './outline.ts';
import { registerRename } from './rename.ts';

/** What the server offers beside diagnostics. */
export const featureCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: [':', ' ', '-', '"', "'", '[', '{', ',', '/'] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentHighlightProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: true,
  renameProvider: { prepareProvider: true },
  workspace: { fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } } },
};

/** Registers the language features on the connection. */
export function registerFeatures(context: ServerContext): void {
  registerCompletion(context);
  registerHover(context);
  registerNavigation(context);
  registerOutline(context);
  registerCodeActions(context);
  registerRename(context);
  registerAnnotations(context);
}

import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from '../server.ts';
import { registerCompletion } from './completion.ts';
import { registerHover } from './hover.ts';
import { registerNavigation } from './navigation.ts';
import { registerOutline } from './outline.ts';

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
};

/** Registers the language features on the connection. */
export function registerFeatures(context: ServerContext): void {
  registerCompletion(context);
  registerHover(context);
  registerNavigation(context);
  registerOutline(context);
}

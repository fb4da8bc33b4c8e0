import { type DocumentSymbol as LspSymbol, SymbolKind } from 'vscode-languageserver';
import {
  type DocumentSymbol,
  documentSymbols,
  foldingRanges,
  scopeInWords,
  workspaceSymbols,
} from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { toLspRange, uriOf } from '../convert.ts';
import { documentAt } from './place.ts';

const kinds: Record<DocumentSymbol['kind'], SymbolKind> = {
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  entry: SymbolKind.Object,
  value: SymbolKind.Property,
  section: SymbolKind.String,
};

/** The outline of a document, everything with an id in the projects, and what can be folded. */
export function registerOutline(context: ServerContext): void {
  const { connection, projects, ready } = context;

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const place = await documentAt(context, textDocument.uri);
    // Markdown has an outline of the editor's own; a second one would only double it.
    if (!place || (place.document.format === 'markdown' && place.document.kind === undefined)) return null;
    return documentSymbols(place.document).map(toLspSymbol);
  });

  connection.onWorkspaceSymbol(async ({ query }) => {
    await ready();
    const found = projects.all.flatMap((host) =>
      host.project
        ? workspaceSymbols(host.project, query).map((symbol) => ({ symbol, uri: uriOf(host.absolute(symbol.file)) }))
        : [],
    );
    return found.map(({ symbol, uri }) => ({
      name: symbol.name,
      kind: SymbolKind.Object,
      containerName: `${scopeInWords([symbol.scope])} ${symbol.id}`,
      location: { uri, range: toLspRange(symbol.selection) },
    }));
  });

  connection.onFoldingRanges(async ({ textDocument }) => {
    const place = await documentAt(context, textDocument.uri);
    if (!place || place.document.kind === undefined) return null;
    return foldingRanges(place.document).map(({ startLine, endLine, kind }) => ({
      startLine: startLine - 1,
      endLine: endLine - 1,
      kind,
    }));
  });
}

function toLspSymbol({ name, detail, kind, range, selection, children }: DocumentSymbol): LspSymbol {
  return {
    name: name || ' ',
    detail,
    kind: kinds[kind],
    range: toLspRange(range),
    selectionRange: toLspRange(selection),
    children: children.map(toLspSymbol),
  };
}

import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';

/**
 * Gives a function that lets the client ask again for what stands above and behind lines: it depends on other files and on
 * settings too, while clients ask again by themselves only when the file itself changes.
 */
export function annotationsRefresher(connection: Connection, { workspace }: ClientCapabilities): () => void {
  return () => {
    // A client that ends meanwhile does not answer, and needs not.
    if (workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
  };
}

import * as vscode from 'vscode';

/** Gives the page of a rule that came with the extension for its address on the web. */
export type OfflineDocs = (target: vscode.Uri) => vscode.Uri | undefined;

/** Reads which rule pages came with the extension, so that their links work without a network. */
export async function offlineDocs(extensionUri: vscode.Uri): Promise<OfflineDocs> {
  const folder = vscode.Uri.joinPath(extensionUri, 'docs', 'rules');
  const pages = new Set<string>();
  try {
    for (const [name] of await vscode.workspace.fs.readDirectory(folder)) pages.add(name);
  } catch {
    // No pages came along: the links keep their addresses.
  }
  return (target) => {
    const name = /\/docs\/rules\/([a-z0-9-]+\.md)$/.exec(target.path)?.[1];
    return name !== undefined && pages.has(name) ? vscode.Uri.joinPath(folder, name) : undefined;
  };
}

/** Points the rule links of findings at the pages that came along. */
export function linkOffline(diagnostics: readonly vscode.Diagnostic[], docs: OfflineDocs): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== 'object') continue;
    const page = docs(code.target);
    if (page) diagnostic.code = { value: code.value, target: page };
  }
}

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where a preview panel may load files from. */
export function resourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/** The page of a preview panel. It holds no content: the script draws what it is told in messages. */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const bundled = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${bundled('preview.css')}">
<title>${vscode.l10n.t('Preview')}</title>
</head>
<body>
<script nonce="${nonce}" src="${bundled('preview.js')}" data-mermaid="${bundled('mermaid.js')}"></script>
</body>
</html>`;
}

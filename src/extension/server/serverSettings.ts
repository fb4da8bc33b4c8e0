import * as vscode from 'vscode';

/** The extension of Red Hat, which validates YAML by schemas too. */
const otherYaml = 'redhat.vscode-yaml';

/** What the server is told of the editor's settings; its own words are in src/lsp/settings.ts. */
export function serverSettings() {
  const settings = vscode.workspace.getConfiguration('marketing');
  const isValidated = vscode.workspace.getConfiguration('yaml').get<boolean>('validate', true);
  return {
    codeLens: settings.get<boolean>('codeLens.enabled', true),
    inlayHints: settings.get<boolean>('inlayHints.enabled', true),
    schemaValidation: settings.get<'auto' | 'on' | 'off'>('validation.schema', 'auto'),
    otherYamlValidation: isValidated && (vscode.extensions.getExtension(otherYaml)?.isActive ?? false),
    commands: true,
  };
}

/** Calls back when a setting that the server knows may have changed, or another extension came or went. */
export function onDidChangeServerSettings(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('marketing') || event.affectsConfiguration('yaml.validate')) listener();
    }),
    vscode.extensions.onDidChange(listener),
    // An extension that wakes up tells nobody; it does so when a file of its language is opened.
    vscode.window.onDidChangeActiveTextEditor(listener),
  );
}

import * as vscode from 'vscode';

/** The extension of Red Hat, which validates YAML by schemas too. */
const otherYaml = 'redhat.vscode-yaml';

/** What the server is told of the editor's settings; its own words are in src/lsp/settings.ts. */
export function serverSettings() {
  const settings = vscode.workspace.getConfiguration('marketing');
  const isValidated = vscode.workspace.getConfiguration('yaml').get<boolean>('validate', true);
  return {
    codeLens: switchOf(settings, 'codeLens'),
    inlayHints: switchOf(settings, 'inlayHints'),
    schemaValidation: settings.get<'auto' | 'on' | 'off'>('validation.schema', 'auto'),
    gateFindings: settings.get<'information' | 'warning' | 'off'>('gates.findings', 'information'),
    otherYamlValidation: isValidated && (vscode.extensions.getExtension(otherYaml)?.isActive ?? false),
    commands: true,
    confirm: true,
    trusted: vscode.workspace.isTrusted,
  };
}

/** All off, or on by topic. */
function switchOf(settings: vscode.WorkspaceConfiguration, name: 'codeLens' | 'inlayHints') {
  return settings.get<boolean>(`${name}.enabled`, true) && settings.get<Record<string, boolean>>(`${name}.show`, {});
}

/** Calls back when a setting that the server knows may have changed, or another extension came, went or woke up. */
export function onDidChangeServerSettings(listener: () => void): vscode.Disposable {
  // An extension that wakes up tells nobody. It does so when a file of its language is opened, and takes its time.
  let timer: NodeJS.Timeout | undefined;
  const lookOut = () => {
    const waking = isWaking();
    if (waking) timer ??= setInterval(lookOut, 500);
    if (waking || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    listener();
  };
  lookOut();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('marketing') || event.affectsConfiguration('yaml.validate')) listener();
    }),
    vscode.extensions.onDidChange(() => {
      lookOut();
      listener();
    }),
    vscode.workspace.onDidOpenTextDocument(lookOut),
    new vscode.Disposable(() => clearInterval(timer)),
  );
}

/** True while the other extension has a reason to wake up and has not done so. */
function isWaking(): boolean {
  if (vscode.extensions.getExtension(otherYaml)?.isActive !== false) return false;
  return vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'yaml');
}

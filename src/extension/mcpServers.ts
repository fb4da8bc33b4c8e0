import * as vscode from 'vscode';
import type { App } from './app.ts';
import { gtmExecutable } from './gtmExecutable.ts';

/** Id of the provider in the manifest. */
const id = 'marketing.mcp';
const setting = 'marketing.mcp.enabled';

/**
 * Offers the tools of `gtm mcp` to the editor's agents, a server for each project. Nothing is offered until a person turns it on,
 * nor in a folder that is not trusted.
 */
export function registerMcpServers({ context, projects }: Pick<App, 'context' | 'projects'>): void {
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    projects.onDidChange(() => changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting) || event.affectsConfiguration('marketing.gtm.path')) changed.fire();
    }),
    vscode.lm.registerMcpServerDefinitionProvider(id, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => mcpServers(context.extensionPath, projects.projects),
    }),
  );
}

/** The servers that are offered now. */
export function mcpServers(
  extensionPath: string,
  projects: readonly { title: string; root: vscode.Uri }[],
): vscode.McpStdioServerDefinition[] {
  const isOn = vscode.workspace.getConfiguration().get<boolean>(setting, false);
  if (!isOn || !vscode.workspace.isTrusted) return [];
  const { command, args, env } = gtmExecutable(extensionPath);
  const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? null]));
  return projects.map(({ title, root }) => {
    const label = vscode.l10n.t('Marketing: {0}', title);
    const server = new vscode.McpStdioServerDefinition(
      label,
      command,
      [...args, 'mcp', '--project', root.fsPath],
      variables,
    );
    server.cwd = root;
    return server;
  });
}

// The parts of the extension that views are made of, over the real language server of the extension under test.
import * as vscode from 'vscode';
import { ProjectStore } from '../../../../../src/extension/project/projectStore.ts';
import { LanguageServer } from '../../../../../src/extension/server/languageServer.ts';
import { activated } from '../../../../support/host/extension.ts';
import { until } from '../../../../support/host/until.ts';

export interface TestApp extends vscode.Disposable {
  log: vscode.LogOutputChannel;
  server: LanguageServer;
  projects: ProjectStore;
}

/** Starts a language server of our own, and waits until it has told which projects there are. */
export async function startTestApp(): Promise<TestApp> {
  const { extensionPath, extensionUri } = await activated();
  const log = vscode.window.createOutputChannel('Marketing (test)', { log: true });
  const server = new LanguageServer({ extensionPath, extensionUri }, log);
  const projects = new ProjectStore(server, log);
  await server.start();
  await until('the projects', () => projects.loaded);
  const dispose = () => {
    projects.dispose();
    server.dispose();
    log.dispose();
  };
  return { log, server, projects, dispose };
}

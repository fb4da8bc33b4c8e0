import * as vscode from 'vscode';
import { AgentRuns } from './agents/agentRuns.ts';
import type { App } from './app.ts';
import { registerAgentCommands } from './commands/agents.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { registerRunCommands } from './commands/runs.ts';
import { GtmProcess } from './gtmProcess.ts';
import { registerMcpServers } from './mcpServers.ts';
import { PreviewPanels } from './panels/previewPanels.ts';
import { ProjectPresence } from './project/projectPresence.ts';
import { ProjectStore } from './project/projectStore.ts';
import { watchProject } from './project/watchProject.ts';
import { fillCommitMessages } from './scm/commitMessages.ts';
import { LanguageServer } from './server/languageServer.ts';
import { registerAgentTasks } from './tasks/agentTasks.ts';
import { registerCheckTasks } from './tasks/checkTasks.ts';
import { createGateTests } from './tests/gateTests.ts';
import { createAgentsView } from './views/agentsView.ts';
import { createMeasureView } from './views/measureView.ts';
import { createPhasesView } from './views/phasesView.ts';
import { createPlanView } from './views/planView.ts';
import { createStatusBar } from './views/statusBar.ts';

/** Wires the extension. Whatever costs time starts only after this has returned, and only where there is a project. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Marketing', { log: true });
  const server = new LanguageServer(context, log);
  const projects = new ProjectStore(server, log);
  const gtm = new GtmProcess(context.extensionPath, log);
  // Disposed in reverse: what listens goes before what it listens to.
  const presence = new ProjectPresence();
  const runs = new AgentRuns(context.extensionPath, gtm);
  context.subscriptions.push(log, server, projects, gtm, presence, runs);

  const app: App = { context, log, server, presence, projects, gtm };
  const phases = createPhasesView(app);
  createPlanView(app);
  createMeasureView(app);
  createAgentsView(app, runs);
  createStatusBar(app);
  createGateTests(app);
  registerCommands(app, phases, new PreviewPanels(app));
  registerCheckTasks(app);
  registerMcpServers(app);
  fillCommitMessages(app);
  registerAgentTasks(app, runs);
  registerAgentCommands(app, runs);
  registerRunCommands(app, runs);
  watchProject(app);
}

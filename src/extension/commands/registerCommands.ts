import type { App } from '../app.ts';
import type { PreviewPanels } from '../panels/previewPanels.ts';
import { registerCommand } from '../registerCommand.ts';
import type { PhasesView } from '../views/phasesView.ts';
import { branch } from './branch.ts';
import { check } from './check.ts';
import { commit } from './commit.ts';
import { copyId, copyPath } from './copy.ts';
import { history } from './history.ts';
import { init } from './init.ts';
import { newDocument, newDocumentHere } from './newDocument.ts';
import { openOutput } from './openOutput.ts';
import { openTerminal } from './openTerminal.ts';
import { preview } from './preview.ts';
import { pullRequest } from './pullRequest.ts';
import { runGate } from './runGate.ts';
import { showReferences } from './showReferences.ts';

/** Registers every command of the manifest. */
export function registerCommands(app: App, phases: PhasesView, panels: PreviewPanels): void {
  registerCommand(app, 'marketing.runGate', (node) => runGate(app, phases, node));
  registerCommand(app, 'marketing.check', () => check(app));
  registerCommand(app, 'marketing.preview', (target) => preview(panels, target));
  registerCommand(app, 'marketing.commit', (node) => commit(app, node));
  registerCommand(app, 'marketing.branch', (node) => branch(app, node));
  registerCommand(app, 'marketing.pullRequest', (node) => pullRequest(app, node));
  registerCommand(app, 'marketing.history', () => history(app));
  registerCommand(app, 'marketing.init', () => init(app));
  registerCommand(app, 'marketing.newDocument', () => newDocument(app));
  registerCommand(app, 'marketing.newDocumentHere', (folder) => newDocumentHere(app, folder));
  registerCommand(app, 'marketing.openTerminal', () => openTerminal(app));
  registerCommand(app, 'marketing.showReferences', showReferences);
  registerCommand(app, 'marketing.openOutput', openOutput);
  registerCommand(app, 'marketing.copyId', copyId);
  registerCommand(app, 'marketing.copyPath', copyPath);
  registerCommand(app, 'marketing.showLog', () => app.log.show());
  registerCommand(app, 'marketing.restartServer', () => app.server.restart());
}

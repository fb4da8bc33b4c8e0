import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { latestOnly } from '../latestOnly.ts';
import { runGateTests } from './runGateTests.ts';
import { TestTree } from './testTree.ts';

/**
 * Creates the gates in the Test Explorer: a gate is a suite, a criterion a test. The server is asked once somebody opens the
 * explorer; from then on the tests follow what is typed, and results that do not hold any more are marked as out of date.
 */
export function createGateTests(app: Pick<App, 'context' | 'log' | 'projects' | 'server'>): void {
  const { context, log, projects } = app;
  const controller = vscode.tests.createTestController('marketing.gates', vscode.l10n.t('Quality gates'));
  const tree = new TestTree(controller);
  let wanted = false;
  const update = latestOnly(async () => {
    try {
      if (wanted) await tree.update(projects.projects);
    } catch (error) {
      // The server may have ended meanwhile; the tests stay as they were until it is back.
      log.warn(`Reading the gates for the Test Explorer: ${String(error)}`);
    }
  });
  controller.resolveHandler = async (item) => {
    if (item) return;
    wanted = true;
    await update();
  };
  controller.refreshHandler = async () => {
    wanted = true;
    await projects.refresh();
    await update();
  };
  const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken) =>
    runGateTests({ controller, tree, app, updated: update }, request, token);
  const profile = controller.createRunProfile(vscode.l10n.t('Judge'), vscode.TestRunProfileKind.Run, run, true);
  profile.supportsContinuousRun = true;
  context.subscriptions.push(
    controller,
    projects.onDidChange(() => void update()),
  );
}

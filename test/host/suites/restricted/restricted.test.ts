import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { phaseRoots } from '../../../../src/extension/views/phaseRoots.ts';
import { planRoots } from '../../../../src/extension/views/planRoots.ts';
import { findingsIn, inFolder, show } from '../../../support/host/documents.ts';
import { activated, extension } from '../../../support/host/extension.ts';
import { errorsDuring } from '../../../support/host/messages.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from '../views/support/testApp.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

/** Commands that write, or start git, an agent or a terminal, and what does not happen. */
const refused: Readonly<Record<string, string>> = {
  'marketing.commit': 'nothing is committed',
  'marketing.init': 'no project is started here',
  'marketing.newDocument': 'no document is written',
  'marketing.newDocumentHere': 'no document is written',
  'marketing.branch': 'no branch is started',
  'marketing.pullRequest': 'no pull request is opened',
  'marketing.history': 'git is not asked',
  'marketing.openTerminal': 'no terminal is opened',
  'marketing.runAgent': 'no agent is started',
  'marketing.runTask': 'no agent is started',
  'marketing.commitRun': 'nothing is committed',
  'marketing.discardRun': 'nothing is taken back',
};

/** Commands that only read and show. */
const allowed = [
  'marketing.runGate',
  'marketing.check',
  'marketing.preview',
  'marketing.openOutput',
  'marketing.copyId',
  'marketing.copyPath',
  'marketing.showLog',
  'marketing.restartServer',
  'marketing.showReferences',
  'marketing.showBrief',
  'marketing.copyBrief',
  'marketing.refreshAgents',
];

/** Commands about a run at work, of which there is none where none can be started. */
const ofRuns = ['marketing.stopRun', 'marketing.allowChange', 'marketing.refuseChange', 'marketing.showRunLog'];

describe('in Restricted Mode', () => {
  let app: TestApp;
  const project = () => {
    const [only] = app.projects.projects;
    assert.ok(only);
    return only;
  };

  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await activated();
    app = await startTestApp();
  });
  after(() => app.dispose());

  it('checks what is typed', async () => {
    const { document } = await show(persona);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'tilte: Sales director\n');
    await vscode.workspace.applyEdit(edit);
    const finding = await until('the finding', () => findingsIn(persona)[0]);
    assert.match(finding.message, /`tilte` is not a key that is read here/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('no finding', () => findingsIn(persona).length === 0);
  });

  it('shows phases and plan', async () => {
    assert.ok(phaseRoots(project(), undefined).length > 0);
    assert.ok((await planRoots(project(), undefined)).length > 0);
    for (const view of ['marketing.phases', 'marketing.plan', 'marketing.agents'])
      await vscode.commands.executeCommand(`${view}.focus`);
  });

  it('judges gates', async () => {
    const [report] = project().reports;
    assert.ok(report);
    assert.ok((await project().gates(report.playbook)).length > 0);
  });

  it('draws the funnel', async () => {
    const uri = String(inFolder('workspace/analytics/acquisition.funnel.yaml'));
    const { view } = await app.server.request('gtm/view', { uri });
    assert.ok(view);
    await vscode.commands.executeCommand('marketing.preview', vscode.Uri.parse(uri));
    const isPreview = ({ input }: vscode.Tab) => input instanceof vscode.TabInputWebview;
    await until('the preview', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const [command, consequence] of Object.entries(refused)) {
    it(`refuses ${command} with a sentence`, async () => {
      const errors = await errorsDuring(() => vscode.commands.executeCommand(command));
      assert.deepEqual(errors, [`This folder is in Restricted Mode, so ${consequence}. Trust it first.`]);
    });
  }

  it('knows of every command whether it may run', () => {
    const declared = extension().packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual([...Object.keys(refused), ...allowed, ...ofRuns].sort(), declared.sort());
  });

  it('starts neither git nor an agent', async () => {
    // One of them, started here, is the only one that was: so the stand-ins would have noted another.
    execFileSync('git', ['probe']);
    assert.equal(await readFile(`${process.env.GTM_TEST_REPORT}.started`, 'utf8'), 'git probe\n');
  });
});

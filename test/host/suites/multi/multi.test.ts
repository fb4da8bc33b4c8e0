import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ProjectModel } from '../../../../src/extension/project/projectModel.ts';
import { phaseRoots } from '../../../../src/extension/views/phaseRoots.ts';
import { planRoots } from '../../../../src/extension/views/planRoots.ts';
import { projectRoots } from '../../../../src/extension/views/projectRoots.ts';
import { findingsIn, inFolder, rulesIn, show, untilRules } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from '../views/support/testApp.ts';
import { treeText } from '../views/support/treeText.ts';

const outerCampaign = 'garden/workspace/spring.campaign.yaml';
const innerCampaign = 'garden/labs/seeds/workspace/spring.campaign.yaml';

describe('several projects in one folder', () => {
  let app: TestApp;
  const project = (title: string): ProjectModel => {
    const found = app.projects.projects.find((candidate) => candidate.title === title);
    assert.ok(found, `There is no project ${title}.`);
    return found;
  };

  before(async () => {
    await activated();
    app = await startTestApp();
  });
  after(() => app.dispose());

  it('are a row each in both views, outer before inner', async () => {
    const phases = await projectRoots('phases', app.projects.projects, async (one, parent) => phaseRoots(one, parent));
    assert.deepEqual(await treeText(phases, 1), ['Garden | garden', 'Kitchen | kitchen', 'Seeds | garden/labs/seeds']);
    const plan = await projectRoots('plan', app.projects.projects, planRoots);
    assert.deepEqual(
      (await treeText(plan, 3)).map((line) => line.replace(/ \|.*$/, '')).join('\n'),
      `Garden
  Garden
  Personas
    Gardener
  Campaigns
    Spring
  Playbooks
    Ours
Kitchen
  Kitchen
  Personas
    Cook
  Playbooks
    Ours
Seeds
  Seeds
  Personas
    Breeder
  Campaigns
    Spring
  Playbooks
    Ours`,
    );
  });

  it('have a verdict each', async () => {
    const verdicts = await Promise.all(
      ['Garden', 'Kitchen', 'Seeds'].map(async (title) =>
        (await project(title).gates('ours')).map(({ status }) => status),
      ),
    );
    assert.deepEqual(verdicts, [['pass'], ['fail'], ['pass']]);
  });

  it('know nothing of one another’s ids, not even the inner of the outer one’s', async () => {
    await untilRules(innerCampaign, ['reference-resolves']);
    assert.match(findingsIn(innerCampaign)[0]?.message ?? '', /no persona `gardener`\. Defined: `breeder`\./);
    assert.ok(!rulesIn(outerCampaign).includes('reference-resolves'));
  });

  it('own their files: the innermost project has it', () => {
    assert.equal(app.projects.projectOf(inFolder(innerCampaign))?.title, 'Seeds');
    assert.equal(app.projects.projectOf(inFolder(outerCampaign))?.title, 'Garden');
    assert.equal(app.projects.projectOf(inFolder('README.md')), undefined);
  });

  it('follow the editor: the project of the file that is open is meant', async () => {
    for (const [file, title] of [
      [innerCampaign, 'Seeds'],
      ['kitchen/marketing.yaml', 'Kitchen'],
      [outerCampaign, 'Garden'],
    ] as const) {
      await show(file);
      assert.equal(app.projects.current?.title, title);
    }
  });

  it('complete with their own ids only', async () => {
    const { document } = await show(innerCampaign);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, document.lineAt(2).text.indexOf('gardener')),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(!labels.includes('gardener'), labels.join(', '));
  });

  it('change when an inner project goes and comes', async () => {
    const file = inFolder('garden/labs/seeds/marketing.yaml');
    const text = await vscode.workspace.fs.readFile(file);
    await vscode.workspace.fs.delete(file);
    await until('two projects', () => app.projects.projects.length === 2);
    // Its files are the outer project's now, where the persona is known.
    assert.equal(app.projects.projectOf(inFolder(innerCampaign))?.title, 'Garden');
    await until('the reference to resolve', () => !rulesIn(innerCampaign).includes('reference-resolves'));
    await vscode.workspace.fs.writeFile(file, text);
    await until('three projects', () => app.projects.projects.length === 3);
    await untilRules(innerCampaign, ['reference-resolves']);
  });
});

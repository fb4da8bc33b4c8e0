import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { measureRoots } from '../../../../src/extension/views/measureView.ts';
import { startTestApp, type TestApp } from './support/testApp.ts';
import { allRows, treeText } from './support/treeText.ts';

describe('the view Measure', () => {
  let app: TestApp;

  before(async () => {
    app = await startTestApp();
  });
  after(() => app.dispose());

  it('shows KPIs planned and actual, money, experiments with their state, and milestones', async () => {
    const [project] = app.projects.projects;
    assert.ok(project);
    const lines = await treeText(await measureRoots(project, undefined), 2);
    const groups = lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(' | ')[0]);
    assert.deepEqual(groups, ['KPIs', 'Money', 'Experiments', 'Milestones']);
    assert.ok(
      lines.some((line) => /^ {2}Sign-ups \| [\d,]+ of [\d,]+ planned · on plan$/.test(line)),
      lines.join('\n'),
    );
    assert.ok(
      lines.some((line) =>
        /^ {2}A concrete promise in the sign-up panel \| learned · ship · decided: ship$/.test(line),
      ),
      lines.join('\n'),
    );
  });

  it('leads each entry to its figures', async () => {
    const [project] = app.projects.projects;
    assert.ok(project);
    const rows = await allRows(await measureRoots(project, undefined));
    const leaves = rows.filter(({ item }) => item.collapsibleState === vscode.TreeItemCollapsibleState.None);
    assert.ok(leaves.length > 30);
    for (const { item } of leaves) assert.ok(item.command, String(item.label));
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ProjectModel } from '../../../../src/extension/project/projectModel.ts';
import { CriterionNode } from '../../../../src/extension/views/criterionNode.ts';
import { NodeTree } from '../../../../src/extension/views/nodeTree.ts';
import { PhaseNode } from '../../../../src/extension/views/phaseNode.ts';
import { phaseRoots } from '../../../../src/extension/views/phaseRoots.ts';
import { StepNode } from '../../../../src/extension/views/stepNode.ts';
import { until } from '../../../support/host/until.ts';
import { startTestApp, type TestApp } from './support/testApp.ts';
import { allRows } from './support/treeText.ts';

describe('the view Phases', () => {
  let app: TestApp;
  const project = (): ProjectModel => {
    const [only] = app.projects.projects;
    assert.ok(only);
    return only;
  };

  before(async () => {
    app = await startTestApp();
  });
  after(() => app.dispose());

  /** Names of the phases that are unfolded. */
  const unfolded = () =>
    phaseRoots(project(), undefined).flatMap((node) =>
      node instanceof PhaseNode && node.item.collapsibleState === vscode.TreeItemCollapsibleState.Expanded
        ? [node.phase.id]
        : [],
    );

  it('folds every phase when all of them are done', () => {
    assert.ok(phaseRoots(project(), undefined).length > 0);
    assert.deepEqual(unfolded(), []);
  });

  it('shows every step and every criterion once, each with an icon, a word and an id of its own', async () => {
    const rows = await allRows(phaseRoots(project(), undefined));
    const [report] = project().reports;
    assert.ok(report);
    assert.equal(rows.filter((row) => row instanceof PhaseNode).length, report.phases.length);
    assert.equal(
      rows.filter((row) => row instanceof StepNode).length,
      report.phases.flatMap(({ steps }) => steps).length,
    );
    const criteria = (await project().gates(report.playbook)).flatMap((gate) => gate.criteria);
    assert.equal(rows.filter((row) => row instanceof CriterionNode).length, criteria.length);
    assert.equal(new Set(rows.map((row) => row.item.id)).size, rows.length);
    for (const { item } of rows) {
      assert.ok(item.iconPath, item.id);
      assert.match(String(item.description), /\S/, item.id);
      assert.match(item.accessibilityInformation?.label ?? '', /\S/, item.id);
    }
  });

  it('finds a gate to show it', async () => {
    const tree = new NodeTree(async () => phaseRoots(project(), undefined));
    const node = await tree.find(
      (row) => row instanceof StepNode && row.gate?.id === 'strategy/core-framework',
      (row) => row instanceof PhaseNode,
    );
    assert.ok(node instanceof StepNode);
    assert.ok(tree.getParent(node) instanceof PhaseNode);
  });

  it('follows what is typed before it is saved, and unfolds the phase that has work again', async () => {
    const file = vscode.Uri.joinPath(project().root, 'workspace/strategy/gtm.strategy.yaml');
    const document = await vscode.workspace.openTextDocument(file);
    const failing = async () => {
      const rows = await allRows(phaseRoots(project(), undefined));
      return rows.filter((row) => row instanceof CriterionNode && row.criterion.status === 'fail').length;
    };
    const before = await failing();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), 'kind: [\n');
    await vscode.workspace.applyEdit(edit);
    await until('a criterion to fail', async () => (await failing()) > before);
    assert.deepEqual(unfolded(), ['strategy']);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the criteria to be as before', async () => (await failing()) === before);
  });
});

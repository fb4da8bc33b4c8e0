import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { iconName, stateWord } from '../project/states.ts';
import { plain, tooltip } from './markdown.ts';

/** Creates the item in the status bar: gates passed of all. Hidden without a project. */
export function createStatusBar({ context, projects }: App): void {
  const item = vscode.window.createStatusBarItem('marketing.gates', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Marketing: Quality Gates');
  item.command = 'marketing.runGate';
  const update = () => {
    const project = projects.current;
    if (!project || project.reports.length === 0) item.hide();
    else show(item, project);
  };
  context.subscriptions.push(item, projects.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}

function show(item: vscode.StatusBarItem, project: ProjectModel): void {
  const sum = (count: 'passed' | 'total') => project.reports.reduce((all, { gates }) => all + gates[count], 0);
  const passed = sum('passed');
  const total = sum('total');
  item.text = `$(pass) ${vscode.l10n.t('{0} of {1} gates', passed, total)}`;
  item.accessibilityInformation = { label: vscode.l10n.t('{0} of {1} quality gates pass', passed, total) };
  const lines = project.reports
    .flatMap(({ phases }) => phases)
    .map(({ title, status }) => `$(${iconName(status)}) ${plain(title)} · ${stateWord(status)}`);
  item.tooltip = tooltip(`**${plain(project.title)}**`, lines.join('  \n'));
  item.show();
}

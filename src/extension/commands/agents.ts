import * as vscode from 'vscode';
import type { RunTarget } from '../agents/agentRun.ts';
import type { AgentRuns } from '../agents/agentRuns.ts';
import type { App } from '../app.ts';
import type { ProjectModel, Step } from '../project/projectModel.ts';
import { iconName, stateWord } from '../project/states.ts';
import { registerCommand } from '../registerCommand.ts';
import { chosenRunner, startAgentTask } from '../tasks/agentTasks.ts';
import { PhaseNode } from '../views/phaseNode.ts';
import { RoleNode } from '../views/roleNode.ts';
import { RunNode } from '../views/runNode.ts';
import { StepNode } from '../views/stepNode.ts';
import { chooseProject } from './chooseProject.ts';
import { pickRunner } from './pickRunner.ts';
import { requireTrust } from './requireTrust.ts';
import { saveFirst } from './saveFirst.ts';

/** Registers what a person does with agents. */
export function registerAgentCommands(app: App, runs: AgentRuns): void {
  registerCommand(app, 'marketing.runAgent', (node) => runAgent(app, runs, node));
  registerCommand(app, 'marketing.runTask', (node) => runTask(app, runs, node));
  registerCommand(app, 'marketing.showBrief', (node) => showBrief(app, node));
  registerCommand(app, 'marketing.copyBrief', (node) => copyBrief(app, node));
  registerCommand(app, 'marketing.stopRun', (node) => {
    if (node instanceof RunNode) runs.byId(node.run.id)?.cancel();
  });
  registerCommand(app, 'marketing.showRunLog', (node) => showRunLog(app, node));
  registerCommand(app, 'marketing.discardRun', (node) => discardRun(app, runs, node));
  registerCommand(app, 'marketing.refreshAgents', () => runs.refresh());
}

interface AgentTarget {
  project: ProjectModel;
  name: string;
  title: string;
  steps: readonly Step[];
}

/** "Run with an Agent": a step, or a phase with all its steps. */
async function runAgent(app: App, runs: AgentRuns, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no agent is started. Trust it first.'));
  const target = await targetOf(app, node);
  if (!target) return;
  const { project, steps } = target;
  const runner = chosenRunner() || (await pickRunner(app, target.title));
  if (runner === undefined) return;
  if (runner === 'copy') return copy(app, target);
  if (runner === 'chat') return openInChat(app, target);
  if (!(await confirm(app, target, runner))) return;
  await saveFirst((uri) => project.contains(uri));
  const label = steps.length === 1 ? target.title : vscode.l10n.t('{0}: {1} steps', target.title, steps.length);
  await startAgentTask(runs, { root: project.root, target: target.name, title: label, runner });
  runs.refresh();
}

/** "Give a Role a Task": work outside any step. */
async function runTask(app: App, runs: AgentRuns, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no agent is started. Trust it first.'));
  const project = node instanceof RoleNode ? node.project : await chooseProject(app);
  const roles = [
    ...new Set(project.reports.flatMap(({ phases }) => phases.flatMap(({ steps }) => steps.map(({ agent }) => agent)))),
  ];
  const title = vscode.l10n.t('Give a Role a Task');
  const role = node instanceof RoleNode ? node.role : await vscode.window.showQuickPick(roles, { title });
  if (role === undefined) return;
  const task = await vscode.window.showInputBox({ title, prompt: vscode.l10n.t('What should {0} do?', role) });
  if (task === undefined || task.trim() === '') return;
  const runner = chosenRunner() || (await pickRunner(app, role, false));
  if (runner === undefined) return;
  const target: RunTarget = { root: project.root, target: role, title: `${role}: ${task}`, runner, task };
  await startAgentTask(runs, target);
  runs.refresh();
}

/** Says what will happen before it does. */
async function confirm(app: App, target: AgentTarget, runner: string): Promise<boolean> {
  const { steps, title } = target;
  const run = vscode.l10n.t('Run');
  const read = vscode.l10n.t('Show Brief');
  const lines = steps.map(
    (step) => `${step.title} · ${step.agent}\n${step.outputs.map(({ path }) => `    ${path}`).join('\n')}`,
  );
  const detail = [
    vscode.l10n.t(
      '{0} works in a copy of the project and may change only these files. What passes its gate is committed.',
      runner,
    ),
    ...lines,
  ].join('\n\n');
  const ways = steps.length === 1 ? [run, read] : [run];
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Run {0} with an agent?', title),
    { modal: true, detail },
    ...ways,
  );
  if (chosen === read) await showText(await brief(app, target));
  return chosen === run;
}

async function showBrief(app: App, node: unknown): Promise<void> {
  const target = await targetOf(app, node);
  if (target) await showText(await brief(app, target));
}

async function copyBrief(app: App, node: unknown): Promise<void> {
  const target = await targetOf(app, node);
  if (target) await copy(app, target);
}

async function copy(app: App, target: AgentTarget): Promise<void> {
  await vscode.env.clipboard.writeText(await brief(app, target));
  vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('The brief is copied')}`, 8000);
}

async function openInChat(app: App, target: AgentTarget): Promise<void> {
  const query = await brief(app, target);
  try {
    await vscode.commands.executeCommand('workbench.action.chat.open', { query, isPartialQuery: true });
  } catch {
    // There is no chat here.
    await copy(app, target);
  }
}

function brief(app: App, { project, name }: AgentTarget): Promise<string> {
  return app.gtm.run(['brief', name, '--project', project.root.fsPath], project.root.fsPath);
}

async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

async function showRunLog(app: App, node: unknown): Promise<void> {
  if (!(node instanceof RunNode)) return;
  const { project, run } = node;
  const content = await app.gtm.run(['runs', run.id, '--project', project.root.fsPath], project.root.fsPath);
  const document = await vscode.workspace.openTextDocument({ language: 'log', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

async function discardRun(app: App, runs: AgentRuns, node: unknown): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so nothing is taken back. Trust it first.'));
  if (!(node instanceof RunNode)) return;
  const { project, run } = node;
  const discard = vscode.l10n.t('Take Back');
  const detail = vscode.l10n.t(
    'Files that somebody has changed since, and those that are committed, stay as they are.',
  );
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Take back what this run wrote?'),
    { modal: true, detail },
    discard,
  );
  if (chosen !== discard) return;
  const { restored } = await app.gtm.json<{ restored: string[] }>(
    ['runs', run.id, '--discard', '--project', project.root.fsPath],
    project.root.fsPath,
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} files taken back', restored.length), 8000);
  runs.refresh();
}

/** The step or phase of a row, or the step that the person picks. */
async function targetOf(app: App, node: unknown): Promise<AgentTarget | undefined> {
  if (node instanceof StepNode) {
    const { project, step } = node;
    return { project, name: step.gate.id, title: step.title, steps: [step] };
  }
  if (node instanceof PhaseNode) {
    const { project, phase } = node;
    return {
      project,
      name: phase.id,
      title: phase.title,
      steps: phase.steps.filter(({ status }) => status !== 'skipped'),
    };
  }
  const project = await chooseProject(app);
  const items: (vscode.QuickPickItem & { target?: AgentTarget })[] = [];
  for (const phase of project.reports.flatMap(({ phases }) => phases)) {
    items.push({ label: phase.title, kind: vscode.QuickPickItemKind.Separator });
    for (const step of phase.steps)
      items.push({
        label: `$(${iconName(step.status)}) ${step.title}`,
        description: `${stateWord(step.status)} · ${step.agent}`,
        target: { project, name: step.gate.id, title: step.title, steps: [step] },
      });
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Choose a Step'),
    matchOnDescription: true,
  });
  return picked?.target;
}

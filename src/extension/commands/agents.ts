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
  const planned = await plan(app, target);
  const needsAgent = planned.some(({ uses }) => uses === 'agent');
  const runner = needsAgent ? chosenRunner() || (await pickRunner(app, target.title)) : '';
  if (runner === undefined) return;
  if (runner === 'copy') return copy(app, target);
  if (runner === 'chat') return openInChat(app, target);
  const way = await confirm(app, target, planned, runner);
  if (!way) return;
  await saveFirst((uri) => project.contains(uri));
  const label = steps.length === 1 ? target.title : vscode.l10n.t('{0}: {1} steps', target.title, steps.length);
  const ask = way === 'ask';
  await startAgentTask(runs, { root: project.root, target: target.name, title: label, runner, ask });
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

/** What `gtm run --dry-run` says of a step. */
interface PlannedStep {
  id: string;
  title: string;
  agent: string;
  uses: 'agent' | 'function' | 'human';
  function?: string;
  outputs: string[];
}

async function plan(app: App, { project, name }: AgentTarget): Promise<PlannedStep[]> {
  const args = ['run', name, '--dry-run', '--project', project.root.fsPath];
  return (await app.gtm.json<{ steps: PlannedStep[] }>(args, project.root.fsPath)).steps;
}

/** Says what will happen before it does. @returns how the person wants it; undefined for not at all */
async function confirm(
  app: App,
  target: AgentTarget,
  planned: readonly PlannedStep[],
  runner: string,
): Promise<'run' | 'ask' | undefined> {
  const run = vscode.l10n.t('Run');
  const ask = vscode.l10n.t('Run and Ask Me');
  const read = vscode.l10n.t('Show Brief');
  const lines = planned.map(
    (step) => `${step.title} · ${doer(step)}\n${step.outputs.map((path) => `    ${path}`).join('\n')}`,
  );
  const how =
    runner === ''
      ? vscode.l10n.t('This needs no agent. Only these files are written, and what passes its gate is committed.')
      : runner === 'scaffold'
        ? vscode.l10n.t('The scaffolder writes a skeleton of each of these files that is not there yet.')
        : vscode.l10n.t(
            'The agent works in a copy of the project and may change only these files. What passes its gate is committed. “Run and Ask Me” asks before each change.',
          );
  const ways = [run, ...(runner === '' || runner === 'scaffold' ? [] : [ask]), ...(planned.length === 1 ? [read] : [])];
  const question =
    runner === '' || runner === 'scaffold'
      ? vscode.l10n.t('Run {0}?', target.title)
      : vscode.l10n.t('Run {0} with an agent?', target.title);
  const detail = [how, ...lines].join('\n\n');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, ...ways);
  if (chosen === read) await showText(await brief(app, target));
  if (chosen === run) return 'run';
  return chosen === ask ? 'ask' : undefined;
}

function doer({ uses, agent, function: name = '' }: PlannedStep): string {
  if (uses === 'function') return vscode.l10n.t('calculated by {0}', name);
  return uses === 'human' ? vscode.l10n.t('done by a person') : agent;
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

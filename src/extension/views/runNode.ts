import path from 'node:path';
import * as vscode from 'vscode';
import type { StepRecord } from '../../core/index.ts';
import type { AgentRun, RunState } from '../agents/agentRun.ts';
import type { JournalRun } from '../agents/agentRuns.ts';
import { fileIn } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { bullets, plain, tooltip } from './markdown.ts';
import type { TreeNode } from './nodeTree.ts';
import { QuestionNode } from './questionNode.ts';

type Look = readonly [icon: string, color: string];

const looks: Readonly<Record<RunState, Look>> = {
  running: ['sync~spin', 'charts.blue'],
  asking: ['bell-dot', 'list.warningForeground'],
  waiting: ['watch', 'charts.purple'],
  done: ['pass-filled', 'testing.iconPassed'],
  incomplete: ['circle-large-outline', 'charts.yellow'],
  refused: ['error', 'testing.iconFailed'],
  failed: ['error', 'testing.iconFailed'],
  cancelled: ['circle-slash', 'descriptionForeground'],
};

/** A run of an agent: at work or over. Below it its steps, and below them what they wrote. */
export class RunNode implements TreeNode {
  readonly parent: TreeNode | undefined;
  readonly project: ProjectModel;
  readonly run: JournalRun;
  readonly item: vscode.TreeItem;
  readonly #here: AgentRun | undefined;

  /** @param here the run, when this window started it and can answer it */
  constructor(parent: TreeNode | undefined, project: ProjectModel, run: JournalRun, here: AgentRun | undefined) {
    this.parent = parent;
    this.project = project;
    this.run = run;
    this.#here = here;
    const live = here?.state === 'waiting' || here?.state === 'asking' ? here.state : 'running';
    const state = run.running ? live : (run.outcome ?? 'cancelled');
    const title = run.task ?? titleOf(run);
    this.item = new vscode.TreeItem(title, foldOf(run, here));
    // How a row is folded is remembered by its id, so one that gets something below it becomes another.
    this.item.id = `run:${project.root}#${run.id}#${run.running}#${this.item.collapsibleState}`;
    this.item.contextValue = run.running ? 'run.live' : run.open.length > 0 ? 'run.open' : 'run.over';
    this.item.iconPath = icon(state);
    const word = runWord(state);
    const reason = run.steps.length === 1 ? run.steps[0]?.result?.reason : undefined;
    // A question is for the person, whichever tool asks; the rest would only cut these words off.
    this.item.description = state === 'asking' ? word : `${word} · ${reason ?? run.runner}`;
    this.item.tooltip = tooltip(
      `**${plain(title)}** · ${word}`,
      run.message === undefined ? undefined : plain(run.message),
      bullets(run.steps.flatMap(({ id, result }) => (result ? [plain(`${id}: ${result.message}`)] : []))),
      plain(new Date(run.started).toLocaleString()),
    );
    this.item.accessibilityInformation = { label: [title, word, run.runner].join(', ') };
  }

  async children(): Promise<readonly TreeNode[]> {
    const { steps } = this.run;
    const here = this.#here;
    const questions = here?.questions.map((question) => new QuestionNode(this, here, question)) ?? [];
    const [only] = steps;
    if (steps.length === 1 && only) return [...questions, ...filesOf(this, this.project, this.run, only)];
    return [...questions, ...steps.map((step) => new RunStepNode(this, this.project, this.run, step))];
  }
}

/** A step of a run. */
class RunStepNode implements TreeNode {
  readonly parent: TreeNode;
  readonly item: vscode.TreeItem;
  readonly #children: () => readonly TreeNode[];

  constructor(parent: TreeNode, project: ProjectModel, run: JournalRun, step: StepRecord) {
    this.parent = parent;
    this.#children = () => filesOf(this, project, run, step);
    const files = Object.keys(step.wrote).length;
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    this.item = new vscode.TreeItem(step.title, files > 0 ? Collapsed : None);
    this.item.id = `run:${project.root}#${run.id}/${step.id}`;
    const isRunning = step.state === 'running' && run.running;
    const state = isRunning ? 'running' : step.result?.outcome;
    this.item.iconPath = state
      ? icon(state)
      : new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('descriptionForeground'));
    const word = state ? runWord(state) : vscode.l10n.t('not begun');
    this.item.description = `${word} · ${step.agent}`;
    if (step.result) this.item.tooltip = tooltip(`**${plain(step.title)}** · ${word}`, plain(step.result.message));
    this.item.accessibilityInformation = { label: [step.title, word, step.agent].join(', ') };
  }

  async children(): Promise<readonly TreeNode[]> {
    return this.#children();
  }
}

/** A file that a run wrote; it opens as a comparison with what was there before. */
class RunFileNode implements TreeNode {
  readonly parent: TreeNode;
  readonly item: vscode.TreeItem;

  constructor(parent: TreeNode, project: ProjectModel, run: JournalRun, file: string, isNew: boolean) {
    this.parent = parent;
    const uri = fileIn(project.root, file);
    this.item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.None);
    this.item.id = `run:${project.root}#${run.id}#${file}`;
    this.item.description = `${path.posix.dirname(file)} · ${isNew ? vscode.l10n.t('new') : vscode.l10n.t('changed')}`;
    const before = vscode.Uri.file(path.join(run.folder, 'before', ...file.split('/')));
    const name = path.posix.basename(file);
    this.item.command = isNew
      ? { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] }
      : {
          command: 'vscode.diff',
          title: vscode.l10n.t('Compare'),
          arguments: [before, uri, vscode.l10n.t('{0}: before and after the run', name)],
        };
  }

  async children(): Promise<readonly TreeNode[]> {
    return [];
  }
}

function filesOf(parent: TreeNode, project: ProjectModel, run: JournalRun, step: StepRecord): TreeNode[] {
  return Object.keys(step.wrote)
    .sort()
    .map((file) => new RunFileNode(parent, project, run, file, (step.before[file] ?? null) === null));
}

/** A run at work is unfolded; one with nothing below it cannot be. */
function foldOf({ running, steps }: JournalRun, here: AgentRun | undefined): vscode.TreeItemCollapsibleState {
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const isBare = steps.length < 2 && steps.every(({ wrote }) => Object.keys(wrote).length === 0);
  if (isBare && (here?.questions.length ?? 0) === 0) return None;
  return running ? Expanded : Collapsed;
}

function titleOf(run: JournalRun): string {
  const [only, ...others] = run.steps;
  return only && others.length === 0 ? only.title : run.target;
}

function icon(state: keyof typeof looks): vscode.ThemeIcon {
  const [name, color] = looks[state];
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

/** A run's state in a word. */
function runWord(state: keyof typeof looks): string {
  switch (state) {
    case 'running':
      return vscode.l10n.t('running');
    case 'waiting':
      return vscode.l10n.t('waiting for the model');
    case 'asking':
      return vscode.l10n.t('waiting for you');
    case 'done':
      return vscode.l10n.t('done');
    case 'incomplete':
      return vscode.l10n.t('incomplete');
    case 'refused':
      return vscode.l10n.t('refused');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}

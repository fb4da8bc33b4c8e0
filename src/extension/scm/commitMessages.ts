import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { CommitPlan } from '../commands/commitPlan.ts';
import { DisposableStore } from '../disposableStore.ts';
import { latestOnly } from '../latestOnly.ts';
import { type GitRepository, gitApi } from './gitExtension.ts';
import { stepOfChanges } from './stepOfChanges.ts';

const setting = 'marketing.git.prefillMessage';

/**
 * Fills the message box of Source Control by the convention, when what is staged (or, with nothing staged, what has changed)
 * is the deliverable of one step. What a person has written there stays.
 */
export function fillCommitMessages(app: App): void {
  const store = new DisposableStore();
  app.context.subscriptions.push(store);
  let isStarted = false;
  const start = async () => {
    if (isStarted || !vscode.workspace.isTrusted || app.projects.projects.length === 0) return;
    isStarted = true;
    const git = await gitApi();
    if (!git) return;
    const watch = (repository: GitRepository) => store.add(watchRepository(app, repository));
    store.add(git.onDidOpenRepository(watch));
    for (const repository of git.repositories) watch(repository);
  };
  const startSoon = () =>
    void start().catch((error) => app.log.warn(`Source Control cannot be asked: ${String(error)}`));
  store.add(app.projects.onDidChange(startSoon));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(startSoon));
}

function watchRepository(app: App, repository: GitRepository): vscode.Disposable {
  let ours = '';
  let known = '';
  const update = latestOnly(async () => {
    const isOurs = repository.inputBox.value === '' || repository.inputBox.value === ours;
    if (!isOurs || !vscode.workspace.getConfiguration().get<boolean>(setting, true)) return;
    const found = subjectPlace(app, repository);
    const key = JSON.stringify([found?.project.rootText, found?.step, found?.files]);
    if (key === known && repository.inputBox.value === ours) return;
    known = key;
    const subject = found ? await proposed(app, found) : '';
    if (repository.inputBox.value !== '' && repository.inputBox.value !== ours) return;
    ours = subject;
    repository.inputBox.value = subject;
  });
  void update();
  return vscode.Disposable.from(
    repository.state.onDidChange(() => void update()),
    app.projects.onDidChange(() => void update()),
  );
}

/** What is about to be committed, where it is the deliverable of one step. */
function subjectPlace({ projects }: App, { state }: GitRepository) {
  const changes =
    state.indexChanges.length > 0
      ? state.indexChanges
      : [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])];
  const files = changes.map(({ uri }) => uri);
  const project = files[0] && projects.projectOf(files[0]);
  const step = project && stepOfChanges(project, files);
  return step && { project, step: step.gate.id, files: files.map(String).sort() };
}

/** The message that `gtm commit` would propose; empty when it has none. */
async function proposed(app: App, { project, step }: NonNullable<ReturnType<typeof subjectPlace>>): Promise<string> {
  const folder = project.root.fsPath;
  try {
    const args = ['commit', step, '--dry-run', '--project', folder];
    return (await app.gtm.json<CommitPlan>(args, folder, { accept: [0, 1] })).subject;
  } catch (error) {
    app.log.debug(`No message for ${step}: ${String(error)}`);
    return '';
  }
}

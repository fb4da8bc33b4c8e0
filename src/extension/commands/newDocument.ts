import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { fileIn, openFile } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { kindIcon } from '../views/kinds.ts';
import { chooseProject } from './chooseProject.ts';
import { requireTrust } from './requireTrust.ts';

/** What `gtm new <kind> <id> --json` prints. */
interface NewResult {
  file: string;
}

/** "New Document…": a kind, an id, and `gtm new` writes the skeleton. */
export async function newDocument(app: App): Promise<void> {
  requireTrust(vscode.l10n.t('This folder is in Restricted Mode, so no document is written. Trust it first.'));
  const project = await chooseProject(app);
  const kind = await pickKind(project);
  if (!kind) return;
  const id = await askId(project, kind.id, kind.label);
  if (!id) return;
  const folder = project.root.fsPath;
  const { file } = await app.gtm.json<NewResult>(['new', kind.id, id, '--project', folder], folder);
  await openFile(fileIn(project.root, file));
}

async function pickKind(project: ProjectModel) {
  const items = (await project.kinds())
    .filter(({ kind }) => kind !== 'project')
    .map(({ kind, title, file }) => ({
      label: title,
      description: file,
      id: kind,
      iconPath: new vscode.ThemeIcon(kindIcon(kind)),
    }));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Document (1 of 2)'),
    placeHolder: vscode.l10n.t('What is it about?'),
  });
}

/** Asks for an id that no document of the kind has yet. */
async function askId(project: ProjectModel, kind: string, label: string): Promise<string | undefined> {
  const taken = new Set((await project.plan()).filter((entry) => entry.kind === kind).map(({ id }) => id));
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Document (2 of 2)'),
    prompt: vscode.l10n.t(
      'Id of the new document ({0}): lower-case words with hyphens. Its file gets this name.',
      label,
    ),
    placeHolder: 'q3-webinars',
    validateInput: (id) => {
      if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
        return vscode.l10n.t('Use lower-case letters, digits and single hyphens, such as q3-webinars.');
      return taken.has(id) ? vscode.l10n.t('There is one with this id already. Choose another id.') : undefined;
    },
  });
}

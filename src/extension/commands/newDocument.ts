import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { knownProjects } from '../project/knownProjects.ts';
import { fileIn, openFile } from '../project/places.ts';
import type { ProjectModel } from '../project/projectModel.ts';
import { kindIcon } from '../views/kinds.ts';
import { chooseProject, noProject } from './chooseProject.ts';
import { requireTrust } from './requireTrust.ts';

/** What `gtm new <kind> <id> --json` prints. */
interface NewResult {
  file: string;
}

/** "New Document…": a kind, an id, and `gtm new` writes the skeleton where documents of the kind live. */
export async function newDocument(app: App): Promise<void> {
  requireTrust(refusal());
  await write(app, await chooseProject(app));
}

/** "New Document Here…" of a folder in the Explorer: the same, in that folder. */
export async function newDocumentHere(app: App, folder: unknown): Promise<void> {
  requireTrust(refusal());
  if (!(folder instanceof vscode.Uri)) return newDocument(app);
  await knownProjects(app);
  const project = app.projects.projectOf(vscode.Uri.joinPath(folder, 'marketing.yaml'));
  if (!project) throw noProject();
  await write(app, project, folder.path.slice(project.root.path.replace(/\/$/, '').length + 1));
}

function refusal(): string {
  return vscode.l10n.t('This folder is in Restricted Mode, so no document is written. Trust it first.');
}

/** @param place folder in the project; undefined for the one where documents of the kind live */
async function write(app: App, project: ProjectModel, place?: string): Promise<void> {
  const kind = await pickKind(project, place);
  if (!kind) return;
  const id = await askId(project, kind.id, kind.label);
  if (!id) return;
  const root = project.root.fsPath;
  const where = place === undefined ? [] : ['--folder', place];
  const { file } = await app.gtm.json<NewResult>(['new', kind.id, id, ...where, '--project', root], root);
  await openFile(fileIn(project.root, file));
}

async function pickKind(project: ProjectModel, place: string | undefined) {
  const items = (await project.kinds())
    // A file that is known by its folder cannot lie in another one.
    .filter(({ kind, file }) => kind !== 'project' && (place === undefined || !file.includes('/')))
    .map(({ kind, title, file }) => ({
      label: title,
      description: file,
      id: kind,
      iconPath: new vscode.ThemeIcon(kindIcon(kind)),
    }));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Document (1 of 2)'),
    placeHolder:
      place === undefined
        ? vscode.l10n.t('What is it about?')
        : vscode.l10n.t('What is it about? It goes to {0}', place || '/'),
    matchOnDescription: true,
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

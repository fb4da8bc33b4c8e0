import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import {
  currentCycle,
  type ImportResult,
  importPlan,
  joinNames,
  loadProject,
  projectFile,
  UserError,
} from '../../core/index.ts';
import { findProject } from '../../node/findProject.ts';
import { NodeWorkspace } from '../../node/workspace.ts';
import { createFile } from '../../node/writeFile.ts';
import { formatImportText } from '../formatters/importText.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

/** A longer text would not be read as a part of the project either. */
const maxBytes = 1_000_000;

interface ImportOptions extends ProjectOptions {
  folder?: string;
  dryRun?: boolean;
}

/** `gtm import <plan.md>`: turns a plan in prose into documents. Nothing that exists is changed. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<plan>', 'the plan, a Markdown file')
    .option('--folder <folder>', 'folder in the project to put the documents in', 'workspace')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action(async (plan: string, options: ImportOptions) => {
      const named = options.project === undefined ? undefined : path.resolve(io.cwd, options.project);
      const root = named ?? (await findProject(io.cwd)) ?? io.cwd;
      const { folder, dryRun = false } = options;
      const result = await importFile(io, root, plan, { folder, dryRun });
      io.out(options.format === 'json' ? formatJson(reportOf(result, root, dryRun)) : formatImportText(result, dryRun));
      end(0);
    });
}

interface ImportSettings {
  folder?: string | undefined;
  title?: string | undefined;
  cycle?: string | undefined;
  /** Period of a new project whose plan names none. */
  defaultCycle?: string | undefined;
  dryRun?: boolean;
}

/**
 * Reads a plan and writes its documents into a project, all of them or none.
 * @throws UserError when the plan cannot be read, or a file would have to be changed
 */
export async function importFile(io: Io, root: string, plan: string, settings: ImportSettings): Promise<ImportResult> {
  const text = await readPlan(path.resolve(io.cwd, plan), plan);
  const folder = path.posix.normalize((settings.folder ?? 'workspace').replaceAll('\\', '/'));
  if (folder.startsWith('..') || path.isAbsolute(folder))
    throw new UserError(`${settings.folder} is outside the project. Name a folder inside it.`);
  const existing = (await exists(path.join(root, projectFile)))
    ? await loadProject(new NodeWorkspace(root))
    : undefined;
  const { title, defaultCycle } = settings;
  const cycle = settings.cycle ?? (existing ? currentCycle(existing) : undefined);
  const result = importPlan(text, { title, cycle, defaultCycle, folder, existing });
  const files = result.documents.map(({ file }) => file);
  const taken: string[] = [];
  for (const file of files) if (await exists(path.join(root, file))) taken.push(file);
  if (taken.length > 0)
    throw new UserError(
      `${joinNames(taken)} ${taken.length === 1 ? 'exists' : 'exist'} already, so nothing was written. Import into another folder with --folder, or move ${taken.length === 1 ? 'it' : 'them'} away.`,
    );
  if (settings.dryRun !== true) await writeAll(root, result);
  return result;
}

/** Writes every document; when one cannot be written, those before it are taken back. */
async function writeAll(root: string, { documents }: ImportResult): Promise<void> {
  const written: string[] = [];
  try {
    for (const { file, text } of documents) written.push(await createFile(root, file, text));
  } catch (error) {
    for (const file of written) await rm(file, { force: true });
    throw error;
  }
}

async function readPlan(file: string, name: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'There is no such file' : code === 'EISDIR' ? 'It is a folder' : code;
    throw new UserError(`${name} cannot be read (${reason}). Name the Markdown file that holds the plan.`);
  }
  if (bytes.length > maxBytes)
    throw new UserError(`${name} has more than 1 MB, which is too much for one plan. Split it into several files.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${name} is not UTF-8 text. Save it as UTF-8, and import it again.`);
  }
}

function reportOf(result: ImportResult, root: string, dryRun: boolean) {
  const { documents, placed, unplaced, kept } = result;
  return { root, dryRun, files: documents.map(({ kind, file }) => ({ kind, file })), placed, unplaced, kept };
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

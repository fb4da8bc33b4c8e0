import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { initialFiles, projectFile, UserError } from '../../core/index.ts';
import { findProject } from '../../node/findProject.ts';
import { createFile } from '../../node/writeFile.ts';
import { formatImportText } from '../formatters/importText.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { writeAgentsSection } from '../writeAgentsSection.ts';
import { writeRoles } from '../writeRoles.ts';
import { importFile } from './import.ts';

interface InitOptions extends ProjectOptions {
  title?: string;
  cycle?: string;
  from?: string;
  roles?: boolean;
  agents?: boolean;
}

/** `gtm init [folder]`: starts a project. Nothing that exists is changed. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('[folder]', 'folder of the project (default: here)')
    .option('--title <title>', 'name of the product or team (default: the folder’s name)')
    .option('--cycle <period>', 'planning cycle, such as 2026-Q2 (default: the quarter that it is now)')
    .option('--from <plan>', 'a plan or description in Markdown to start from; `gtm import` says what it reads')
    .option(
      '--roles',
      'also write the roles of the playbooks to .claude/agents, to be changed; in a project that exists, only these',
    )
    .option('--agents', 'also add a section for agents to AGENTS.md; in a project that exists, only this')
    .action(async (folder: string | undefined, options: InitOptions) => {
      const root = path.resolve(io.cwd, folder ?? options.project ?? '.');
      const exists = (await findProject(root)) === root;
      if (exists && (options.roles || options.agents)) {
        const { written, kept } = options.roles ? await writeRoles(root) : { written: [], kept: [] };
        if (options.agents) await addAgentsSection(root, written, kept);
        io.out(options.format === 'json' ? formatJson({ root, files: written, kept }) : rolesText(written, kept));
        end(0);
        return;
      }
      if (exists) throw new UserError(`There is a project in ${root} already: it has a ${projectFile}.`);
      await mkdir(root, { recursive: true });
      const { title, cycle, from } = options;
      if (from !== undefined) {
        const result = await importFile(io, root, from, { title, cycle, defaultCycle: quarterOf(io.now()) });
        const files = result.documents.map(({ file }) => file);
        if (options.roles) files.push(...(await writeRoles(root)).written);
        if (options.agents) await addAgentsSection(root, files);
        io.out(
          options.format === 'json'
            ? formatJson({ root, files, unplaced: result.unplaced })
            : formatImportText(result, false),
        );
        end(0);
        return;
      }
      const files = initialFiles({
        title: options.title ?? path.basename(root),
        cycle: options.cycle ?? quarterOf(io.now()),
      });
      const written: string[] = [];
      for (const { file, text } of files) {
        await createFile(root, file, text);
        written.push(file);
      }
      if (options.roles) written.push(...(await writeRoles(root)).written);
      if (options.agents) await addAgentsSection(root, written);
      const next = 'Fill in what stands in angle brackets, then run `gtm status` to see what comes first.';
      io.out(
        options.format === 'json'
          ? formatJson({ root, files: written })
          : `Wrote ${written.join(', ')} in ${root}.\n${next}\n`,
      );
      end(0);
    });
}

/** Adds the section, and says whether the file was written or is right already. */
async function addAgentsSection(root: string, written: string[], kept: string[] = []): Promise<void> {
  const file = await writeAgentsSection(root);
  if (file === undefined) kept.push('AGENTS.md');
  else written.push(file);
}

function rolesText(written: readonly string[], kept: readonly string[]): string {
  const there = kept.length > 0 ? `There already, and left as they are: ${kept.join(', ')}.\n` : '';
  return written.length > 0 ? `Wrote ${written.join(', ')}.\n${there}` : there;
}

function quarterOf(now: Date): string {
  return `${now.getFullYear()}-Q${Math.floor(now.getMonth() / 3) + 1}`;
}

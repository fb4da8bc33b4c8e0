import type { Command } from 'commander';
import { allKinds, currentCycle, type Kind, newDocument } from '../../core/index.ts';
import { createFile } from '../../node/writeFile.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { oneKindOf } from '../kindArgument.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';

interface NewOptions extends ProjectOptions {
  title?: string;
  folder?: string;
}

/** `gtm new <kind> <id>`: writes a new document from its template. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<kind>', `kind of document: ${newKinds.join(', ')}`, oneKindOf(newKinds))
    .argument('<id>', 'its id: lower case, words joined by hyphens')
    .option('--title <title>', 'its title (default: from the id)')
    .option('--folder <folder>', 'folder in the project to put it in (default: where its kind lives)')
    .action(async (kind: Kind, id: string, { title, folder, ...options }: NewOptions) => {
      const { root, project } = await openProject(io, options.project);
      const cycle = currentCycle(project);
      const { file, text } = newDocument(kind, id, { title, folder, cycle });
      const path = await createFile(root, file, text);
      io.out(
        options.format === 'json'
          ? formatJson({ kind, id, file, path })
          : `Wrote ${file}. Replace what stands in angle brackets.\n`,
      );
      end(0);
    });
}

const newKinds = allKinds.filter((kind) => kind !== 'project');

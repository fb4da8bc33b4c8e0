import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { checkSubject, commitSettings, knownAgents, projectFile, subjectOf, UserError } from '../../core/index.ts';
import { requireProject } from '../../node/findProject.ts';
import type { ExitCode, Io } from '../io.ts';

/** `gtm commit-msg <file>`: the check of a commit's subject, for a commit-msg hook and for CI. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  command
    .argument('<file>', 'file with the commit message; - for standard input')
    .option('--project <folder>', 'folder with marketing.yaml (default: the nearest one here or above)')
    .option('--always', 'check the subject even if the commit does not touch the project')
    .action(async (file: string, options: { project?: string; always?: boolean }) => {
      const root = await requireProject(io.cwd, options.project);
      const subject = subjectOf(await messageIn(io, file));
      const { playbooks, pattern } = commitSettings(await readFile(path.join(root, projectFile), 'utf8'));
      if (checkSubject(subject, knownAgents(playbooks), pattern).length === 0) return;
      // Most subjects are right by now; only for the others the project's own playbooks and the repository are read.
      const { judgeSubject } = await import('./commitMsgSlow.ts');
      end(await judgeSubject(root, subject, options.always === true, io));
    });
}

async function messageIn(io: Io, file: string): Promise<string> {
  if (file === '-') return io.stdin();
  return readFile(path.resolve(io.cwd, file), 'utf8').catch(() => {
    throw new UserError(`The commit message ${file} cannot be read.`);
  });
}

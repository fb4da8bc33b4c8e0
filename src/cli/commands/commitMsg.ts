import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import {
  checkSubject,
  chosenPlaybooks,
  findPlaybook,
  kindOfFile,
  knownAgents,
  Project,
  projectFile,
  type SubjectProblem,
  subjectOf,
  UserError,
} from '../../core/index.ts';
import { requireProject } from '../../node/findProject.ts';
import { gitIn } from '../../node/git.ts';
import { NodeWorkspace } from '../../node/workspace.ts';
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
      const workspace = new NodeWorkspace(root);
      const project = new Project();
      project.set(projectFile, await workspace.read(projectFile));
      // Most subjects are right by what ships; the project's own playbooks are read only for the others.
      if (problemsOf(subject, project).length === 0) return;
      await addOwnPlaybooks(project, workspace);
      const problems = problemsOf(subject, project);
      if (problems.length === 0 || (!options.always && !(await touchesProject(root)))) return;
      for (const { severity, message } of problems) io.err(`${severity}: ${message}\n`);
      end(problems.some((problem) => problem.severity === 'error') ? 1 : 0);
    });
}

function problemsOf(subject: string, project: Project): SubjectProblem[] {
  const playbooks = chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []);
  return checkSubject(subject, knownAgents(playbooks), project.settings?.facts.git?.commit_pattern);
}

async function addOwnPlaybooks(project: Project, workspace: NodeWorkspace): Promise<void> {
  for (const file of await workspace.list()) {
    if (kindOfFile(file) === 'playbook') project.set(file, await workspace.read(file));
  }
}

async function messageIn(io: Io, file: string): Promise<string> {
  if (file === '-') return io.stdin();
  return readFile(path.resolve(io.cwd, file), 'utf8').catch(() => {
    throw new UserError(`The commit message ${file} cannot be read.`);
  });
}

/** True when the commit that is being made changes a file of the project. */
async function touchesProject(root: string): Promise<boolean> {
  const staged = await gitIn(root, { insideHook: true }).raw('diff', '--cached', '--name-only', '--', root);
  return staged.trim() !== '';
}

import {
  checkSubject,
  chosenPlaybooks,
  findPlaybook,
  kindOfFile,
  knownAgents,
  Project,
  projectFile,
} from '../../core/index.ts';
import { gitIn } from '../../node/git.ts';
import { NodeWorkspace } from '../../node/workspace.ts';
import type { ExitCode, Io } from '../io.ts';

/** Judges a subject that what ships does not know: by the project's own playbooks, if the commit touches the project at all. */
export async function judgeSubject(root: string, subject: string, always: boolean, io: Io): Promise<ExitCode> {
  const project = await projectWithPlaybooks(root);
  const playbooks = chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []);
  const problems = checkSubject(subject, knownAgents(playbooks), project.settings?.facts.git?.commit_pattern);
  if (problems.length === 0 || (!always && !(await touchesProject(root)))) return 0;
  for (const { severity, message } of problems) io.err(`${severity}: ${message}\n`);
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}

async function projectWithPlaybooks(root: string): Promise<Project> {
  const workspace = new NodeWorkspace(root);
  const project = new Project();
  for (const file of await workspace.list()) {
    if (file === projectFile || kindOfFile(file) === 'playbook')
      project.set(file, await workspace.read(file, project.fileLimit));
  }
  return project;
}

/** True when the commit that is being made changes a file of the project; outside a repository there is no telling, so true. */
async function touchesProject(root: string): Promise<boolean> {
  const staged = await gitIn(root, { insideHook: true })
    .raw('diff', '--cached', '--name-only', '--', root)
    .catch(() => 'outside a repository');
  return staged.trim() !== '';
}

import type { Command } from 'commander';
import {
  checkReport,
  compareAddress,
  findPlaybook,
  planBranch,
  pullRequestTitle,
  selectGates,
  UserError,
  verdictOf,
} from '../../core/index.ts';
import { findBaseBranch } from '../../node/baseBranch.ts';
import { changedSince } from '../../node/changedSince.ts';
import { type CurrentBranch, currentBranch } from '../../node/currentBranch.ts';
import { dayOf } from '../../node/evaluationContext.ts';
import { gitIn } from '../../node/git.ts';
import { hasGithubCli, openPullRequest } from '../../node/githubCli.ts';
import { openRepository } from '../../node/repository.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { formatPullRequest } from '../formatters/pullRequestMarkdown.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';
import { refuseAgent } from '../refuseAgent.ts';

interface PrOptions extends ProjectOptions {
  base?: string;
  playbook?: string;
  push?: boolean;
  dryRun?: boolean;
}

/** `gtm pr <phase>`: opens the pull request of a phase, or says where to open it and with which text. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<phase>', 'phase that the branch completes')
    .option('--base <branch>', 'branch to merge into (default: that of marketing.yaml, of the remote, main or master)')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--push', 'push the branch first')
    .option('-n, --dry-run', 'show title and text, and open nothing')
    .action(async (name: string, options: PrOptions) => {
      refuseAgent(io, 'people open pull requests.');
      const open = await openProject(io, options.project);
      const { root, project, checker } = open;
      const result = playbookOf(open, options.playbook, await open.context());
      const facts = findPlaybook(project, result.playbook) ?? {};
      const { phase } = planBranch(project, facts, name, dayOf(io.now()));
      if (phase === undefined) throw new UserError(`${name} is no phase. A pull request completes one.`);
      const repository = await openRepository(root);
      const settings = project.settings?.facts.git;
      const base = await findBaseBranch(root, options.base ?? settings?.base_branch);
      const branch = await requireBranch(root, base.name);
      const selection = selectGates(result, [phase]);
      const files = await changedSince(repository, base.commit);
      if (files.length === 0)
        throw new UserError(`${branch.name} changes nothing that ${base.ref} does not have. Commit first.`);
      const documents = files.map(({ file }) => file).filter((file) => project.documents.has(file));
      const check = checkReport(project, checker, version, documents);
      const title = pullRequestTitle(result, phase, settings?.commit_pattern !== undefined);
      const body = formatPullRequest({
        project: project.settings?.title ?? '',
        result,
        selection,
        files,
        check: documents.length > 0 ? check : { ...check, findings: [], summary: { error: 0, warning: 0, info: 0 } },
      });
      const draft = !verdictOf(result, selection);
      const compare = branch.url && compareAddress(branch.url, base.name, branch.name);
      const report = { version, phase, base: base.name, branch: branch.name, title, draft, compare, body };
      const useGh = !options.dryRun && (await hasGithubCli(root));
      if (options.push && !options.dryRun) await push(root, branch);
      else if (useGh && !branch.pushed) throw new UserError(notPushed(branch));
      const url = useGh
        ? await openPullRequest(root, { base: base.name, branch: branch.name, title, body, draft }, io.signal)
        : undefined;
      if (options.format === 'json') io.out(formatJson({ ...report, ...(url === undefined ? {} : { url }) }));
      else if (url !== undefined) io.out(`${draft ? 'A draft, since not every gate passes: ' : ''}${url}\n`);
      else io.out(`${compare ? `Open it here: ${compare}\n\n` : ''}${title}\n\n${body}`);
      if (url === undefined && !options.dryRun && !options.push && !branch.pushed) io.err(`${notPushed(branch)}\n`);
      end(0);
    });
}

async function requireBranch(root: string, base: string): Promise<CurrentBranch> {
  const branch = await currentBranch(root);
  if (!branch)
    throw new UserError(
      'HEAD is detached. Go to the branch of the phase with `git switch <branch>`, or start one with `gtm branch <phase>`.',
    );
  if (branch.name === base)
    throw new UserError(
      `This is ${base} itself. Start a branch with \`gtm branch <phase>\`, and commit the work there.`,
    );
  return branch;
}

function notPushed({ name, remote }: CurrentBranch): string {
  return remote === undefined
    ? `${name} is on this machine only, and there is no remote yet. Add one with \`git remote add origin <address>\`.`
    : `${name} is not pushed, or not all of it. Run \`git push -u ${remote} ${name}\`, or add --push.`;
}

async function push(root: string, branch: CurrentBranch): Promise<void> {
  if (branch.remote === undefined) throw new UserError(notPushed(branch));
  await gitIn(root)
    .raw('push', '--quiet', '--set-upstream', branch.remote, branch.name)
    .catch((error: Error) => {
      throw new UserError(`Git did not push ${branch.name}. It said:\n\n${error.message.trim()}`);
    });
}

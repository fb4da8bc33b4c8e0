import type { Command } from 'commander';
import { chosenPlaybooks, findPlaybook, type GateResult, planBranch, UserError } from '../../core/index.ts';
import { type BaseBranch, findBaseBranch } from '../../node/baseBranch.ts';
import { dayOf } from '../../node/evaluationContext.ts';
import { openRepository } from '../../node/repository.ts';
import { startBranch } from '../../node/startBranch.ts';
import { version } from '../../version.ts';
import { closedOnBase } from '../baseGates.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { refuseAgent } from '../refuseAgent.ts';

interface BranchOptions extends ProjectOptions {
  base?: string;
  playbook?: string;
  dryRun?: boolean;
}

/** `gtm branch <name>`: starts a branch by the convention; one of a phase only after the phases before have passed. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<name>', 'a phase, an area with a name such as campaigns/spring-launch, or a document')
    .option('--base <branch>', 'branch to start from (default: that of marketing.yaml, of the remote, main or master)')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('-n, --dry-run', 'show the branch, and change nothing')
    .action(async (name: string, options: BranchOptions) => {
      refuseAgent(io, 'people decide when a phase begins.');
      const { root, project } = await openProject(io, options.project);
      const playbook = options.playbook ?? chosenPlaybooks(project)[0] ?? '';
      const facts = findPlaybook(project, playbook);
      if (!facts) throw new UserError(`There is no playbook ${playbook}.`);
      const { branch, phase, after } = planBranch(project, facts, name, dayOf(io.now()));
      const repository = await openRepository(root);
      if (!repository.hasCommits)
        throw new UserError('This repository has no commit yet. Make a first one, then start a branch from it.');
      const base = await findBaseBranch(root, options.base ?? project.settings?.facts.git?.base_branch);
      const closed = after.length > 0 ? await closedOnBase(io, repository, base, playbook, after) : [];
      if (closed.length > 0) throw notYet(branch, base, closed);
      if (!options.dryRun) await startBranch(repository, branch, base);
      const report = { version, branch, base: base.ref, ...(phase === undefined ? {} : { phase, after }) };
      const verb = options.dryRun ? 'Would start' : 'Started';
      io.out(options.format === 'json' ? formatJson(report) : `${verb} ${branch} from ${base.ref}.\n`);
      end(0);
    });
}

function notYet(branch: string, base: BaseBranch, closed: readonly GateResult[]): UserError {
  const lines = closed.map((gate) => {
    const open = gate.criteria.filter(({ status }) => status !== 'pass' && status !== 'waived');
    return `  ${gate.id}: ${gate.status}, ${open[0]?.title ?? gate.title}${open.length > 1 ? ` and ${open.length - 1} more` : ''}`;
  });
  return new UserError(
    `${branch} begins once the phases before have passed on ${base.ref} (${base.commit.slice(0, 10)}). Not yet:\n${lines.join('\n')}\nMerge what is missing. If it has merged elsewhere already, \`git fetch\` first.`,
  );
}

import type { Command } from 'commander';
import {
  chosenPlaybooks,
  commitBody,
  completeSubject,
  deliverableFiles,
  evaluatePlaybook,
  findPlaybook,
  findSteps,
  formatSubject,
  parseSubject,
  proposedMessage,
  type StepPlace,
  UserError,
} from '../../core/index.ts';
import { subjectErrors } from '../../node/agents/subjectErrors.ts';
import { changedFiles } from '../../node/changedFiles.ts';
import { commitFiles } from '../../node/commitFiles.ts';
import { openRepository } from '../../node/repository.ts';
import { uncommittable } from '../../node/uncommittable.ts';
import { type CommitReport, commitText } from '../formatters/commitText.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { type OpenProject, openProject } from '../openProject.ts';
import { addProjectOptions, notEmpty, type ProjectOptions } from '../options.ts';
import { refuseAgent } from '../refuseAgent.ts';

interface CommitOptions extends ProjectOptions {
  playbook?: string;
  message?: string;
  agent?: string;
  action?: string;
  dryRun?: boolean;
}

/** `gtm commit <step|phase>`: commits deliverables by the convention, and nothing else; a phase step by step. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<step>', 'step or phase whose deliverable to commit')
    .option('--playbook <id>', 'playbook (default: the first of the project that knows the name)')
    .option(
      '-m, --message <subject>',
      'subject: `[agent] action: brief description`, or only the description',
      notEmpty,
    )
    .option('--agent <agent>', 'agent in the subject (default: the one of the step)')
    .option('--action <action>', 'action in the subject (default: the first one of the agent)')
    .option('-n, --dry-run', 'show what would be committed, and change nothing')
    .action(async (name: string, options: CommitOptions) => {
      // Whoever runs agents commits what has passed.
      refuseAgent(io, 'agents do not commit. What it wrote is committed for it once its gate is judged.');
      const open = await openProject(io, options.project);
      const { plans, notes } = await planCommits(open, name, options);
      const errors = plans.flatMap((plan) => plan.problems);
      if (plans.length === 0)
        throw new UserError([`Nothing of ${name} has changed since the last commit.`, ...notes].join('\n'));
      if (!options.dryRun && errors.length > 0) throw new UserError(errors.join('\n'));
      for (const note of notes) io.err(`${note}\n`);
      if (!options.dryRun) for (const plan of plans) await commit(open.root, plan, io);
      const { files, ...single } = plans[0] as CommitReport;
      io.out(
        options.format === 'json'
          ? formatJson(plans.length === 1 ? { ...single, files } : { commits: plans })
          : plans.map(commitText).join('\n'),
      );
      end(errors.length > 0 ? 1 : 0);
    });
}

async function planCommits(
  open: OpenProject,
  name: string,
  options: CommitOptions,
): Promise<{ plans: CommitReport[]; notes: string[] }> {
  const id =
    options.playbook ??
    chosenPlaybooks(open.project).find((candidate) => hasSteps(open, candidate, name)) ??
    chosenPlaybooks(open.project)[0] ??
    '';
  const playbook = findPlaybook(open.project, id);
  if (!playbook) throw new UserError(`There is no playbook ${id}.`);
  const steps = findSteps(playbook, name);
  const repository = await openRepository(open.root);
  const changes = await changedFiles(repository);
  const outputs = [...new Set(steps.flatMap((step) => step.outputs))];
  const isOutput = (file: string) => steps.some((step) => deliverableFiles(playbook, step, [file]).length > 0);
  const notes = await uncommittable(repository, outputs, isOutput);
  const gates = evaluatePlaybook(open.project, open.checker.engine, id, await open.context())?.gates ?? [];
  const plans = steps.flatMap((step): CommitReport[] => {
    const wanted = new Set(
      deliverableFiles(
        playbook,
        step,
        changes.map((change) => change.file),
      ),
    );
    const files = changes.filter((change) => wanted.has(change.file));
    if (files.length === 0) return [];
    const proposed = proposedMessage(
      playbook,
      step,
      files.every((file) => file.status === 'added'),
    ).subject;
    const subject = subjectFrom(proposed, step, options);
    return [
      {
        step: `${step.phase}/${step.step}`,
        agent: step.agent,
        subject,
        body: commitBody(gates.find((gate) => gate.phase === step.phase && gate.step === step.step)),
        files: files.map(({ file, status }) => ({ path: file, status })),
        problems: subjectErrors(open.project, playbook, subject),
      },
    ];
  });
  return { plans, notes };
}

function hasSteps(open: OpenProject, id: string, name: string): boolean {
  try {
    return findSteps(findPlaybook(open.project, id) ?? {}, name).length > 0;
  } catch {
    return false;
  }
}

/** The subject: what the user wrote, with what they left out taken from the proposal. */
function subjectFrom(proposed: string, step: StepPlace, { message, agent, action }: CommitOptions): string {
  const { description = '', ...parts } = parseSubject(proposed) ?? { action: '' };
  const ours = formatSubject({ agent: agent ?? step.agent, action: action ?? parts.action, description });
  return completeSubject(message, ours);
}

async function commit(root: string, plan: CommitReport, io: Io): Promise<void> {
  const repository = await openRepository(root);
  const wanted = new Set(plan.files.map((file) => file.path));
  const files = (await changedFiles(repository)).filter((file) => wanted.has(file.file));
  const message = plan.body === '' ? plan.subject : `${plan.subject}\n\n${plan.body}`;
  const { id, subject, onBranch } = await commitFiles(repository, files, message, io.signal);
  plan.commit = id;
  plan.subject = subject;
  if (!onBranch)
    io.err(
      `HEAD is detached, so ${id.slice(0, 10)} is on no branch. Keep it with \`git branch <name> ${id.slice(0, 10)}\`.\n`,
    );
}

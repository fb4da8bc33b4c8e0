import type { Command } from 'commander';
import { planWaiver, UserError } from '../../core/index.ts';
import { gitIdentity } from '../../node/identity.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';
import { type RecordOptions, requirePerson, signRecord, writeRecord } from '../writeRecord.ts';

interface WaiveOptions extends ProjectOptions, RecordOptions {
  playbook?: string;
  reason: string;
  until: string;
}

/** `gtm waive <gate>/<criterion>`: records that somebody answers for a criterion that is not met, until a day. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<criterion>', 'criterion with its gate, such as strategy/gtm-strategy/budget')
    .requiredOption('--reason <text>', 'why it may stay open')
    .requiredOption('--until <day>', 'last day on which the waiver counts, as 2026-04-30')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--sign [key]', 'sign with an SSH key: the one that git signs with, or this file')
    .option('--commit', 'commit the record, and nothing else')
    .action(async (criterion: string, options: WaiveOptions) => {
      requirePerson(io);
      const open = await openProject(io, options.project);
      const { root, project } = open;
      const person = await gitIdentity(root);
      const context = await open.context(true);
      const result = playbookOf(open, options.playbook, context);
      const { reason, until } = options;
      const plan = planWaiver(project, result, { criterion, reason, until, person, now: io.now() }, context);
      if (plan.isChecked && plan.strength === 'signed' && !options.sign)
        throw new UserError('This project wants approvals signed, and waivers with them. Add `--sign`.');
      const { name, email } = plan.by;
      const record = await signRecord(plan.record, options, { root, key: plan.key, name }, io);
      const commit = await writeRecord(root, record, subjectOf(plan.criterion), options, io);
      const { file } = record;
      const signed = Boolean(options.sign);
      io.out(
        options.format === 'json'
          ? formatJson({ version, criterion, file, by: name, email, until, signed, ...(commit ? { commit } : {}) })
          : `${name} answers for ${criterion} until ${until}: ${file}\n${next(plan.isChecked && !signed, commit)}`,
      );
      end(0);
    });
}

/** Names of criteria can be long; a subject may not be. */
function subjectOf(criterion: string): string {
  const subject = `[human] waive: ${criterion}`;
  return subject.length <= 100 ? subject : `${subject.slice(0, 99)}…`;
}

function next(isChecked: boolean, commit: string | undefined): string {
  if (commit !== undefined) return `Committed as ${commit.slice(0, 10)}.\n`;
  return isChecked ? 'It counts once you have committed it yourself, with a subject such as `[human] waive: …`.\n' : '';
}

import type { Command } from 'commander';
import { planApproval, UserError } from '../../core/index.ts';
import { gitIdentity } from '../../node/identity.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { counted } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';
import { type RecordOptions, requirePerson, signRecord, writeRecord } from '../writeRecord.ts';

interface ApproveOptions extends ProjectOptions, RecordOptions {
  playbook?: string;
  note?: string;
}

/** `gtm approve <gate>`: records that an approver stands by what a gate covers, as it is now. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<gate>', 'gate to approve; `approvers` for a change of the approvers in marketing.yaml')
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--note <text>', 'what should be remembered')
    .option('--sign [key]', 'sign with an SSH key: the one that git signs with, or this file')
    .option('--commit', 'commit the record, and nothing else')
    .action(async (gate: string, options: ApproveOptions) => {
      requirePerson(io);
      const open = await openProject(io, options.project);
      const { root, project, checker } = open;
      const person = await gitIdentity(root);
      const context = await open.context(true);
      const result = playbookOf(open, options.playbook, context);
      const request = { gate, person, now: io.now(), note: options.note };
      const plan = planApproval(project, checker.engine, result, request, context);
      if (plan.strength === 'signed' && !options.sign)
        throw new UserError('This project wants approvals signed. Add `--sign`.');
      const { name, email, key } = plan.approver;
      const record = await signRecord(plan.record, options, { root, key, name }, io);
      const commit = await writeRecord(root, record, `[human] approve: ${plan.gate}`, options, io);
      const signed = Boolean(options.sign);
      const files = plan.files.map((file) => file.path);
      const { file } = record;
      const { warnings } = plan;
      io.out(
        options.format === 'json'
          ? formatJson({
              version,
              gate: plan.gate,
              file,
              by: name,
              email,
              signed,
              files,
              warnings,
              ...(commit ? { commit } : {}),
            })
          : `${name} approves ${plan.gate}, with ${counted(files.length, 'file')} as they are now: ${file}\n${next(signed, commit)}`,
      );
      if (options.format !== 'json') for (const warning of warnings) io.err(`${warning}\n`);
      end(0);
    });
}

function next(signed: boolean, commit: string | undefined): string {
  if (commit !== undefined) return `Committed as ${commit.slice(0, 10)}.\n`;
  return signed
    ? 'It is signed. Commit it, so that others have it.\n'
    : 'It counts once you have committed it yourself, with a subject such as `[human] approve: …`.\n';
}

import type { Command } from 'commander';
import { planReview, verdicts } from '../../core/index.ts';
import { gitIdentity } from '../../node/identity.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import { counted } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { playbookOf } from '../playbookOf.ts';
import { writeRecord } from '../writeRecord.ts';

interface ReviewOptions extends ProjectOptions {
  playbook?: string;
  by?: string;
  verdict: string;
  summary?: string;
  quote: string[];
  commit?: boolean;
}

/** `gtm review <gate>`: records what somebody thinks of the files that a criterion covers, as they are now. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .argument('<gate>', 'gate that asks for a review, or the criterion with its gate')
    .requiredOption('--verdict <verdict>', verdicts.join(', '))
    .option('--by <reviewer>', 'role or person that has judged (default: the name that git knows)')
    .option('--summary <text>', 'the judgement in a sentence or two')
    .option(
      '--quote <quotation>',
      'what it rests on: a file, a colon, and words that stand in it; may be repeated',
      collect,
      [],
    )
    .option('--playbook <id>', 'playbook (default: the first of the project)')
    .option('--commit', 'commit the record, and nothing else')
    .action(async (about: string, options: ReviewOptions) => {
      const open = await openProject(io, options.project);
      const { root, project, checker } = open;
      const reviewer = options.by ?? (await gitIdentity(root)).name;
      const context = await open.context(true);
      const result = playbookOf(open, options.playbook, context);
      const { verdict, summary, quote } = options;
      const request = { about, reviewer, verdict, summary, quotations: quote, now: io.now() };
      const plan = planReview(project, checker.engine, result, request, context);
      const agent = io.env.GTM_AGENT ?? 'human';
      const commit = await writeRecord(root, plan.record, `[${agent}] review: ${plan.gate}`, options, io);
      const { gate, criterion, files } = plan;
      const { file } = plan.record;
      io.out(
        options.format === 'json'
          ? formatJson({ version, gate, criterion, file, reviewer, verdict, files, ...(commit ? { commit } : {}) })
          : `${reviewer} has reviewed ${gate}, with ${counted(files.length, 'file')} as they are now (${verdict}): ${file}\n${commit ? `Committed as ${commit.slice(0, 10)}.\n` : ''}`,
      );
      end(0);
    });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

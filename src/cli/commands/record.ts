import { Argument, type Command } from 'commander';
import { planTeamRecord, type TeamRecord, teamRecords, UserError } from '../../core/index.ts';
import { dayOf } from '../../node/evaluationContext.ts';
import { writeTeamRecord } from '../../node/writeTeamRecord.ts';
import { version } from '../../version.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addProjectOptions, type ProjectOptions } from '../options.ts';
import { readJson } from '../readJson.ts';

interface RecordOptions extends ProjectOptions {
  agent?: string;
}

/** `gtm record <kind> [file]`: writes a record of the team from its facts, once the rules take it. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addProjectOptions(command, ['text', 'json'])
    .addArgument(new Argument('<kind>', 'what it is').choices([...teamRecords]))
    .argument('[file]', 'file with its facts as JSON, by the keys of its kind; - for standard input', '-')
    .option('--agent <role>', 'role that writes it (default: GTM_AGENT)')
    .action(async (kind: TeamRecord, file: string, options: RecordOptions) => {
      const { root, project } = await openProject(io, options.project);
      const agent = io.env.GTM_AGENT || options.agent;
      if (!agent) throw new UserError('Say which role writes this: --agent growth-analyst.');
      if (options.agent && options.agent !== agent)
        throw new UserError(`You work as ${agent} here, and write in no other name.`);
      const facts = await readJson(io, file);
      if (facts === null || typeof facts !== 'object' || Array.isArray(facts))
        throw new UserError('The facts are an object in JSON, such as {"title": "…"}.');
      const record = planTeamRecord(project, kind, { ...facts }, { agent, today: dayOf(io.now()) });
      await writeTeamRecord(root, record);
      io.out(
        options.format === 'json'
          ? formatJson({ version, kind, file: record.file })
          : `${record.replaces ? 'Wrote' : 'Recorded'} ${record.file}.\n`,
      );
      end(0);
    });
}

import { planTeamRecord, type TeamRecord, UserError } from '../../core/index.ts';
import { writeTeamRecord } from '../../node/writeTeamRecord.ts';
import type { ToolContext } from '../tool.ts';

/**
 * Writes a record of the team. An agent that the server was started for writes in no other name.
 * @returns what was written, and where
 */
export async function write(
  kind: TeamRecord,
  { agent = '', ...facts }: { agent?: string },
  context: ToolContext,
): Promise<object> {
  const who = context.agent ?? agent;
  if (context.agent !== undefined && agent !== '' && agent !== context.agent)
    throw new UserError(`You work as ${context.agent} here, and write in no other name.`);
  const { root, project } = await context.open();
  const record = planTeamRecord(project, kind, facts, { agent: who, today: context.today() });
  await writeTeamRecord(root, record);
  return { kind, file: record.file };
}

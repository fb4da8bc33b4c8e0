import { publishedSchema, type Schema, type TeamRecord } from '../../core/index.ts';
import { agentArgument } from '../tool.ts';

/** Keys that the server fills in itself. */
const ours = ['kind', 'schema_version', 'id', 'cycle', 'raised_by', 'on', 'updated', 'agent'];

/** The arguments of a tool that writes a record: the keys of its kind, and who writes. */
export function recordInput(kind: TeamRecord, required: readonly string[]): Schema & { type: 'object' } {
  const { properties = {}, definitions } = publishedSchema(kind) as Schema;
  const keys = Object.entries(properties).filter(([name]) => !ours.includes(name));
  return {
    type: 'object',
    additionalProperties: false,
    required: [...required],
    properties: { agent: agentArgument, ...Object.fromEntries(keys) },
    ...(definitions ? { definitions } : {}),
  };
}

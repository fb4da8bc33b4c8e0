import { defineTool } from '../tool.ts';
import { recordInput } from './recordInput.ts';
import { write } from './writeTeamRecord.ts';

/** Reports where a role stands. */
export const reportStatus = defineTool<{ agent?: string }>({
  name: 'report_status',
  title: 'Report status',
  description:
    'Writes where you stand, in place of your status before: what was done, which files came out, what holds you up, what is next. The files have to exist; the gate judges the work, not this report.',
  input: recordInput('status', ['task', 'status', 'next']),
  readOnly: false,
  idempotent: true,
  run: (input, context) => write('status', input, context),
});

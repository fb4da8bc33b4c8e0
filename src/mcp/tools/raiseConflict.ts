import { defineTool } from '../tool.ts';
import { recordInput } from './recordInput.ts';
import { write } from './writeTeamRecord.ts';

/** Raises a conflict. */
export const raiseConflict = defineTool<{ agent?: string }>({
  name: 'raise_conflict',
  title: 'Raise a conflict',
  description:
    'Writes down that two roles’ work does not fit together, instead of choosing a side. The gates that you name stay closed until the coordinator or a person decides.',
  input: recordInput('conflict', ['title', 'gates', 'impact']),
  readOnly: false,
  run: (input, context) => write('conflict', input, context),
});

import { defineTool } from '../tool.ts';
import { recordInput } from './recordInput.ts';
import { write } from './writeTeamRecord.ts';

/** Records what was learned. */
export const recordLearning = defineTool<{ agent?: string }>({
  name: 'record_learning',
  title: 'Record a learning',
  description:
    'Writes down what worked, what did not and what to try next, with the evidence and the experiments, campaigns or KPIs that taught it.',
  input: recordInput('learning', ['title', 'learnings']),
  readOnly: false,
  run: (input, context) => write('learning', input, context),
});

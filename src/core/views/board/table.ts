import type { ViewTable } from '../model.ts';
import { stateWord } from '../svg/state.ts';
import type { BoardPlaybook } from './model.ts';

/** The board as a table: a row for each step. */
export function tableOf(playbooks: readonly BoardPlaybook[]): ViewTable {
  const many = playbooks.length > 1;
  const rows = playbooks.flatMap(({ title: playbook, phases }) =>
    phases.flatMap((phase) =>
      phase.steps.map(({ title, agent, status, gate, outputs, note }) => [
        ...(many ? [playbook] : []),
        phase.title,
        title,
        agent,
        stateWord(status),
        stateWord(gate),
        `${outputs.done} of ${outputs.all}`,
        note ?? '',
      ]),
    ),
  );
  const words = [...(many ? ['Playbook'] : []), 'Phase', 'Step', 'Agent', 'State', 'Gate'];
  const columns = [
    ...words.map((title) => ({ title })),
    { title: 'Outputs', figures: true },
    { title: 'What it waits for' },
  ];
  return { columns, rows };
}

import type { BoardPlaybook } from './model.ts';

/** One sentence: how far the work has come, and what comes next. */
export function summaryOf(playbooks: readonly BoardPlaybook[]): string {
  const steps = playbooks.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps));
  const counted = steps.filter(({ status }) => status !== 'skipped');
  if (counted.length === 0) return 'No step of a playbook takes part in this cycle.';
  const done = counted.filter(({ status }) => status === 'done').length;
  const fact =
    done === counted.length
      ? `All ${done} steps are done`
      : `${done} of ${counted.length} steps ${done === 1 ? 'is' : 'are'} done`;
  const names = (wanted: string) => counted.filter(({ status }) => status === wanted).map(({ title }) => `“${title}”`);
  const clauses = [
    clause(names('running'), 'is running', 'are running'),
    clause(names('in-review'), 'waits for review', 'wait for review'),
    clause(names('ready'), 'can be worked on now', 'can be worked on now'),
  ].filter(Boolean);
  return `${[fact, ...clauses].join('; ')}.`;
}

/** Names as many as a sentence bears. */
function clause(names: readonly string[], one: string, many: string): string {
  if (names.length === 0) return '';
  if (names.length === 1) return `${names[0]} ${one}`;
  return names.length === 2 ? `${names.join(' and ')} ${many}` : `${names.length} ${many}`;
}

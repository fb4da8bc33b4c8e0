import type { Outcome, RunEvent } from '../core/index.ts';

/** How a line of a run is meant, for colours. */
export type RunTone = 'plain' | 'dim' | 'good' | 'bad' | 'strong';

/** A stretch of text of a run. Words of an agent come in pieces, without a line end of their own. */
export interface RunText {
  tone: RunTone;
  text: string;
  /** True for a piece that goes on where the last one ended. */
  flows?: boolean;
}

/** What a run tells, in words: the same ones in a terminal and in the editor. Empty for what nobody needs to read. */
export function runEventText(event: RunEvent, several = false): RunText[] {
  const place = several && 'step' in event && event.step ? `${event.step}  ` : '';
  const line = (tone: RunTone, text: string): RunText => ({ tone, text: `${place}${text}` });
  switch (event.type) {
    case 'run':
      return event.steps.length === 1
        ? []
        : [line('dim', `${event.steps.length} steps with ${event.runner}, run ${event.run}`)];
    case 'start':
      return [line('strong', `${event.title}  ${event.agent}, ${event.runner}`)];
    case 'turn':
      return event.turn === 1
        ? []
        : [line('dim', `Turn ${event.turn} of ${event.turns}: what was found goes back to the agent`)];
    case 'say':
      return [{ tone: 'plain', text: event.text, flows: true }];
    case 'think':
      return [{ tone: 'dim', text: event.text, flows: true }];
    case 'plan':
      return event.entries.map(({ text, status }) => line('dim', `[${status === 'completed' ? 'x' : ' '}] ${text}`));
    case 'tool':
      return event.status === 'pending' || event.status === 'in_progress' ? [line('dim', `- ${event.title}`)] : [];
    case 'allowed':
      return [];
    case 'refused':
      return [
        line(
          'bad',
          `Refused: ${event.files.join(', ') || event.title}${event.reason ? `, which ${event.reason}` : ''}`,
        ),
      ];
    case 'ask':
      return [line('strong', `May it change ${event.files.join(', ') || event.title}? (y/n)`)];
    case 'waiting':
      return [line('dim', `Waiting for the model, ${event.seconds} seconds so far`)];
    case 'verify': {
      const { missing, findings, strays } = event;
      const problems = missing.length + findings.length;
      if (problems + strays.length === 0) return [line('good', 'Checked: nothing to mend')];
      return [
        line(problems > 0 ? 'bad' : 'good', problems > 0 ? `Checked: ${problems} to mend` : 'Checked: nothing to mend'),
        ...missing.map((file) => line('plain', `  ${file} is missing`)),
        ...findings.slice(0, 12).map((text) => line('plain', `  ${text}`)),
        ...(findings.length > 12 ? [line('dim', `  and ${findings.length - 12} more`)] : []),
        ...strays.map(({ file, reason }) => line('dim', `  left behind: ${file} ${reason}`)),
      ];
    }
    case 'written':
      return [
        ...event.files.map((file) => line('plain', `Wrote ${file}`)),
        ...event.kept.map((file) => line('bad', `Kept aside: ${file} was changed by somebody else meanwhile`)),
      ];
    case 'gate':
      return [line(event.status === 'pass' ? 'good' : 'bad', `Gate ${event.gate}: ${event.status}`)];
    case 'outcome': {
      const { outcome, reason, message, subject, commit } = event.result;
      return [
        line(outcome === 'done' ? 'good' : 'bad', `${outcomeWord(outcome)}${reason ? ` (${reason})` : ''}: ${message}`),
        ...(commit ? [line('plain', `Committed ${commit.slice(0, 10)}  ${subject}`)] : []),
      ];
    }
    case 'note':
      return [line('dim', event.text)];
    case 'end':
      return [{ tone: event.outcome === 'done' ? 'good' : 'bad', text: event.message }];
  }
}

/** The word for an outcome. */
export function outcomeWord(outcome: Outcome): string {
  return { done: 'Done', incomplete: 'Incomplete', refused: 'Refused', cancelled: 'Cancelled', failed: 'Failed' }[
    outcome
  ];
}

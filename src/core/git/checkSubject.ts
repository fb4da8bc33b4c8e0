import { formatMessage, list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import type { KnownAgent } from './agents.ts';
import { isWrittenByGit, parseSubject, subjectAdvice, subjectLimit } from './subject.ts';

export interface SubjectProblem {
  severity: 'error' | 'warning';
  message: string;
}

const messages = {
  empty: 'The commit has no subject. Write one such as `[coordinator] strategy: define the goals of the quarter`.',
  form: 'The subject “{subject}” does not follow `[agent] action: brief description`, such as `[coordinator] strategy: define the goals of the quarter`.',
  pattern: 'The subject “{subject}” does not match the pattern of this project: {pattern}',
  agent: 'There is no agent `{agent}`.{hint}',
  action: '{agent} has no action `{action}`.{hint}',
  long: 'The subject has {length} characters, but may have at most {limit}. Move details to the body.',
  advice: 'The subject has {length} characters; more than {limit} are cut off in many places.',
  mood: 'Begin the description with what the commit does: `{suggestion}` rather than `{word}`.',
  stop: 'The description ends in a full stop. Leave it out.',
} as const;

/**
 * What is wrong with a commit's subject. Subjects that git writes itself are accepted.
 * @param pattern the project's own pattern, in place of the convention; one that cannot be read as an expression is ignored
 */
export function checkSubject(subject: string, agents: readonly KnownAgent[], pattern?: string): SubjectProblem[] {
  const problem = (
    code: keyof typeof messages,
    args: Record<string, string | number> = {},
    severity: 'error' | 'warning' = 'error',
  ) => ({
    severity,
    message: formatMessage(messages[code], { subject, ...args }),
  });
  if (subject === '') return [problem('empty')];
  if (isWrittenByGit(subject)) return [];
  const length = [...subject].length;
  const tooLong = length > subjectLimit ? [problem('long', { length, limit: subjectLimit })] : [];
  const custom = pattern === undefined ? undefined : expressionOf(pattern);
  if (custom) return custom.test(subject) ? tooLong : [problem('pattern', { pattern: pattern ?? '' }), ...tooLong];
  const parts = parseSubject(subject);
  if (!parts) return [problem('form'), ...tooLong];
  const problems = [...tooLong];
  const agent = agents.find((candidate) => candidate.names.includes(parts.agent));
  if (!agent) {
    const names = agents.map((candidate) => candidate.id);
    problems.push(
      problem('agent', {
        agent: parts.agent,
        hint: hint(
          parts.agent,
          agents.flatMap((candidate) => candidate.names),
          names,
        ),
      }),
    );
  } else if (!agent.actions.includes(parts.action)) {
    problems.push(
      problem('action', {
        agent: agent.id,
        action: parts.action,
        hint: hint(parts.action, agent.actions, agent.actions),
      }),
    );
  }
  if (length > subjectAdvice && length <= subjectLimit)
    problems.push(problem('advice', { length, limit: subjectAdvice }, 'warning'));
  const [word = ''] = parts.description.split(' ');
  const suggestion = imperative(word);
  if (suggestion !== undefined) problems.push(problem('mood', { word, suggestion }, 'warning'));
  if (parts.description.endsWith('.')) problems.push(problem('stop', {}, 'warning'));
  return problems;
}

function hint(word: string, candidates: readonly string[], known: readonly string[]): string {
  const suggestion = nearest(word, candidates);
  return suggestion ? ` Did you mean \`${suggestion}\`?` : ` Known: ${list(known.map((name) => `\`${name}\``))}.`;
}

/** The imperative of a verb that stands in another form; undefined for a word that reads as one already. */
function imperative(word: string): string | undefined {
  const forms: Record<string, string> = {
    added: 'add',
    adds: 'add',
    adding: 'add',
    built: 'build',
    builds: 'build',
    building: 'build',
    created: 'create',
    creates: 'create',
    creating: 'create',
    defined: 'define',
    defines: 'define',
    defining: 'define',
    updated: 'update',
    updates: 'update',
    updating: 'update',
    wrote: 'write',
    written: 'write',
    writes: 'write',
    writing: 'write',
    fixed: 'fix',
    fixes: 'fix',
    fixing: 'fix',
    changed: 'change',
    changes: 'change',
    changing: 'change',
    removed: 'remove',
    removes: 'remove',
    removing: 'remove',
    designed: 'design',
    designing: 'design',
    approved: 'approve',
    approves: 'approve',
    approving: 'approve',
  };
  const lower = word.toLowerCase();
  const found = forms[lower];
  return found === undefined || found === lower ? undefined : found;
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** The commit convention: `[agent] action: brief description`. */

export interface Subject {
  agent: string;
  action: string;
  description: string;
}

/** Longest subject that is accepted, and longest that passes without a warning. */
export const subjectLimit = 100;
export const subjectAdvice = 72;

const pattern = /^\[(?<agent>[a-z0-9-]+)\] (?<action>[a-z0-9-]+): (?<description>\S.*)$/;

/** The parts of a subject, or undefined when it does not follow the convention. */
export function parseSubject(subject: string): Subject | undefined {
  const groups = pattern.exec(subject)?.groups;
  return groups && { agent: groups.agent ?? '', action: groups.action ?? '', description: groups.description ?? '' };
}

/** Writes a subject. */
export function formatSubject({ agent, action, description }: Subject): string {
  return `[${agent}] ${action}: ${description}`;
}

/**
 * The subject that somebody means who wrote a whole one, only its description, or nothing.
 * @param proposed what the rest is taken from
 */
export function completeSubject(given: string | undefined, proposed: string): string {
  if (given === undefined) return proposed;
  const parts = parseSubject(proposed);
  return given.startsWith('[') || !parts ? given : formatSubject({ ...parts, description: given });
}

/** The subject of a commit message: its first line that is no comment. */
export function subjectOf(message: string): string {
  return (
    message
      .split(/\r?\n/)
      .find((line) => line.trim() !== '' && !line.startsWith('#'))
      ?.trim() ?? ''
  );
}

/** True for subjects that git itself writes: merges, reverts, and the marks of an interactive rebase. */
export function isWrittenByGit(subject: string): boolean {
  return /^(?:Merge |Revert "|Reapply "|(?:fixup|squash|amend)! )/.test(subject);
}

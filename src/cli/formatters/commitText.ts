/** A commit that can be made, or was: what `gtm commit` and `gtm runs --commit` print. */
export interface CommitReport {
  step: string;
  agent: string;
  subject: string;
  body: string;
  files: { path: string; status: string }[];
  /** What keeps its subject from being used. */
  problems: string[];
  /** Id of the commit, once it is made. */
  commit?: string;
}

/** A commit for people: its subject, its files, and what is wrong with the subject. */
export function commitText({ step, subject, files, problems, commit }: CommitReport): string {
  const head = commit === undefined ? `Would commit ${step}:` : `Committed ${step} as ${commit.slice(0, 10)}:`;
  const lines = files.map(({ path, status }) => `  ${status.padEnd(8)}  ${path}`);
  return `${[head, `  ${subject}`, ...lines, ...problems].join('\n')}\n`;
}

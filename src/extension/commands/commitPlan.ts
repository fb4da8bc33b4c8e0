/** What `gtm commit <step> --dry-run --json` prints, and `gtm runs <run> --commit --dry-run --json` for each commit; without `--dry-run`, the id of the commit comes along. */
export interface CommitPlan {
  step: string;
  agent: string;
  files: { path: string; status: string }[];
  subject: string;
  body: string;
  /** Sentences that say what is wrong with the subject. */
  problems: string[];
  /** Id of the commit, once it is made. */
  commit?: string;
}

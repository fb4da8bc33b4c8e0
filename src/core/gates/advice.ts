/** What to run: a mode of the playbook, or some of its phases, steps or roles. */
export interface AdvisedRun {
  mode?: string;
  phases?: readonly string[];
  steps?: readonly string[];
  agents?: readonly string[];
}

/** A number that advice rests on, as a person reads it, and the file that it is from. */
export interface UsedNumber {
  label: string;
  value: string;
  file?: string;
}

export interface Advice {
  id: 'first-run' | 'pivot' | 'course' | 'churn-spike' | 'new-competitor' | 'monthly-review';
  title: string;
  /** `unknown` where the project has no data to tell. */
  verdict: 'yes' | 'no' | 'unknown';
  why: string;
  numbers: readonly UsedNumber[];
  run?: AdvisedRun;
}

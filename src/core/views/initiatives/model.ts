import type { Place, ViewHead } from '../model.ts';

/** Initiatives by what they bring and what they take, with their rank. */
export interface InitiativesView extends ViewHead {
  kind: 'initiatives';
  /** Best first; those that cannot be ranked yet come last. */
  initiatives: readonly RankedInitiative[];
}

export interface RankedInitiative extends Place {
  title: string;
  /** Undefined while a judgement or the weights are missing. */
  rank?: number;
  /** Weighted sum, 1 to 5. */
  score?: number;
  /** From 1 to 5. */
  impact?: number;
  effort?: number;
  /** How much more comes back than is spent, as a share of the cost. */
  returnOnCost?: number;
  owner?: string;
  by?: string;
  /** What it lacks to be ranked, in a sentence. */
  remark?: string;
}

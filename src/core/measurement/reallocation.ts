import { apportion } from '../attribution/credit.ts';

/**
 * A budget shared out in proportion to what each channel brought, to the minor unit (largest remainder).
 * @param total in minor units
 * @param weights conversions or value by channel; not negative, not all zero
 */
export function proportionalBudget(total: number, weights: readonly number[]): number[] {
  return apportion(total, weights);
}

import { UserError } from '../../messages/userError.ts';

/** What was measured in a variant, as a person types it. */
export type TypedArm =
  | { users: number; conversions: number }
  | { users: number; mean: number; standard_deviation: number };

const conversions = /^(\d+)\/(\d+)$/;
const average = /^(-?[\d.]+(?:e-?\d+)?)(?:±|\+-)([\d.]+(?:e-?\d+)?)\/(\d+)$/i;

/**
 * Reads `576/9587` (conversions of people) or `41.2±12.4/1200` (mean and standard deviation of people; `+-` for `±`).
 * Thousands may be separated by commas.
 * @throws UserError for anything else
 */
export function parseArm(text: string): TypedArm {
  const plain = text.replaceAll(/(\d),(?=\d{3}\b)/g, '$1').replaceAll(' ', '');
  const counts = conversions.exec(plain);
  if (counts) return { users: Number(counts[2]), conversions: Number(counts[1]) };
  const numbers = average.exec(plain);
  const [mean, deviation, users] = (numbers ?? []).slice(1).map(Number);
  if (mean === undefined || deviation === undefined || users === undefined || Number.isNaN(mean + deviation))
    throw new UserError(
      `“${text}” does not read as a variant. Write conversions/people, as in 576/9587, or mean+-deviation/people, as in 41.2+-12.4/1200.`,
    );
  return { users, mean, standard_deviation: deviation };
}

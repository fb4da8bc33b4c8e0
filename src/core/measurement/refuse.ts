import type { Refusal } from '../calculators/calculator.ts';
import { formatMessage } from '../messages/format.ts';

/** Says why there is no number: the sentence of a calculator's refusal, with its gaps filled. */
export function refuse<Codes extends Readonly<Record<string, string>>>(
  refusals: Codes,
  code: keyof Codes & string,
  args: Record<string, string | number> = {},
): Refusal {
  return { refused: code, message: formatMessage(refusals[code] ?? code, args) };
}

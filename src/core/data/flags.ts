const yes = new Set(['1', 'true', 'yes', 'y', 't', 'conv', 'conversion', 'converted', '(conversion)']);
const no = new Set(['0', 'false', 'no', 'n', 'f', 'null', '(null)', 'none', 'not converted', 'no conversion']);

/** Reads whether something happened: 1 or 0, yes or no, conv or null. Undefined for anything else; an empty cell is no. */
export function readFlag(cell: unknown): boolean | undefined {
  if (cell === undefined || cell === null) return false;
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).trim().toLowerCase();
  if (text === '' || no.has(text)) return false;
  return yes.has(text) ? true : undefined;
}

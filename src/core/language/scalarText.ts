import { Document, Scalar, YAMLSeq } from 'yaml';

export type Quoting = 'plain' | 'single' | 'double';

/**
 * Writes a scalar as YAML on one line; quotes are added where the text would otherwise mean something else.
 * @param flow true inside `[…]` or `{…}`, where commas and brackets need quotes
 */
export function scalarText(value: unknown, flow = false, quoting: Quoting = 'plain'): string {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && quoting !== 'plain')
    scalar.type = quoting === 'single' ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
  const isLong = typeof value === 'string' && value.includes('\n');
  if (isLong) scalar.type = Scalar.QUOTE_DOUBLE;
  const list = new YAMLSeq<Scalar>();
  list.items = [scalar];
  list.flow = flow;
  const document = new Document<YAMLSeq<Scalar>>();
  document.contents = list;
  const text = document
    .toString({ lineWidth: 0, minContentWidth: 0, singleQuote: true, doubleQuotedMinMultiLineLength: 1e9 })
    .trim();
  return flow ? text.slice(1, -1).trim() : text.slice(1).trim();
}

/** Writes a text as it stands inside quotes that are there already. */
export function insideQuotes(value: string, quote: string): string {
  return quote === "'" ? value.replaceAll("'", "''") : JSON.stringify(value).slice(1, -1);
}

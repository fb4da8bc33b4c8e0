/** A Markdown line as a person reads it: without marks for emphasis, code, links and boxes to tick. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s*\[[ xX]\]\s+/, '')
    .replace(/<br\s*\/?>/gi, '; ')
    .replace(/!?\[([^[\]\n]*)\]\([^()\s]*(?:\s"[^"]*")?\)/g, '$1')
    .replace(/`+/g, '')
    .replace(/\*\*|__|(?<![\p{L}\p{N}*])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}*])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|$~<>])/g, '$1')
    .replace(/[\p{Cc}\p{Cs}\u200B\u2028\u2029\uFEFF\uFFFE\uFFFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text without the quotation marks or the point that frame it. */
export function unquoted(text: string): string {
  const match = /^["“”'‘’«»*]+(.+?)["“”'‘’«»*]+[.]?$/u.exec(text.trim());
  return (match?.[1] ?? text).trim();
}

/** Parts of a list that is written in a line; what stands in parentheses or quotation marks stays together. */
export function listIn(text: string, separators = ';,'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const [index, character] of [...text].entries()) {
    if (/[([]/.test(character)) depth++;
    else if (/[)\]]/.test(character)) depth = Math.max(0, depth - 1);
    else if (character === '"') quoted = !quoted;
    else if (character === '“') quoted = true;
    else if (character === '”') quoted = false;
    const thousands = character === ',' && /\d$/.test(part) && /^\d/.test([...text][index + 1] ?? '');
    if (separators.includes(character) && depth === 0 && !quoted && !thousands) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map(trimmed).filter((word) => word !== '');
}

function trimmed(word: string): string {
  const text = word.trim().replace(/^and\s+/i, '');
  return unquoted(/[,.]["”]$/.test(text) ? text.replace(/[,.](["”])$/, '$1') : text.replace(/\.$/, '')).replace(
    /,$/,
    '',
  );
}

/** The first sentence, and what follows. */
export function firstSentence(text: string): [first: string, rest: string] {
  const end = /[.!?](?=\s+[\p{Lu}"“*])/u.exec(text);
  if (!end) return [text.trim(), ''];
  return [text.slice(0, end.index + 1).trim(), text.slice(end.index + 1).trim()];
}

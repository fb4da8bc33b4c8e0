/** Front matter is the YAML between a first line `---` and the next line `---` (or `...`, the end of a YAML document). */
export interface FrontMatter {
  text: string;
  /** Offset of the YAML text in the file, and of the first character behind the closing line. */
  start: number;
  end: number;
}

/** The front matter of a Markdown text, or undefined when it has none (or never closes it). */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text.slice(start));
  if (!close) return undefined;
  return { text: text.slice(start, start + close.index), start, end: start + close.index + close[0].length };
}

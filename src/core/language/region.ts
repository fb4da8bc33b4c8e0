import type { Document } from '../documents/document.ts';
import { isKind, type Kind } from '../documents/kinds.ts';
import type { Span } from '../documents/position.ts';

/** The part of a file that is YAML, and what it describes as far as that can be told while the text is being typed. */
export interface YamlRegion {
  span: Span;
  kind: Kind | undefined;
}

/** The YAML of a document: all of a YAML file, the front matter of a Markdown file (also while its closing line is missing). */
export function yamlRegion(document: Document): YamlRegion | undefined {
  if (document.format === 'yaml') return { span: [0, document.text.length], kind: document.kind };
  const span = frontMatterSpan(document.text);
  return span && { span, kind: document.kind ?? kindIn(document.text.slice(...span)) };
}

function frontMatterSpan(text: string): Span | undefined {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const rest = text.slice(start);
  const close = /^---[ \t]*\r?$/m.exec(rest);
  if (close) return [start, start + close.index];
  // Not closed yet: up to the first empty line or heading, where the prose must begin.
  const prose = /^(?:[ \t]*\r?$|#+[ \t])/m.exec(rest);
  return [start, start + (prose ? prose.index : rest.length)];
}

function kindIn(text: string): Kind | undefined {
  const kind = /^kind:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
  return isKind(kind) ? kind : undefined;
}

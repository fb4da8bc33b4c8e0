import { frontMatterOf } from '../../documents/frontMatter.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { cleanText } from '../clean.ts';

/** A Markdown document before it is rendered: its prose, and the line on which that begins. */
export interface MarkdownPage {
  title: string;
  text: string;
  /** From 1. */
  line: number;
}

/** The name of the page among the views of a document. */
export const pageName = 'page';

/** The prose of a Markdown document, without its front matter; undefined for YAML. */
export function markdownPage({ file, title, text, lines }: PlanDocument): MarkdownPage | undefined {
  if (!file.toLowerCase().endsWith('.md')) return undefined;
  const start = frontMatterOf(text)?.end ?? 0;
  return { title: cleanText(title), text: text.slice(start), line: lines.rangeOf([start, start]).start.line };
}

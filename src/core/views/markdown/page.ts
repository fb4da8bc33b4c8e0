import { frontMatterOf } from '../../documents/frontMatter.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { cleanText } from '../clean.ts';
import { factsMarkup, factsText, type PageFact, pageFacts } from './facts.ts';
import { renderMarkdown } from './render.ts';

/** A Markdown document before it is rendered: its prose, and the line on which that begins. */
export interface MarkdownPage {
  title: string;
  text: string;
  /** From 1. */
  line: number;
  /** Where there is no prose: what the head says. */
  facts?: PageFact[];
}

/** The name of the page among the views of a document. */
export const pageName = 'page';

/** The prose of a Markdown document, without its front matter; undefined for YAML. */
export function markdownPage(document: PlanDocument): MarkdownPage | undefined {
  const { file, title, text, lines } = document;
  if (!file.toLowerCase().endsWith('.md')) return undefined;
  const start = frontMatterOf(text)?.end ?? 0;
  const page = { title: cleanText(title), text: text.slice(start), line: lines.rangeOf([start, start]).start.line };
  return page.text.trim() === '' ? { ...page, facts: pageFacts(document) } : page;
}

/** Renders a Markdown document as HTML: its prose, or else what its head says. */
export function pageMarkup({ text, line, facts }: MarkdownPage): string {
  return facts ? factsMarkup(facts) : renderMarkdown(text, line);
}

/** A Markdown document for a terminal. */
export function pageText({ title, text, facts }: MarkdownPage): string {
  return facts ? `${title}\n\n${factsText(facts)}` : text;
}

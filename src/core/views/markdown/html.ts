import { pageFrame } from '../html/page.ts';
import type { MarkdownPage } from './page.ts';
import { renderMarkdown } from './render.ts';

/** Writes a Markdown document as a web page of its own. Its diagrams stay text: only a browser can draw them. */
export function markdownHtml(
  page: MarkdownPage,
  { project, date }: { project?: string | undefined; date?: string },
): string {
  // The page brings the title as its heading; the same as the first line of the text would stand there twice.
  const body = renderMarkdown(page.text, page.line).replace(/^<h1[^>]*>.*?<\/h1>\n/s, '');
  return pageFrame(page.title, body.trimEnd(), [project, date].filter(Boolean).join(' · '));
}

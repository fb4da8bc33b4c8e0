import { type PageScript, pageFrame } from '../html/page.ts';
import { type MarkdownPage, pageMarkup } from './page.ts';
import { renderMarkdown } from './render.ts';

/** True when there are diagrams in a Markdown document. */
export function hasDiagrams({ text }: MarkdownPage): boolean {
  return renderMarkdown(text).includes('<pre class="diagram"');
}

/**
 * Writes a Markdown document as a web page of its own.
 * @param scripts what draws its diagrams once the page is open; without them they stay text
 */
export function markdownHtml(
  page: MarkdownPage,
  {
    project,
    date,
    scripts,
  }: { project?: string | undefined; date?: string; scripts?: readonly PageScript[] | undefined },
): string {
  // The page brings the title as its heading; the same as the first line of the text would stand there twice.
  const body = pageMarkup(page).replace(/^<h1[^>]*>.*?<\/h1>\n/s, '');
  return pageFrame(headingOf(page), body.trimEnd(), [project, date].filter(Boolean).join(' · '), scripts);
}

/** The heading that a text begins with; else the document's title. */
function headingOf({ title, text }: MarkdownPage): string {
  return /^\s*#[ \t]+([^\n]*[^\n#\s])[ \t]*#*[ \t]*(?:\n|$)/.exec(text)?.[1] ?? title;
}

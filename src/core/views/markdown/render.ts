import MarkdownIt from 'markdown-it';

/** Addresses that a link may lead to: the web and mail. Anything else, a script above all, stays text. */
const allowed = /^(?:https?:|mailto:)/i;

/** A day, a number, a share or an amount: what a narrow column must not break in two. */
const figure = /^(?:\d{4}-\d\d-\d\d|[−+-]?(?:[A-Z]{3} )?\d[\d.,]*(?: ?%)?)$/;

/** Around a table: where it is wider than the page it scrolls by itself, by keyboard as well. */
const wide = '<div class="wide" tabindex="0" role="group" aria-label="Table">';

/**
 * Renders Markdown as HTML. Markup in the text stays text, pictures are named and not fetched, and each block carries the
 * line that it begins on. A fence of Mermaid is marked as a diagram for whoever can draw it.
 * @param line line of the file on which the text begins, from 1
 */
export function renderMarkdown(text: string, line = 1): string {
  const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
  markdown.validateLink = (url) => allowed.test(url.trim());
  markdown.renderer.rules.image = (tokens, index) =>
    `<em class="image">${markdown.utils.escapeHtml(tokens[index]?.content || 'Picture')}</em>`;
  markdown.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index];
    const kind = token?.info.trim() === 'mermaid' ? 'diagram' : 'code';
    const place = token?.attrGet('data-line') ?? '';
    return `<pre class="${kind}" data-line="${place}"><code>${markdown.utils.escapeHtml(token?.content ?? '')}</code></pre>\n`;
  };
  markdown.renderer.rules.table_open = (tokens, index, options, _, self) =>
    `${wide}\n${self.renderToken(tokens, index, options)}`;
  markdown.renderer.rules.table_close = (tokens, index, options, _, self) =>
    `${self.renderToken(tokens, index, options)}</div>\n`;
  markdown.core.ruler.push('lines', ({ tokens }) => {
    for (const token of tokens)
      if (token.map && token.nesting >= 0) token.attrSet('data-line', String(token.map[0] + line));
  });
  markdown.core.ruler.push('figures', ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === 'td_open' && figure.test(tokens[index + 1]?.content.trim() ?? ''))
        token.attrJoin('class', 'figure');
  });
  return markdown.render(text);
}

/** Lets rendered Markdown into the page: only the elements and attributes that Markdown makes are kept. */

const allowedElements = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code em strong s a br hr table thead tbody tr th td div'.split(' '),
);
const allowedAttributes = new Set(['class', 'data-line', 'href', 'start', 'tabindex', 'role', 'aria-label']);

/** The nodes of an HTML text, copied element by element: what is forgotten here is missing, not let in. */
export function adoptHtml(text: string): Node[] {
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  return [...body.childNodes].flatMap(copy);
}

function copy(source: Node): Node[] {
  if (source.nodeType === Node.TEXT_NODE) return [document.createTextNode(source.textContent ?? '')];
  if (!(source instanceof Element) || !allowedElements.has(source.localName)) return [];
  const target = document.createElement(source.localName);
  for (const { name, value } of source.attributes) {
    if (name === 'href' && !/^(?:https?:|mailto:)/i.test(value)) continue;
    if (allowedAttributes.has(name)) target.setAttribute(name, value);
  }
  target.append(...[...source.childNodes].flatMap(copy));
  return [target];
}

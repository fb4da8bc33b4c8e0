/** Lets SVG text into the page: parsed as XML, and only what a picture of ours consists of is kept. */

const svgNamespace = 'http://www.w3.org/2000/svg';
const allowedElements = new Set([
  'svg',
  'g',
  'rect',
  'line',
  'path',
  'polygon',
  'circle',
  'text',
  'tspan',
  'title',
  'desc',
]);
const allowedAttributes = new Set(
  (
    'class role tabindex data-source data-file viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform ' +
    'text-anchor stroke-dasharray aria-label aria-hidden'
  ).split(' '),
);

/** The picture as an element of this page; undefined when the text is not SVG. The page has its own style sheet. */
export function adoptSvg(text: string): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.namespaceURI !== svgNamespace || root.localName !== 'svg') return undefined;
  return copy(root) as SVGSVGElement | undefined;
}

/** Copies instead of cleaning up: what is forgotten here is missing, not let in. */
function copy(source: Element): SVGElement | undefined {
  if (source.namespaceURI !== svgNamespace || !allowedElements.has(source.localName)) return undefined;
  const target = document.createElementNS(svgNamespace, source.localName);
  for (const { name, value } of source.attributes) if (allowedAttributes.has(name)) target.setAttribute(name, value);
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) target.append(child.textContent ?? '');
    else if (child.nodeType === Node.ELEMENT_NODE) {
      const element = copy(child as Element);
      if (element) target.append(element);
    }
  }
  return target;
}

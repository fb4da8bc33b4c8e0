/** A tiny SVG writer: pictures are data until the last moment, so that no text from a file can become markup. */

export type ElementName = 'svg' | 'g' | 'rect' | 'line' | 'path' | 'polygon' | 'text' | 'title' | 'desc' | 'style';

export type AttributeValue = string | number | undefined;

export interface SvgElement {
  readonly name: ElementName;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly children: readonly (SvgElement | string)[];
}

/** Makes an element; an attribute that is undefined is left out, a string child is text. */
export function element(
  name: ElementName,
  attributes: Readonly<Record<string, AttributeValue>>,
  children: readonly (SvgElement | string)[] = [],
): SvgElement {
  return { name, attributes, children };
}

/** Writes an element as SVG text: one element a line, so that a difference between two pictures can be read. */
export function write(node: SvgElement, indent = ''): string {
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeMarkup(attributeText(value as string | number)).replaceAll('\n', '&#10;')}"`,
    )
    .join('');
  const open = `${indent}<${node.name}${attributes}`;
  if (node.children.length === 0) return `${open}/>`;
  if (node.children.every((child) => typeof child === 'string')) {
    return `${open}>${node.children.map(escapeMarkup).join('')}</${node.name}>`;
  }
  const inner = node.children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escapeMarkup(child)}` : write(child, `${indent}  `),
  );
  return [`${open}>`, ...inner, `${indent}</${node.name}>`].join('\n');
}

/** Escapes text for an element or an attribute of XML or HTML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Coordinates are written with at most two decimals, the same on every machine. */
function attributeText(value: string | number): string {
  if (typeof value === 'string') return value;
  return String(Object.is(Math.round(value * 100), -0) ? 0 : Math.round(value * 100) / 100);
}

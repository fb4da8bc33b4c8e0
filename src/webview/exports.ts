import { renderHtml, renderMermaid, renderSvg, type Scheme, type View } from '../core/index.ts';
import type { FromPreview } from '../shared/protocol.ts';
import { rasterise } from './rasterise.ts';

type Format = Extract<FromPreview, { type: 'save' }>['format'];

/** What a file says about where it comes from. */
export interface Origin {
  title: string;
  project?: string;
  date: string;
}

/** The formats in which a picture can be saved, in the order of the menu. */
export const formats: readonly { format: Format; label: string }[] = [
  { format: 'svg', label: 'SVG picture' },
  { format: 'png', label: 'PNG picture' },
  { format: 'mermaid', label: 'Mermaid text' },
  { format: 'html', label: 'Web page' },
];

/** Content of the file: text, and base64 for a PNG. */
export async function exported(view: View, format: Format, origin: Origin): Promise<string> {
  switch (format) {
    case 'svg':
      return renderSvg(view, { ...origin, standalone: true });
    case 'png':
      return await rasterise(renderSvg(view, { ...origin, standalone: true, scheme: schemeOfTheme() }));
    case 'mermaid':
      return renderMermaid(view);
    case 'html':
      return renderHtml(view, origin);
    default:
      return format satisfies never;
  }
}

/** A picture of dots cannot follow its reader's theme; it keeps the one it was made in. */
function schemeOfTheme(): Scheme {
  const { classList } = document.body;
  return classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light') ? 'light' : 'dark';
}

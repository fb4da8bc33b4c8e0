import { renderHtml, renderMermaid, renderSvg, type Scheme, type View } from '../core/index.ts';
import type { FromPreview } from '../shared/protocol.ts';
import { post } from './host.ts';
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
  { format: 'svg', label: 'Save SVG picture…' },
  { format: 'png', label: 'Save PNG picture…' },
  { format: 'mermaid', label: 'Save Mermaid text…' },
  { format: 'html', label: 'Save web page…' },
];

/** What can be put on the clipboard, in the order of the menu. */
export const copies: readonly { label: string; copy(view: View, origin: Origin): Promise<void> | void }[] = [
  { label: 'Copy PNG picture', copy: async (view, origin) => copyPng(await exported(view, 'png', origin)) },
  {
    label: 'Copy SVG text',
    copy: (view, origin) => post({ type: 'copy', text: renderSvg(view, { ...origin, standalone: true }) }),
  },
  { label: 'Copy Mermaid text', copy: (view) => post({ type: 'copy', text: renderMermaid(view) }) },
];

async function copyPng(base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
}

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

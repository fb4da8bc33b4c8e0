import { type DOMWindow, JSDOM } from 'jsdom';

let window: DOMWindow | undefined;

/** A browser's window without a browser: for parsers that want one. */
export function testWindow(): DOMWindow {
  window ??= new JSDOM('').window;
  return window;
}

/** Mermaid's own parser. It looks for its window among the globals. */
export async function mermaidParser(): Promise<(text: string) => Promise<{ diagramType: string }>> {
  const { document } = testWindow();
  Object.assign(globalThis, { window: testWindow(), document });
  const { default: mermaid } = await import('mermaid');
  return async (text) => mermaid.parse(text);
}

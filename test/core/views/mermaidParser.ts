// Mermaid's own parser. It cleans labels with the help of a document, so it gets one.
import { JSDOM } from 'jsdom';

let loaded: Promise<typeof import('mermaid').default> | undefined;

async function load() {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ securityLevel: 'strict', suppressErrorRendering: true });
  return mermaid;
}

/** Why Mermaid refuses a text; undefined when it parses. */
export async function mermaidProblem(text: string): Promise<string | undefined> {
  loaded ??= load();
  try {
    await (await loaded).parse(text);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

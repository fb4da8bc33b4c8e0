/** Parts of the page that are loaded when they are needed first. Their addresses stand on the page's own script. */

const own = document.currentScript as HTMLScriptElement;
const { nonce } = own;
const addresses = { ...own.dataset };
const loading = new Map<string, Promise<unknown>>();

/** What Mermaid's bundle brings, as far as it is used here. */
export interface Mermaid {
  initialize(config: Record<string, unknown>): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** Renders Markdown as HTML; see core/views/markdown/render.ts. */
export type RenderMarkdown = (text: string, line: number) => string;

/** The renderer of Markdown. */
export function loadMarkdown(): Promise<RenderMarkdown> {
  return load('markdown', 'gtmRenderMarkdown');
}

/** Mermaid. */
export function loadMermaid(): Promise<Mermaid> {
  return load('mermaid', 'gtmMermaid');
}

function load<T>(name: 'markdown' | 'mermaid', global: string): Promise<T> {
  const known = loading.get(name);
  if (known) return known as Promise<T>;
  const loaded = new Promise<T>((resolve, reject) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.src = addresses[name] ?? '';
    script.addEventListener('load', () => resolve((globalThis as unknown as Record<string, T>)[global] as T));
    script.addEventListener('error', () => reject(new Error(`${name} could not be loaded.`)));
    document.head.append(script);
  });
  loading.set(name, loaded);
  return loaded;
}

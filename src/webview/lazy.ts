/** Mermaid, by far the largest part of the extension: loaded when the first diagram is drawn. */

const own = document.currentScript as HTMLScriptElement;
const { nonce } = own;
const address = own.dataset.mermaid ?? '';
let loading: Promise<Mermaid> | undefined;

/** What Mermaid's bundle brings, as far as it is used here. */
export interface Mermaid {
  initialize(config: Record<string, unknown>): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** Mermaid. Rejects when its bundle cannot be loaded. */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.addEventListener('load', () => resolve((globalThis as unknown as { gtmMermaid: Mermaid }).gtmMermaid));
    script.addEventListener('error', () => reject(new Error('Mermaid could not be loaded.')));
    script.src = address;
    document.head.append(script);
  });
  return loading;
}

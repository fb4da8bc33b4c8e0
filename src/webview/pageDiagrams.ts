// Draws the diagrams of a Markdown document that `gtm preview` wrote as a web page. Mermaid's bundle stands before it there.
import { drawDiagrams } from './diagrams.ts';
import type { Mermaid } from './lazy.ts';

const page = document.querySelector('main');
if (page) void drawDiagrams(page, async () => (globalThis as unknown as { gtmMermaid: Mermaid }).gtmMermaid);
// A diagram has the colours of its page in it.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => location.reload());

// Loaded only when a Markdown document has a diagram: it is by far the largest part of the extension.
import mermaid from 'mermaid';

Object.assign(globalThis, { gtmMermaid: mermaid });

// Loaded only when a Markdown document is shown: most panels never need it.
import { renderMarkdown } from '../core/index.ts';

Object.assign(globalThis, { gtmRenderMarkdown: renderMarkdown });

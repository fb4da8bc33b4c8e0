import type { Kind } from '../documents/kinds.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { type PageOptions, pageOf } from './html/page.ts';
import type { View } from './model.ts';
import { type ViewRenderer, type ViewSource, viewRenderers, viewSources } from './registry.ts';
import { frame, type SvgOptions } from './svg/frame.ts';
import { alignedTable } from './text/table.ts';

export type { PageOptions } from './html/page.ts';
export type { Scheme } from './svg/styles.ts';
export { viewStyles } from './svg/styles.ts';
export type { SvgOptions };

/** Width of a picture when nobody says otherwise, in pixels; and the least that it can be drawn in. */
const usualWidth = 720;
const leastWidth = 280;

/** Names of the views that a kind of document has. */
export function pictureNames(kind: Kind): string[] {
  return (viewSources[kind] ?? []).map(({ name }) => name);
}

/** Names of the views that a document has, the most useful one first; empty for a kind without pictures. */
export function viewNames(document: PlanDocument): string[] {
  return sourcesOf(document).map(({ name }) => name);
}

/** What a document shows: its first view, or the one of that name. Undefined when it has none. */
export function viewOf(document: PlanDocument, name?: string): View | undefined {
  const sources = sourcesOf(document);
  return (name === undefined ? sources[0] : sources.find((source) => source.name === name))?.of(document);
}

/** Draws a view as SVG text. The same view and options give the same bytes everywhere. */
export function renderSvg(view: View, options: SvgOptions = {}): string {
  const wanted = options.width ?? usualWidth;
  const width = Math.max(leastWidth, Number.isFinite(wanted) ? Math.round(wanted) : usualWidth);
  return frame(view, rendererOf(view).svg(view, width), options);
}

/** Writes a view as Mermaid text, as GitHub draws it. */
export function renderMermaid(view: View): string {
  return rendererOf(view).mermaid(view);
}

/** Writes a view as text for a terminal: its title, its sentence and its table. */
export function renderText(view: View, { width }: { width?: number } = {}): string {
  if (view.empty) return `${view.title}\n${view.empty.message}\n\n${view.empty.skeleton}`;
  const parts = [`${view.title}\n${view.summary}`, alignedTable(view.table, width), ...(view.note ? [view.note] : [])];
  return `${parts.join('\n\n')}\n`;
}

/** Writes a view as a web page of its own. */
export function renderHtml(view: View, options: PageOptions = {}): string {
  // The page has its own heading and style sheet: whatever else is asked for, the picture in it stands without.
  return pageOf(view, renderSvg(view), options);
}

/** The registry guarantees that kind and views belong together; the compiler cannot follow it through a lookup. */
function sourcesOf({ kind }: PlanDocument): readonly ViewSource<Kind>[] {
  return kind ? ((viewSources[kind] ?? []) as readonly ViewSource<Kind>[]) : [];
}

function rendererOf(view: View): ViewRenderer<View> {
  return viewRenderers[view.kind];
}

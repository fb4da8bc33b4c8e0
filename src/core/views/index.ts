import type { Kind } from '../documents/kinds.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { type PageOptions, pageOf } from './html/page.ts';
import { pageName } from './markdown/page.ts';
import type { ViewHead } from './model.ts';
import { rendererOf, type View } from './renderers.ts';
import type { DocumentViewSource, ProjectViewSource, ViewWorld } from './source.ts';
import { documentViews, projectViews } from './sources.ts';
import { frame, type SvgOptions, usualWidth } from './svg/frame.ts';
import { alignedTable } from './text/table.ts';

export type { PageOptions } from './html/page.ts';
export type { View } from './renderers.ts';
export type { ViewWorld } from './source.ts';
export type { Scheme } from './svg/styles.ts';
export { viewStyles } from './svg/styles.ts';
export type { SvgOptions };

/** The least that a picture can be drawn in, in pixels. */
const leastWidth = 240;

/** A view as it is offered to people. */
export interface ViewChoice {
  name: string;
  title: string;
  /** True for a view of the project as a whole. */
  whole: boolean;
}

/** True for a kind whose documents have a picture of their own; the project file shows the project as a whole. */
export function isPictured(kind: Kind): boolean {
  return documentViews.some((source) => source.kind === kind) || (kind === 'project' && projectViews.length > 0);
}

/** The views that can be shown from a document: its own first, the most useful one leading, then those of the project. */
export function viewChoices({ kind, format }: PlanDocument): ViewChoice[] {
  const own = documentViews.filter((source) => source.kind === kind);
  return [
    ...(format === 'markdown' ? [{ name: pageName, title: 'Page', whole: false }] : []),
    ...own.map(({ name, title }) => ({ name, title, whole: false })),
    ...projectViews.map(({ name, title }) => ({ name, title, whole: true })),
  ];
}

/** True when the view needs to know where the playbooks stand; see `ViewWorld`. */
export function viewNeedsStatus(document: PlanDocument, name?: string): boolean {
  return sourcesOf(document, name).some(({ needsStatus }) => needsStatus);
}

/** The names of all views, in the order in which they are offered. */
export const viewNames: readonly string[] = [...documentViews, ...projectViews].map(({ name }) => name);

/**
 * What a document shows: the view of that name; without one its first view that has something to show, or else its first.
 * Undefined when it has none.
 */
export function viewOf(document: PlanDocument, world: ViewWorld, name?: string): View | undefined {
  let first: View | undefined;
  for (const source of sourcesOf(document, name)) {
    // The registries guarantee that what a source makes is drawn; test/core/views/registry.test.ts holds them to it.
    const view = ('kind' in source ? source.of(document, world) : source.of(world)) as View;
    if (!view.empty) return view;
    first ??= view;
  }
  return first;
}

/** Draws a view as SVG text. The same view and options give the same bytes everywhere. */
export function renderSvg(view: ViewHead, options: SvgOptions = {}): string {
  const wanted = options.width ?? usualWidth;
  const width = Math.max(leastWidth, Number.isFinite(wanted) ? Math.round(wanted) : usualWidth);
  return frame(view, drawerOf(view).svg(view, width), options);
}

/** Writes a view as Mermaid text, as GitHub draws it. */
export function renderMermaid(view: ViewHead): string {
  return drawerOf(view).mermaid(view);
}

/** Writes a view as text for a terminal: its title, its sentence and its table. */
export function renderText(view: ViewHead, { width }: { width?: number } = {}): string {
  if (view.empty) return `${view.title}\n${view.empty.message}\n\n${view.empty.skeleton}`;
  const parts = [`${view.title}\n${view.summary}`, alignedTable(view.table, width), ...(view.note ? [view.note] : [])];
  return `${parts.join('\n\n')}\n`;
}

/** Writes a view as a web page of its own. */
export function renderHtml(view: ViewHead, options: PageOptions = {}): string {
  // The page has its own heading and style sheet: whatever else is asked for, the picture in it stands without.
  return pageOf(view, renderSvg(view), options);
}

/** The compiler cannot follow that the kinds of document and source agree. */
function sourcesOf(document: PlanDocument, name: string | undefined): (DocumentViewSource | ProjectViewSource)[] {
  const own = documentViews.filter(({ kind }) => kind === document.kind) as unknown as DocumentViewSource[];
  if (name !== undefined) return [...own, ...projectViews].filter((source) => source.name === name);
  return document.kind === 'project' ? projectViews.slice(0, 1) : own;
}

function drawerOf(view: ViewHead) {
  const drawer = rendererOf(view);
  if (!drawer) throw new Error(`Nobody draws the view ${view.kind}.`);
  return drawer;
}

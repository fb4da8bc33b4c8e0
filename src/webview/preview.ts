import { type Range, type View, viewStyles } from '../core/index.ts';
import type { ToPreview } from '../shared/protocol.ts';
import { dragToPan } from './drag.ts';
import { copies, exported, formats, type Origin } from './exports.ts';
import { onMessage, post, savedState, saveState } from './host.ts';
import { listenForKeys } from './keys.ts';
import { fileOf, nodeAround, sourceOf } from './nodes.ts';
import { layPage, showEmpty, showProblem, showTooLarge } from './page.ts';
import { Picture } from './picture.ts';
import { Prose } from './prose.ts';
import { tableOf } from './table.ts';
import { Toolbar } from './toolbar.ts';
import { Viewport } from './viewport.ts';

let uri = '';
let view: View | undefined;
let project = '';
/** Name of what is shown. */
let kind = '';
let shownFile = '';
let asTable = false;
let locked = false;

const toolbar = new Toolbar({
  zoomOut: () => viewport.zoomBy(-1),
  zoomIn: () => viewport.zoomBy(1),
  zoomReset: () => viewport.zoomTo(1),
  fit: () => viewport.fit(),
  choose: (name) => post({ type: 'choose', view: name }),
  toggleTable,
  toggleLock: () => post({ type: 'lock', locked: !locked }),
  exports: [
    ...formats.map(({ format, label }) => ({ label, run: () => attempt(() => save(format)) })),
    ...copies.map(({ label, copy }) => ({ label, run: () => attempt(async () => view && copy(view, originOf(view))) })),
  ],
});
const page = layPage(toolbar.element);
const viewport = new Viewport(page.stage);
const picture = new Picture(page.picture, viewport);
const prose = new Prose(page.prose, (line) => reveal({ start: { line, column: 1 }, end: { line, column: 1 } }));

function reveal(range: Range | undefined, file?: string): void {
  if (range) post({ type: 'reveal', range, ...(file === undefined ? {} : { file }) });
}

function revealNode(node: SVGGElement | undefined): void {
  if (node) reveal(sourceOf(node), fileOf(node));
}

function show(message: Extract<ToPreview, { type: 'show' }>): void {
  const { answer } = message;
  const shown = answer.page ? 'page' : answer.view?.kind;
  const another = message.uri !== uri || (shown !== undefined && shown !== kind);
  uri = message.uri;
  project = answer.project;
  document.title = message.title;
  locked = message.locked;
  toolbar.showLock(locked);
  kind = shown ?? (another ? '' : kind);
  shownFile = answer.file;
  toolbar.showChoices(answer.choices, kind);
  prose.show(answer.page);
  if (another) {
    view = undefined;
    picture.clear();
    page.table.replaceChildren();
  }
  showProblem(page.problem, answer.problem, reveal);
  // The last good picture stays while the file is broken.
  document.body.classList.toggle('is-broken', answer.problem !== undefined && !answer.view);
  if (answer.page) showPage();
  else if (answer.view) showView(answer.view, answer.file);
  else if (!view) page.summary.textContent = answer.problem ? message.title : 'There is no preview for this document.';
  if (another) restore();
  else remember();
}

/** A page says itself what it is about, and has no zoom, no table and no picture to save. */
function showPage(): void {
  page.summary.textContent = '';
  showEmpty(page.empty, undefined);
  showTooLarge(page.tooLarge, true);
  page.picture.hidden = true;
  page.table.hidden = true;
  toolbar.showEmpty(true);
}

function showView(next: View, file: string): void {
  view = next;
  page.summary.textContent = next.empty?.message ?? next.summary;
  const drawn = picture.show(next, file);
  showTooLarge(page.tooLarge, drawn);
  showAsTable(asTable || !drawn);
  showEmpty(page.empty, next.empty);
  toolbar.showEmpty(next.empty !== undefined);
  page.table.replaceChildren(tableOf(next));
}

function restore(): void {
  const saved = savedState(uri, kind);
  viewport.restore(saved?.zoom ?? 1, saved?.scroll ?? { left: 0, top: 0 });
  if (!saved) picture.showBeginning();
  remember();
}

function remember(): void {
  toolbar.showZoom(viewport.zoom);
  if (uri !== '') saveState({ uri, view: kind, locked, zoom: viewport.zoom, scroll: viewport.scroll });
}

function toggleTable(): void {
  asTable = !asTable;
  showAsTable(asTable);
}

function showAsTable(shown: boolean): void {
  page.picture.hidden = shown;
  page.table.hidden = !shown;
  toolbar.showTable(shown);
}

async function save(format: (typeof formats)[number]['format']): Promise<void> {
  if (!view) return;
  post({ type: 'save', format, content: await exported(view, format, originOf(view)) });
}

/** Says so where a picture could not be made or handed over. */
function attempt(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    page.summary.textContent = `The picture could not be handed over: ${error instanceof Error ? error.message : String(error)}`;
  });
}

function originOf({ title }: View): Origin {
  return { title, project, date: new Intl.DateTimeFormat('en-CA').format(new Date()) };
}

function receive(message: ToPreview): void {
  switch (message.type) {
    case 'show':
      show(message);
      break;
    case 'failed':
      // What is shown already stays; it is only old.
      if (!view) page.summary.textContent = message.message;
      break;
    case 'cursor':
      picture.follow(message);
      if (message.file === shownFile) prose.follow(message.line);
      break;
    default:
      message satisfies never;
  }
}

const styles = new CSSStyleSheet();
styles.replaceSync(viewStyles());
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];

viewport.onMove = remember;
dragToPan(viewport);
page.picture.addEventListener('click', (event) => revealNode(nodeAround(event.target)));
const unlessTable = (run: () => void) => () => (asTable ? undefined : run());
listenForKeys({
  '+': unlessTable(() => viewport.zoomBy(1)),
  '=': unlessTable(() => viewport.zoomBy(1)),
  '-': unlessTable(() => viewport.zoomBy(-1)),
  '0': unlessTable(() => viewport.zoomTo(1)),
  f: unlessTable(() => viewport.fit()),
  t: toggleTable,
  l: () => post({ type: 'lock', locked: !locked }),
  s: () => toolbar.openExports(),
  ArrowLeft: () => viewport.panBy(-48, 0),
  ArrowRight: () => viewport.panBy(48, 0),
  ArrowUp: () => viewport.panBy(0, -48),
  ArrowDown: () => viewport.panBy(0, 48),
});
page.picture.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    revealNode(nodeAround(document.activeElement));
  }
});
onMessage(receive);
post({ type: 'ready' });

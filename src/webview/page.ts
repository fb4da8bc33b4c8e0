import type { EmptyView, Range } from '../core/index.ts';
import { html } from './dom.ts';
import { icon } from './icons.ts';

/** The parts of the preview's page. */
export interface Page {
  summary: HTMLElement;
  problem: HTMLElement;
  stage: HTMLElement;
  picture: HTMLElement;
  table: HTMLElement;
  empty: HTMLElement;
  tooLarge: HTMLElement;
  prose: HTMLElement;
}

/** Lays the page out: the sentence and the control bar above, the picture or its table below. */
export function layPage(toolbar: HTMLElement): Page {
  const summary = html('p', { class: 'summary', role: 'status' }, ['Reading the plan…']);
  const problem = html('div', { class: 'problem', role: 'status', hidden: true });
  const picture = html('div', { class: 'picture' });
  const table = html('div', { class: 'table', hidden: true });
  const empty = html('div', { class: 'empty', hidden: true });
  const tooLarge = html('p', { class: 'note too-large', hidden: true });
  const prose = html('article', { class: 'prose', hidden: true });
  const stage = html('main', { class: 'stage', tabindex: '-1' }, [picture, empty, tooLarge, table, prose]);
  document.body.replaceChildren(html('header', {}, [toolbar, problem, summary]), stage);
  return { summary, problem, stage, picture, table, empty, tooLarge, prose };
}

/** Says what broke the file, with the way to the place. Without a problem the line goes away. */
export function showProblem(
  element: HTMLElement,
  problem: { message: string; range: Range } | undefined,
  reveal: (range: Range) => void,
): void {
  element.hidden = !problem;
  element.replaceChildren();
  if (!problem) return;
  const line = html('button', { type: 'button', class: 'link' }, [`Go to line ${problem.range.start.line}`]);
  line.addEventListener('click', () => reveal(problem.range));
  element.append(icon('error'), html('span', {}, [problem.message, ' ', line]));
}

/** Says why there is a table where a picture should be. */
export function showTooLarge(element: HTMLElement, drawn: boolean): void {
  element.hidden = drawn;
  element.textContent =
    'This picture has too many parts to be drawn here. The table has them all; saving it works too.';
}

/** Offers what a picture without content needs. */
export function showEmpty(element: HTMLElement, empty: EmptyView | undefined): void {
  element.hidden = !empty;
  element.replaceChildren();
  if (!empty) return;
  const copy = html('button', { type: 'button', class: 'button' }, ['Copy']);
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(empty.skeleton);
    copy.textContent = 'Copied';
  });
  element.append(html('p', {}, ['A start to copy:']), html('pre', { tabindex: '0' }, [empty.skeleton.trimEnd()]), copy);
}

import { cleanText } from '../clean.ts';
import type { ViewHead } from '../model.ts';
import type { Drawing } from './drawing.ts';
import { element, type SvgElement, write } from './element.ts';
import { markFindings } from './findings.ts';
import { looseFindings } from './looseFindings.ts';
import { type Scheme, viewStyles } from './styles.ts';
import { textLine, textLines, textStyles, wrapFor } from './text.ts';

/** Width of a picture when nobody says otherwise, in pixels. */
export const usualWidth = 720;

export interface SvgOptions {
  /** Room for the picture in pixels; a narrower one is drawn for a narrow panel. */
  width?: number;
  /** A picture that travels alone: with its title, sentence, project, date and style sheet. */
  standalone?: boolean;
  /** Stands above the picture; the document's title when left out. */
  title?: string;
  project?: string;
  date?: string;
  scheme?: Scheme;
}

const margin = 24;

/** Puts a drawing into its SVG element, with title and description for those who do not see it. */
export function frame(view: ViewHead, drawing: Drawing, options: SvgOptions): string {
  const title = cleanText(options.title ?? view.title);
  const head = options.standalone ? headOf(title, view.summary, drawing.width) : none;
  const foot = options.standalone ? footOf(options, drawing.width) : none;
  const marked = markFindings(drawing.elements, view.findings ?? []);
  // A picture of the whole project shows what its parts stand for; each file's own picture shows the rest.
  const own = marked.loose.filter(({ file }) => file === undefined);
  const loose = looseFindings(own, drawing.height, drawing.width);
  const body = drawing.height + loose.height;
  const height = head.height + body + foot.height;
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `gtm-view gtm-${view.kind}`,
      viewBox: `0 0 ${drawing.width} ${height}`,
      width: drawing.width,
      height,
      role: 'group',
      'aria-label': title,
    },
    [
      element('title', {}, [title]),
      element('desc', {}, [view.summary]),
      ...(options.standalone ? background(drawing.width, height, options.scheme) : []),
      ...head.elements,
      moved([...marked.elements, ...loose.elements], head.height),
      ...(foot.height > 0 ? [moved(foot.elements, head.height + body)] : []),
    ],
  );
  return `${write(root)}\n`;
}

const none: Drawing = { width: 0, height: 0, elements: [] };

function background(width: number, height: number, scheme: Scheme | undefined): SvgElement[] {
  return [
    element('style', {}, [viewStyles(scheme)]),
    element('rect', { class: 'gtm-background', x: 0, y: 0, width, height }),
  ];
}

function headOf(title: string, summary: string, width: number): Drawing {
  const room = width - 2 * margin;
  const name = wrapFor(title, 'heading', room).lines;
  const sentence = wrapFor(summary, 'label', room, 8).lines;
  const top = margin + 16;
  const below = top + name.length * textStyles.heading.line;
  return {
    width,
    height: below + (sentence.length - 1) * textStyles.label.line + 20,
    elements: [...textLines(name, 'heading', margin, top), ...textLines(sentence, 'label', margin, below)],
  };
}

function footOf({ project, date }: SvgOptions, width: number): Drawing {
  const words = [project, date]
    .map((part) => cleanText(part ?? ''))
    .filter(Boolean)
    .join(' · ');
  if (words === '') return none;
  const line = wrapFor(words, 'small', width - 2 * margin, 1).lines[0] ?? '';
  return { width, height: 48, elements: [textLine(line, 'small', margin, 24)] };
}

function moved(elements: readonly SvgElement[], down: number): SvgElement {
  return element('g', down === 0 ? {} : { transform: `translate(0 ${down})` }, elements);
}

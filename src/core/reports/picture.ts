import type { Range } from '../documents/position.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Finding } from '../rules/finding.ts';
import { type View, type ViewChoice, type ViewWorld, viewChoices, viewOf } from '../views/index.ts';
import { type MarkdownPage, markdownPage, pageName } from '../views/markdown/page.ts';
import type { Place, ViewFinding } from '../views/model.ts';

/** A picture of a document or of its project before it is drawn, or why there is none now. */
export interface Picture {
  /** The document that it was asked for, relative to the project. */
  file: string;
  /** What can be shown from this document. */
  choices: ViewChoice[];
  view?: View;
  /** A Markdown document as it is read; it has no other picture of its own. */
  page?: MarkdownPage;
  /** Why there is no picture now, as a sentence for people. */
  problem?: { message: string; range: Range };
}

/**
 * Reads a document, or its project, as a picture; drawing it is the renderers' work.
 * @param findingsIn the findings of a file: the picture marks them, and the first error of the document is what stands in
 *   the way where its text cannot be read
 * @param name one of the document's choices; its first when left out
 */
export function documentPicture(
  document: PlanDocument,
  world: ViewWorld,
  findingsIn: (file: string) => readonly Finding[],
  name?: string,
): Picture {
  const choices = viewChoices(document);
  const { file } = document;
  const whole = choices.some((choice) => choice.whole && choice.name === name);
  const page = name === undefined || name === pageName ? markdownPage(document) : undefined;
  if (page) return { file, choices, page };
  // One unreadable document must not hide the project.
  if (!whole && !isReadable(document)) {
    const first = findingsIn(file).find((finding) => finding.severity === 'error');
    return { file, choices, ...(first ? { problem: { message: first.message, range: first.range } } : {}) };
  }
  const view = viewOf(document, world, name);
  return view ? { file, choices, view: withFindings(view, choices, file, findingsIn) } : { file, choices };
}

/** A picture of the whole project marks what was found in each file that it names; what is silent is left out. */
function withFindings(
  view: View,
  choices: readonly ViewChoice[],
  file: string,
  findingsIn: (file: string) => readonly Finding[],
): View {
  const whole = choices.some((choice) => choice.whole && choice.name === view.kind);
  const places = placesIn(view);
  const files = whole ? [...new Set(places.flatMap((place) => place.file ?? []))] : [file];
  const own = files.flatMap(findingsIn).map(({ severity, message, range, file: place }) => ({
    ...(whole ? { file: place } : {}),
    range,
    severity,
    message,
  }));
  const findings = [...own, ...places.flatMap((place) => coveredFindings(place, findingsIn))];
  return findings.length === 0 ? view : { ...view, findings };
}

/** What was found in the files that a part stands for beside its own, at its own place; the words name the file. */
function coveredFindings(
  { file, range, covers = [] }: Place,
  findingsIn: (file: string) => readonly Finding[],
): ViewFinding[] {
  return covers.flatMap(findingsIn).map(({ severity, message, file: other, range: { start } }) => ({
    ...(file === undefined ? {} : { file }),
    range,
    severity,
    message: `${other}:${start.line}: ${message}`,
  }));
}

/** The places that the parts of a picture lead to. */
function placesIn(view: View): Place[] {
  const places: Place[] = [];
  JSON.stringify(view, (_, value) => {
    if (typeof value === 'object' && value !== null && 'range' in value) places.push(value as Place);
    return value;
  });
  return places;
}

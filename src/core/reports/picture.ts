import type { Range } from '../documents/position.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Finding } from '../rules/finding.ts';
import { type View, type ViewChoice, type ViewWorld, viewChoices, viewOf } from '../views/index.ts';
import { type MarkdownPage, markdownPage, pageName } from '../views/markdown/page.ts';

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
 * @param findings the document's findings: the first error is what stands in the way where the text cannot be read
 * @param name one of the document's choices; its first when left out
 */
export function documentPicture(
  document: PlanDocument,
  world: ViewWorld,
  findings: readonly Finding[],
  name?: string,
): Picture {
  const choices = viewChoices(document);
  const { file } = document;
  const whole = choices.some((choice) => choice.whole && choice.name === name);
  const page = name === undefined || name === pageName ? markdownPage(document) : undefined;
  if (page) return { file, choices, page };
  // One unreadable document must not hide the project.
  if (!whole && !isReadable(document)) {
    const first = findings.find((finding) => finding.severity === 'error');
    return { file, choices, ...(first ? { problem: { message: first.message, range: first.range } } : {}) };
  }
  const view = viewOf(document, world, name);
  return view ? { file, choices, view } : { file, choices };
}

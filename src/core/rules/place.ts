import { type Document, spanAt } from '../documents/document.ts';
import { foldHeading } from '../documents/markdown.ts';
import type { Range } from '../documents/position.ts';
import type { Place } from './rule.ts';

/** The range that a place stands for in a document. */
export function rangeOfPlace(document: Document, place: Place): Range {
  if (place.span) return document.lines.rangeOf(place.span);
  if (place.section !== undefined) {
    const title = foldHeading(place.section);
    const section = document.sections.find((candidate) => foldHeading(candidate.title) === title);
    if (section) return document.lines.rangeOf([section.offset, section.headingEnd]);
  }
  if (place.path === undefined && document.format === 'markdown') return firstLine(document);
  return document.lines.rangeOf(spanAt(document, place.path ?? '', place.at));
}

function firstLine(document: Document): Range {
  const heading = document.sections[0];
  if (heading) return document.lines.rangeOf([heading.offset, heading.headingEnd]);
  const end = document.text.search(/\r?\n|$/);
  return document.lines.rangeOf([0, Math.max(0, end)]);
}

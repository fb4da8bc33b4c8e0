import { spanAt } from '../documents/document.ts';
import type { Range, Span } from '../documents/position.ts';
import { nodeAt, spanOf } from '../documents/yaml.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { Definition } from '../schema/identifiers.ts';

/** A place in a file of the project. */
export interface Location {
  file: string;
  range: Range;
}

/** A place with the whole entry around it. */
export interface Target extends Location {
  /** The id itself, within the range. */
  selection: Range;
}

/** The stretch of a whole entry, from its key or first character to its last; without blank lines behind it. */
export function entrySpan(document: PlanDocument, pointer: string): Span {
  const node = document.yaml && nodeAt(document.yaml, pointer);
  const value = spanOf(node?.value);
  const key = spanOf(node?.key);
  if (!value && !key) return spanAt(document, pointer);
  const start = (key ?? value ?? [0, 0])[0] + document.yamlOffset;
  const end = (value && value[1] > value[0] ? value : (key ?? value ?? [0, 0]))[1] + document.yamlOffset;
  return [start, start + document.text.slice(start, end).trimEnd().length];
}

/** Where a definition stands; undefined for one that ships with the tools. */
export function targetOf(project: Project, definition: Definition): Target | undefined {
  const document = project.documents.get(definition.file);
  if (!document) return undefined;
  const selection = spanAt(document, definition.pointer);
  const whole: Span = definition.holder === '' ? [0, document.text.length] : entrySpan(document, definition.holder);
  const range: Span = [Math.min(whole[0], selection[0]), Math.max(whole[1], selection[1])];
  return { file: document.file, range: document.lines.rangeOf(range), selection: document.lines.rangeOf(selection) };
}

/** Where a pointer of a file stands. */
export function locationOf(project: Project, file: string, pointer: string): Location | undefined {
  const document = project.documents.get(file);
  return document && { file, range: document.lines.rangeOf(spanAt(document, pointer)) };
}

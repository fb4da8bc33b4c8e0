import { spanAt } from '../documents/document.ts';
import type { Position, Range } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { computedOf } from './computed/computed.ts';
import type { ComputedTopic } from './computed/computedFact.ts';

/** A few characters behind a value that are not in the file. */
export interface InlayHint {
  topic: ComputedTopic;
  position: Position;
  label: string;
  /** The same as a sentence. */
  tooltip: string;
}

/** What follows from the values in a range: shares, conversions, durations, how far a target is from its baseline. */
export function inlayHints(project: Project, document: PlanDocument, range?: Range): InlayHint[] {
  return computedOf(project, document)
    .map(({ topic, pointer, label, note }) => {
      const [, end] = spanAt(document, pointer);
      return { topic, position: document.lines.positionAt(end), label, tooltip: note };
    })
    .filter(
      ({ position }) => range === undefined || (position.line >= range.start.line && position.line <= range.end.line),
    )
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

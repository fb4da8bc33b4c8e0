import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { Schema } from '../schema/schema.ts';
import type { TypingContext } from './typingContext.ts';

/** A place at which something is typed, with all that the items there depend on. */
export interface CompletionPlace {
  project: Project;
  document: PlanDocument;
  context: TypingContext;
  schema: Schema;
  /** Blanks by which the file indents. */
  step: number;
}

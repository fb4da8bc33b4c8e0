import type { Project } from '../project/project.ts';
import type { EvaluationContext } from './context.ts';

/** A file with its fingerprint. */
export interface CoveredFile {
  path: string;
  digest: string;
}

/** What makes the digests of files. */
export type DigestSource = Pick<EvaluationContext, 'sha256' | 'digestOfFile'>;

/** The digest of a text, over LF line endings, so that a checkout on Windows has the same. */
export function digestOfText(text: string, { sha256 }: Pick<DigestSource, 'sha256'>): string {
  return `sha256:${sha256(text.replace(/\r\n?/g, '\n'))}`;
}

/** The digest of a file of a project as it is now, unsaved text included; undefined when it is not there. */
export function digestOf(project: Project, file: string, source: DigestSource): string | undefined {
  const document = project.documents.get(file);
  if (document) return digestOfText(document.text, source);
  return project.hasPath(file) ? source.digestOfFile(file) : undefined;
}

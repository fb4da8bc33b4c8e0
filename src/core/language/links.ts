import { spanAt } from '../documents/document.ts';
import type { Range, Span } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { resolvePath } from './paths.ts';

/** A text that leads to a file of the project. */
export interface DocumentLink {
  range: Range;
  /** The file, relative to the project. */
  target: string;
  /** Heading within it, as the link names it; empty without one. */
  fragment: string;
}

/** The paths and relative Markdown links of a document that lead to a file of the project. */
export function documentLinks(project: Project, document: PlanDocument): DocumentLink[] {
  const named = document.identifiers.paths
    .filter(({ path, folder }) => !folder && project.hasPath(path))
    .map(({ pointer, path }) => ({
      range: document.lines.rangeOf(spanAt(document, pointer)),
      target: path,
      fragment: '',
    }));
  const written = markdownLinks(document).flatMap(({ span, address }) => {
    const [path = '', fragment = ''] = address.split('#', 2);
    const target = path === '' ? document.file : resolvePath(document.file, decode(path));
    if (target === undefined || !project.hasPath(target)) return [];
    return [{ range: document.lines.rangeOf(span), target, fragment }];
  });
  return [...named, ...written];
}

/** A link of Markdown prose: the stretch of its address, and the address. */
export interface MarkdownLink {
  span: Span;
  address: string;
}

/** The links of a Markdown file that name a place without a protocol, outside of code. */
export function markdownLinks(document: PlanDocument): MarkdownLink[] {
  if (document.format !== 'markdown') return [];
  const prose = document.text.replace(
    /^( {0,3})(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2[^\n]*$|$(?![\s\S]))|`[^`\n]*`/gm,
    (code) => code.replace(/[^\n]/g, ' '),
  );
  const links: MarkdownLink[] = [];
  for (const match of prose.matchAll(/(?<=\]\()(?:<([^>\n]+)>|([^\s()<>]+))/g)) {
    const address = match[1] ?? match[2] ?? '';
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) continue;
    const start = match.index + (match[1] === undefined ? 0 : 1);
    links.push({ span: [start, start + address.length], address });
  }
  return links;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

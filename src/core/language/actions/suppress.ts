import type { PlanDocument } from '../../project/planDocument.ts';
import type { Finding } from '../../rules/finding.ts';
import { yamlRegion } from '../region.ts';
import { scanBlocks } from '../scan.ts';
import type { CodeAction } from './action.ts';

/** Rules that are about the comment itself, or about a text in which no comment can be relied on. */
const notSilenced = new Set(['suppression', 'yaml-syntax', 'file-readable']);

/** A comment above the line of a finding that silences its rule there, once a person has put the reason in. */
export function suppressionOf(document: PlanDocument, finding: Finding): CodeAction[] {
  if (notSilenced.has(finding.rule) || document.kind === undefined) return [];
  const { line } = finding.range.start;
  const start = document.lines.offsetAt({ line, column: 1 });
  const region = yamlRegion(document);
  const inYaml = region !== undefined && start >= region.span[0] && start < region.span[1];
  if (inYaml && isInsideText(document.text, region.span, start)) return [];
  if (document.format === 'markdown' && start < (region?.span[0] ?? 0)) return [];
  const indent = /^[ \t]*/.exec(document.text.slice(start))?.[0] ?? '';
  const eol = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  const comment = `gtm-disable-next-line ${finding.rule} -- TODO: say why`;
  const newText = `${indent}${inYaml ? `# ${comment}` : `<!-- ${comment} -->`}${eol}`;
  // A byte order mark stays the first character of its file.
  const at = document.lines.positionAt(start === 0 && document.text.startsWith('\uFEFF') ? 1 : start);
  return [
    {
      title: `Silence ${finding.rule} on this line`,
      kind: 'suppress',
      edits: [{ file: document.file, range: { start: at, end: at }, newText }],
      isPreferred: false,
      finding,
    },
  ];
}

/** True where a comment would become part of a text over several lines. */
function isInsideText(text: string, span: readonly [number, number], offset: number): boolean {
  const { stretches } = scanBlocks(text, span, offset);
  return stretches.some((stretch) => stretch.type !== 'flow' && stretch.span[0] < offset && offset < stretch.span[1]);
}

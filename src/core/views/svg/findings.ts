import type { Position, Range } from '../../documents/position.ts';
import { cleanText } from '../clean.ts';
import type { ViewFinding } from '../model.ts';
import { element, type SvgElement } from './element.ts';
import { findingLooks as looks } from './findingLooks.ts';

/** A squiggle is as long as a few words, not as wide as the picture. */
const longest = 120;

/** A part of the picture that stands for a place. */
interface Target {
  source: string;
  file: string | undefined;
  range: Range;
}

/**
 * Draws findings on the parts of a picture that they are about: a squiggle, and their words for those who hover or listen.
 * A finding belongs to the smallest part that holds its place, and to each part that stands for the same place; those of no
 * part are left over.
 */
export function markFindings(
  elements: readonly SvgElement[],
  findings: readonly ViewFinding[],
): { elements: readonly SvgElement[]; loose: readonly ViewFinding[] } {
  if (findings.length === 0) return { elements, loose: [] };
  const targets = elements.flatMap(targetsIn);
  const byTarget = new Map<string, ViewFinding[]>();
  const loose: ViewFinding[] = [];
  for (const finding of findings) {
    const holder = holderOf(finding, targets);
    if (!holder) loose.push(finding);
    else byTarget.set(keyOf(holder), [...(byTarget.get(keyOf(holder)) ?? []), finding]);
  }
  const mark = (each: SvgElement): SvgElement => {
    const target = targetOf(each);
    const own = (target && byTarget.get(keyOf(target))) ?? [];
    const children = each.children.map((child) => (typeof child === 'string' ? child : mark(child)));
    return own.length === 0 ? { ...each, children } : marked({ ...each, children }, own);
  };
  return { elements: elements.map(mark), loose };
}

function keyOf({ source, file }: Target): string {
  return `${file ?? ''}\n${source}`;
}

function targetsIn(each: SvgElement): Target[] {
  const own = targetOf(each);
  return [
    ...(own ? [own] : []),
    ...each.children.flatMap((child) => (typeof child === 'string' ? [] : targetsIn(child))),
  ];
}

function targetOf({ attributes }: SvgElement): Target | undefined {
  const source = attributes['data-source'];
  if (typeof source !== 'string') return undefined;
  const [line = 1, column = 1, endLine = 1, endColumn = 1] = source.split(/[:-]/).map(Number);
  const file = attributes['data-file'];
  const range = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return { source, file: file === undefined ? undefined : String(file), range };
}

function holderOf({ file, range }: ViewFinding, targets: readonly Target[]): Target | undefined {
  const holding = targets.filter((target) => target.file === file && holds(target, range.start));
  return holding.sort((left, right) => sizeOf(left.range) - sizeOf(right.range))[0];
}

function holds({ range }: Target, place: Position): boolean {
  return !isBefore(place, range.start) && !isBefore(range.end, place);
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.column < right.column);
}

function sizeOf({ start, end }: Range): number {
  return (end.line - start.line) * 1000 + end.column - (end.line === start.line ? start.column : 0);
}

function marked(node: SvgElement, findings: readonly ViewFinding[]): SvgElement {
  const words = findings.map(({ severity, message }) => `${looks[severity].word}: ${cleanText(message)}`);
  const label = [String(node.attributes['aria-label'] ?? ''), ...words].join(' ');
  const children = node.children.map((child) => {
    if (typeof child === 'string' || child.name !== 'title') return child;
    return element('title', child.attributes, [[...child.children, ...words].join('\n')]);
  });
  return {
    ...node,
    attributes: { ...node.attributes, class: `${node.attributes.class} gtm-found`, 'aria-label': label },
    children: [...children, ...squiggle(node, findings)],
  };
}

/** Under the text, at the lower edge of the node, in the look of the worst finding. */
function squiggle({ children }: SvgElement, findings: readonly ViewFinding[]): SvgElement[] {
  const area = children.find((child) => typeof child !== 'string' && child.attributes.class === 'gtm-area');
  if (!area || typeof area === 'string') return [];
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(area.attributes[name])) as [
    number,
    number,
    number,
    number,
  ];
  const worst = (['error', 'warning', 'info'] as const).find((one) =>
    findings.some(({ severity }) => severity === one),
  );
  const { colour, step, length } = looks[worst ?? 'info'];
  const inset = Math.min(7, Math.floor(width / 8));
  const steps = Math.max(1, Math.floor(Math.min(longest, width - 2 * inset) / length));
  return [
    element('path', {
      class: `gtm-sign gtm-${colour} gtm-squiggle`,
      d: `M${x + inset} ${y + height - 0.5}${step.repeat(steps)}`,
    }),
  ];
}

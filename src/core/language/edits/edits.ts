import { parseDocument } from '../../documents/document.ts';
import { frontMatterOf } from '../../documents/frontMatter.ts';
import { fromPointer } from '../../documents/pointer.ts';
import { parseYaml } from '../../documents/yaml.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import type { Change, DataChange } from '../../rules/rule.ts';
import { indentStep } from '../indent.ts';
import { Pieces } from './pieces.ts';
import { removeValue } from './remove.ts';
import { renameKey } from './renameKey.ts';
import { setValue } from './set.ts';
import type { SpanEdit, TextEdit } from './textEdit.ts';
import type { YamlText } from './tree.ts';

/**
 * Turns changes of data into the smallest edits of text; comments, quotes, layout and line ends stay. Every pointer means the data
 * before the first change; sets are made in their order, then removals from the end, then new names.
 * @param file the file of changes that name none
 * @returns undefined when one of the changes cannot be made, so that none is
 */
export function editsOf(project: Project, file: string, changes: readonly Change[]): TextEdit[] | undefined {
  const files = new Set(changes.map((change) => change.file ?? file));
  const all: TextEdit[] = [];
  for (const target of files) {
    const document = project.documents.get(target);
    const own = changes.filter((change) => (change.file ?? file) === target);
    const edits = document && editsOfDocument(document, own);
    if (!document || !edits) return undefined;
    for (const { span, text } of edits) all.push({ file: target, range: document.lines.rangeOf(span), newText: text });
  }
  return all;
}

function editsOfDocument(document: PlanDocument, changes: readonly Change[]): SpanEdit[] | undefined {
  const texts = changes.filter((change) => change.op === 'text');
  if (texts.length > 0) return texts.length === changes.length ? texts : undefined;
  const ofData = changes.filter((change) => change.op !== 'text');
  const pieces = new Pieces(document.text);
  const eol = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  for (const change of inOrder(ofData)) {
    const { text } = pieces;
    const part = yamlPart(document, text);
    if (!part) return undefined;
    const { base, yaml } = part;
    const edits = editsOfDataChange(yaml, change);
    if (edits.length === 0) return undefined;
    pieces.apply(
      edits.map(({ span, text: added }) => ({
        span: [span[0] + base, span[1] + base],
        text: added.replace(/\r?\n/g, eol),
      })),
    );
  }
  // A text in a shape that nobody foresaw is better left alone than broken.
  const isWorse = parseDocument(document.file, pieces.text).problems.length > document.problems.length;
  return isWorse ? undefined : pieces.edits();
}

function yamlPart(document: PlanDocument, text: string): { base: number; yaml: YamlText } | undefined {
  if (document.format === 'yaml') {
    const base = text.startsWith('\uFEFF') ? 1 : 0;
    const own = text.slice(base);
    return { base, yaml: { text: own, tree: parseYaml(own).document, step: indentStep(own) } };
  }
  const front = frontMatterOf(text);
  return (
    front && {
      base: front.start,
      yaml: { text: front.text, tree: parseYaml(front.text).document, step: indentStep(front.text) },
    }
  );
}

function editsOfDataChange(yaml: YamlText, change: DataChange): SpanEdit[] {
  const path = fromPointer(change.path);
  if (change.op === 'set') return setValue(yaml, path, change.value);
  if (change.op === 'remove') return removeValue(yaml, path);
  return renameKey(yaml, path, change.key);
}

/** Sets first, then removals and new names from the end, so that no change moves what a later one means. */
function inOrder(changes: readonly DataChange[]): DataChange[] {
  const of = (op: DataChange['op']) => changes.filter((change) => change.op === op);
  return [...of('set'), ...of('remove').sort(fromTheEnd), ...of('rename-key').sort(fromTheEnd)];
}

function fromTheEnd(a: DataChange, b: DataChange): number {
  const left = fromPointer(a.path);
  const right = fromPointer(b.path);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [one, other] = [left[index] as string, right[index] as string];
    if (one !== other) return Number(other) - Number(one) || (one < other ? 1 : -1);
  }
  return right.length - left.length;
}

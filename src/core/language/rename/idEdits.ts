import { Scalar } from 'yaml';
import { spanAt } from '../../documents/document.ts';
import { isVouching } from '../../documents/kinds.ts';
import type { Span } from '../../documents/position.ts';
import { isScalar, nodeAt } from '../../documents/yaml.ts';
import type { Project } from '../../project/project.ts';
import type { Definition } from '../../schema/identifiers.ts';
import type { TextEdit } from '../edits/textEdit.ts';
import { usesOf } from '../identity.ts';
import { scalarText } from '../scalarText.ts';

/** Edits that write another id where a definition stands and wherever it is used; quotes stay. */
export function idEdits(project: Project, definition: Definition, name: string): TextEdit[] {
  const uses = usesOf(project, definition).map(({ file, pointer, span }) => ({ file, pointer, span }));
  const own = project.documents.get(definition.file);
  const declaration =
    own && definition.pointer !== ''
      ? [{ file: definition.file, pointer: definition.pointer, span: spanAt(own, definition.pointer) }]
      : [];
  // Two pointers may show the same text, by an anchor and its alias.
  const places = new Map([...declaration, ...uses].map((place) => [`${place.file}:${place.span[0]}`, place]));
  return [...places.values()].flatMap(({ file, pointer, span }) => idEdit(project, file, pointer, span, name));
}

function idEdit(project: Project, file: string, pointer: string, span: Span, name: string): TextEdit[] {
  const document = project.documents.get(file);
  // What a person vouches for is what they saw, names included.
  if (!document || isVouching(document.kind)) return [];
  const node = document.yaml && nodeAt(document.yaml, pointer)?.value;
  const whole = spanAt(document, pointer);
  // A KPI in a formula is a part of its value, so that no quotes are its own.
  const isPart = span[0] !== whole[0] || span[1] !== whole[1];
  const type = !isPart && isScalar(node) ? node.type : undefined;
  const quoting = type === Scalar.QUOTE_SINGLE ? 'single' : type === Scalar.QUOTE_DOUBLE ? 'double' : 'plain';
  const newText = isPart ? name : scalarText(name, true, quoting);
  return [{ file, range: document.lines.rangeOf(span), newText }];
}

import { type Node, Scalar } from 'yaml';
import type { Span } from '../../documents/position.ts';
import { isMap, isScalar, isSeq } from '../../documents/yaml.ts';
import { endOfLine } from '../lexer.ts';
import { type Quoting, scalarText } from '../scalarText.ts';
import { addToBlock, addToFlow } from './add.ts';
import type { SpanEdit } from './textEdit.ts';
import { colonOf, columnOf, dashOf, endOf, placesAlong, type TreePlace, type YamlText } from './tree.ts';
import { writeBehind, writeBlock, writeInline } from './write.ts';

/** Sets the value at a path; adds what is missing on the way. No edit where the text does not allow it. */
export function setValue(yaml: YamlText, path: readonly string[], value: unknown): SpanEdit[] {
  const places = placesAlong(yaml.tree, path);
  const place = places.at(-1) as TreePlace;
  const rest = path.slice(places.length - 1);
  if (rest.length === 0) return place.node ? replace(yaml, places, place.node, value) : fill(yaml, places, value);
  const inFlow = isInFlow(places);
  if (!place.node) return fill(yaml, places, wrap(rest, value));
  const { node } = place;
  if (!isMap(node) && !isSeq(node)) return [];
  const [segment, ...below] = rest as [string, ...string[]];
  if (isSeq(node) && !/^(?:\d+|-)$/.test(segment)) return [];
  const added = wrap(below, value);
  // `key: []` becomes a list over several lines where its first entry needs them.
  if (node.items.length === 0 && !inFlow)
    return replace(yaml, places, node, isSeq(node) ? [added] : { [segment]: added });
  return node.flow ? addToFlow(yaml.text, node, segment, added) : addToBlock(yaml, node, segment, added);
}

/** What stands at the end of a path that is not there yet. */
function wrap(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>(
    (inner, segment) => (/^(?:0|-)$/.test(segment) ? [inner] : { [segment]: inner }),
    value,
  );
}

function isInFlow(places: readonly TreePlace[]): boolean {
  return places.some(({ holder }) => holder?.flow);
}

/** Writes another value in the place of one. */
function replace(yaml: YamlText, places: readonly TreePlace[], node: Node, value: unknown): SpanEdit[] {
  const { text } = yaml;
  const start = node.range?.[0] ?? 0;
  const span: Span = [start, endOf(text, node)];
  const inFlow = isInFlow(places);
  if (value === null || typeof value !== 'object') {
    const isBlock = (isMap(node) || isSeq(node)) && !node.flow;
    return isBlock
      ? behindHolder(yaml, places, span[1], value)
      : [{ span, text: scalarText(value, inFlow, quotingOf(node)) }];
  }
  if (inFlow) return [{ span, text: writeInline(value, true) }];
  return behindHolder(yaml, places, span[1], value);
}

/** Writes a value behind its key or dash, over whatever stands there up to an offset. */
function behindHolder(yaml: YamlText, places: readonly TreePlace[], end: number, value: unknown): SpanEdit[] {
  const { text, step } = yaml;
  const { pair, holder, index } = places.at(-1) as TreePlace;
  if (pair) {
    const colon = colonOf(text, pair);
    const column = columnOf(text, (pair.key as Node).range?.[0] ?? 0);
    return [{ span: [colon + 1, end], text: writeBehind(value, { flow: false, column, step }) }];
  }
  if (isSeq(holder)) {
    const dash = dashOf(text, holder, index);
    const column = columnOf(text, dash) + 2;
    const isComplex = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
    const content = isComplex ? writeBlock(value, { flow: false, column, step }) : writeInline(value);
    return [{ span: [dash + 1, end], text: ` ${content}` }];
  }
  const start = yaml.tree.contents?.range[0] ?? 0;
  return [{ span: [start, end], text: writeBlock(value, { flow: false, column: 0, step }) }];
}

/** Writes a value where nothing stands yet: behind a lone key or dash, or into an empty text. */
function fill(yaml: YamlText, places: readonly TreePlace[], value: unknown): SpanEdit[] {
  const { text } = yaml;
  const { pair, holder, index } = places.at(-1) as TreePlace;
  if (isInFlow(places)) {
    if (!pair) return [];
    const colon = colonOf(text, pair);
    const end = (pair.key as Node).range?.[1] ?? 0;
    // A key alone, as in `{ a }`, has no colon of its own.
    const own = /^[ \t]*:/.test(text.slice(end));
    return [{ span: own ? [colon + 1, colon + 1] : [end, end], text: `${own ? '' : ':'} ${writeInline(value, true)}` }];
  }
  if (pair || isSeq(holder)) {
    const mark = pair ? colonOf(text, pair) : dashOf(text, holder as Parameters<typeof dashOf>[1], index);
    const [edit] = behindHolder(yaml, places, mark + 1, value);
    if (!edit) return [];
    // What goes on below begins behind the comment of the line.
    const at = edit.text.startsWith('\n') ? endOfLine(text, mark, text.length) : mark + 1;
    return [{ span: [at, at], text: edit.text }];
  }
  if (value === null || typeof value !== 'object') return [];
  const lead = text === '' || text.endsWith('\n') ? '' : '\n';
  const content = writeBlock(value, { flow: false, column: 0, step: yaml.step });
  return [{ span: [text.length, text.length], text: `${lead}${content}\n` }];
}

function quotingOf(node: Node): Quoting {
  if (!isScalar(node)) return 'plain';
  return node.type === Scalar.QUOTE_SINGLE ? 'single' : node.type === Scalar.QUOTE_DOUBLE ? 'double' : 'plain';
}

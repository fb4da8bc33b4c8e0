import type { Segment } from '../documents/pointer.ts';
import type { Span } from '../documents/position.ts';
import type { FlowToken } from './flowTokens.ts';

/** A place inside a flow list or map. */
export interface FlowPlace {
  place: 'key' | 'value' | 'node';
  /** Of the map for a key, else of the value. */
  path: readonly Segment[];
  token: Span;
  quoted: boolean;
  /** True when a colon follows the key already. */
  colon: boolean;
  /** True right behind a colon without a blank. */
  glued: boolean;
  /** Keys of the map, without the one at this place. */
  used: string[];
}

interface Level {
  kind: 'map' | 'seq';
  path: readonly Segment[];
  index: number;
  key: string | undefined;
  colon: number | undefined;
  keys: { key: string; start: number }[];
}

/** What stands at an offset inside a flow collection; undefined in a comment, before its bracket and behind it. */
export function flowPlaceAt(
  text: string,
  tokens: readonly FlowToken[],
  path: readonly Segment[],
  offset: number,
): FlowPlace | undefined {
  const levels: Level[] = [];
  let index = 0;
  for (; index < tokens.length; index++) {
    const token = tokens[index] as FlowToken;
    if (token.type === 'comment' && token.start < offset && offset <= token.end) return undefined;
    if (token.type === 'text' ? token.end >= offset : token.start >= offset) break;
    step(levels, token, path, text);
  }
  const level = levels.at(-1);
  if (!level) return undefined;
  const next = tokens[index];
  const own = next?.type === 'text' && next.start <= offset ? next : undefined;
  if (own?.quoted && (offset === own.start || (own.closed && offset === own.end))) return undefined;
  // Right behind a text there is nothing to add: a comma has to come first.
  const before = tokens[index - 1];
  if (!own && (before?.type === 'text' || before?.type === ']' || before?.type === '}')) return undefined;
  const behind = tokens[own ? index + 1 : index];
  const place = placeOf(level, own, offset, behind?.type === ':');
  for (const token of tokens.slice(index)) {
    if (levels.length === 0 || !levels.includes(level)) break;
    step(levels, token, path, text);
  }
  place.used = level.keys.filter(({ start }) => start !== own?.start).map(({ key }) => key);
  return place;
}

function placeOf(level: Level, own: FlowToken | undefined, offset: number, colon: boolean): FlowPlace {
  const token: Span = !own
    ? [offset, offset]
    : own.quoted
      ? [own.start + 1, own.closed ? own.end - 1 : own.end]
      : [own.start, own.end];
  const common = { token, quoted: own?.quoted ?? false, colon: false, glued: false, used: [] };
  if (level.kind === 'seq') return { ...common, place: 'node', path: [...level.path, level.index] };
  if (level.colon === undefined) return { ...common, place: 'key', path: level.path, colon };
  const glued = !own && level.colon + 1 === offset;
  return { ...common, place: 'value', path: [...level.path, level.key ?? ''], glued };
}

/** Takes one token into account. */
function step(levels: Level[], token: FlowToken, path: readonly Segment[], text: string): void {
  const level = levels.at(-1);
  if (token.type === '[' || token.type === '{') {
    const own = !level ? path : [...level.path, level.kind === 'seq' ? level.index : (level.key ?? '')];
    const kind = token.type === '[' ? 'seq' : 'map';
    levels.push({ kind, path: own, index: 0, key: undefined, colon: undefined, keys: [] });
  } else if (token.type === ']' || token.type === '}') levels.pop();
  else if (!level) return;
  else if (token.type === ',') Object.assign(level, { index: level.index + 1, key: undefined, colon: undefined });
  else if (token.type === ':') level.colon = token.start;
  else if (token.type === 'text' && level.kind === 'map' && level.colon === undefined) {
    level.key = token.quoted ? text.slice(token.start + 1, token.end - 1) : text.slice(token.start, token.end);
    level.keys.push({ key: level.key, start: token.start });
  }
}

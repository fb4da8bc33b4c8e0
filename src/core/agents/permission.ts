/** What an agent asks to do, in the terms of the protocol. */
export interface PermissionQuestion {
  kind: string | undefined;
  /** What the call has been called, one after another; some tools leave out the server when they ask. */
  titles: readonly string[];
  /** Paths that the call names, wherever it names them. */
  files: readonly string[];
  /** Server whose tool is called, where the call says so in a place of its own. */
  server?: string | undefined;
}

export type PermissionRule = 'files' | 'reading' | 'our-tool' | 'no';

/** Kinds of calls that only look. */
const looking = new Set(['read', 'search', 'think']);
/** Kinds of calls that change what they name. A call of no kind that names files is judged by them. */
const changing = new Set(['edit', 'delete', 'move', 'other', undefined]);

/** By what a call is judged: its files, being harmless, being one of ours, or not at all: a shell could do anything. */
export function ruleFor(question: PermissionQuestion, ourServer: string | undefined): PermissionRule {
  const { kind, files } = question;
  if (ourServer !== undefined && files.length === 0 && isOurs(question, ourServer)) return 'our-tool';
  if (kind !== undefined && looking.has(kind)) return 'reading';
  if (changing.has(kind) && files.length > 0) return kind === 'delete' || kind === 'move' ? 'no' : 'files';
  return 'no';
}

/** Tools call themselves `gtm.validate`, `gtm-validate`, `mcp__gtm__validate` or `validate (gtm MCP Server)`. */
function isOurs({ kind, titles, server }: PermissionQuestion, ours: string): boolean {
  if (server !== undefined) return server === ours;
  // A shell may call itself what it likes; a call of a tool is of no kind that acts.
  if (kind !== undefined && kind !== 'other' && !looking.has(kind)) return false;
  const named = new RegExp(`(?:^|__|[^a-z])${ours}(?:__|[^a-z]|$)`, 'i');
  return titles.some((title) => named.test(title)) && titles.every((title) => !/[;&|`$<>]/.test(title));
}

/** The server whose tool a call is for: told in its input, which names a server and a tool and no command. */
export function serverOfCall(rawInput: unknown): string | undefined {
  const input = (rawInput !== null && typeof rawInput === 'object' ? rawInput : {}) as Record<string, unknown>;
  const isCall = Object.keys(input).every((key) => ['server', 'tool', 'arguments'].includes(key));
  return isCall && typeof input.server === 'string' && typeof input.tool === 'string' ? input.server : undefined;
}

/** Paths that a tool call names: its places, its diffs, and the usual keys of its input. */
export function filesOfCall(call: {
  locations?: readonly { path: string }[] | null | undefined;
  content?: readonly { type: string; path?: string }[] | null | undefined;
  rawInput?: unknown;
}): string[] {
  const files = new Set<string>();
  for (const { path } of call.locations ?? []) files.add(path);
  for (const part of call.content ?? []) if (part.type === 'diff' && part.path !== undefined) files.add(part.path);
  const input = (call.rawInput !== null && typeof call.rawInput === 'object' ? call.rawInput : {}) as Record<
    string,
    unknown
  >;
  for (const key of ['file_path', 'filePath', 'path', 'filepath', 'absolute_path', 'target_file', 'notebook_path']) {
    const value = input[key];
    if (typeof value === 'string') files.add(value);
  }
  const { changes } = input;
  if (changes !== null && typeof changes === 'object' && !Array.isArray(changes))
    for (const path of Object.keys(changes)) files.add(path);
  return [...files];
}

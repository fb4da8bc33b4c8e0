import path from 'node:path';
import type { ModelCall, ModelRequest, OfferedTool } from './wire.ts';

/** Names under which tools offer to write a whole file. */
const writers = ['Write', 'write_file', 'write', 'create'];

/** The call that writes a file, with whatever the tool offers for that; undefined when it offers nothing. */
export function writeCall(request: ModelRequest, file: string, content: string): ModelCall | undefined {
  const { tools } = request;
  const where = placeOf(request);
  const target = where === undefined ? file : path.resolve(where, file);
  const writer = writers.map((name) => tools.find((tool) => tool.name === name)).find(Boolean);
  if (writer) {
    const names = ['file_path', 'filePath', 'path'].map((name) => [name, target]);
    const contents = ['content', 'file_text'].map((name) => [name, content]);
    return { tool: writer, args: fill(writer, Object.fromEntries([...names, ...contents])) };
  }
  const lines = content.replace(/\n$/, '').split('\n');
  const patch = `*** Begin Patch\n*** Add File: ${file}\n${lines.map((line) => `+${line}\n`).join('')}*** End Patch\n`;
  const patcher = tools.find(({ name }) => name === 'apply_patch');
  if (patcher) return { tool: patcher, args: fill(patcher, { input: patch, patch }), input: patch };
  const script = tools.find(({ name, kind }) => name === 'exec' && kind === 'custom');
  return script && { tool: script, args: {}, input: `text(await tools.apply_patch(${JSON.stringify(patch)}));\n` };
}

/** The call of a tool of a server, or the search for it where tools are found by searching. */
export function serverCall(
  { tools }: ModelRequest,
  name: string,
  args: Record<string, unknown>,
): ModelCall | undefined {
  const called = tools.find((tool) => new RegExp(`gtm.*[^a-z]${name}$`).test(`${tool.space ?? ''}_${tool.name}`));
  if (called) return { tool: called, args: fill(called, args) };
  const search = tools.find(({ kind, name: own }) => kind === 'search' || own === 'ToolSearch');
  return search && { tool: search, args: fill(search, { query: `gtm ${name}`, limit: 5, max_results: 5 }) };
}

/** The folder in which the tool says that it works. */
function placeOf({ instructions, entries }: ModelRequest): string | undefined {
  const text = [instructions, ...entries.map((entry) => entry.text)].join('\n');
  return /(?:working directory:\s*|<cwd>)(\/[^\n<`"]+)/i.exec(text)?.[1]?.trim();
}

/** The arguments that the tool knows, and something for what else it demands. */
function fill({ schema }: OfferedTool, known: Record<string, unknown>): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const args = Object.fromEntries(
    Object.entries(known).filter(([name]) => Object.keys(properties).length === 0 || name in properties),
  );
  for (const name of required) {
    if (name in args) continue;
    const { type, enum: values } = properties[name] ?? {};
    args[name] = values ? values[0] : type === 'boolean' ? false : type === 'number' || type === 'integer' ? 0 : 'x';
  }
  return args;
}

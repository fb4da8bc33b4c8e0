import { resolveSchema } from '../schema/registry.ts';
import type { Schema } from '../schema/schema.ts';
import { scalarText } from './scalarText.ts';
import { fixedValues, isMapSchema, itemSchema } from './shape.ts';

/** Keys to write beside the required ones, and below each of them the same; `*` stands for the items of a list. */
export interface KeyTree {
  readonly [key: string]: KeyTree;
}

/** Writes YAML with tab stops along a schema. */
export class SnippetWriter {
  readonly #step: number;
  readonly #flow: boolean;
  /** Texts for keys that need no asking, such as the current cycle. */
  readonly #known: Readonly<Record<string, string>>;
  #stops = 0;

  constructor(step = 2, flow = false, known: Readonly<Record<string, string>> = {}) {
    this.#step = step;
    this.#flow = flow;
    this.#known = known;
  }

  /** `key: …` with the required keys below it. */
  entry(key: string, schema: Schema, column: number, tree: KeyTree = {}): string {
    const name = escapeSnippet(scalarText(key, this.#flow));
    const items = itemSchema(schema);
    if (this.#flow && (items || isMapSchema(schema))) return `${name}: ${items ? this.list() : `{ ${this.#stop()} }`}`;
    if (items) return `${name}:\n${this.item(items, column + this.#step, tree['*'])}`;
    if (!isMapSchema(schema)) return `${name}: ${this.scalar(schema, key)}`;
    const inner = column + this.#step;
    return `${name}:\n${blanks(inner)}${this.map(schema, inner, tree)}`;
  }

  /** `- …` with the required keys of the item, indented. */
  item(items: Schema, column: number, tree: KeyTree = {}): string {
    const content = isMapSchema(items) ? this.map(items, column + 2, tree) : this.scalar(items);
    return `${blanks(column)}- ${content}`;
  }

  /** The required keys of a map and those of the tree, without the indentation of the first one. */
  map(schema: Schema, column: number, tree: KeyTree = {}): string {
    const keys = Object.entries(schema.properties ?? {}).filter(
      ([key]) => schema.required?.includes(key) || Object.hasOwn(tree, key),
    );
    if (keys.length === 0) return this.#stop();
    const entries = keys.map(([key, child]) => this.entry(key, resolveSchema(child), column, tree[key]));
    return this.#flow ? `{ ${entries.join(', ')} }` : entries.join(`\n${blanks(column)}`);
  }

  /** An empty list on one line. */
  list(): string {
    return `[${this.#stop()}]`;
  }

  scalar(schema: Schema, key = ''): string {
    if (schema.const !== undefined) return escapeSnippet(scalarText(schema.const, this.#flow));
    const values = fixedValues(schema).map((value) => scalarText(value, this.#flow));
    if (values.length > 0) return this.#choice(values);
    return this.#stop(this.#known[key]);
  }

  #stop(text?: string): string {
    this.#stops++;
    return text === undefined ? `\${${this.#stops}}` : `\${${this.#stops}:${escapeSnippet(text)}}`;
  }

  #choice(values: readonly string[]): string {
    this.#stops++;
    return `\${${this.#stops}|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  }
}

/** A text as it stands in a snippet: what would begin a tab stop is escaped. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Indentation. */
export function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}

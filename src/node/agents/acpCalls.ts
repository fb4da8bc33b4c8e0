import path from 'node:path';
import type * as acp from '@agentclientprotocol/sdk';
import { filesOfCall } from '../../core/index.ts';

type Told = acp.ToolCall | acp.ToolCallUpdate;

/** A call of a tool, as it has been told so far. */
export interface Call {
  kind: string | undefined;
  status: string | undefined;
  title: string;
  /** Every title that it has had, the present one last. */
  titles: readonly string[];
  /** Paths that it names, as it names them. */
  files: readonly string[];
  /** The same paths, from the project's folder. */
  shown: string[];
  rawInput: unknown;
}

/** The calls of one session: each is told in pieces, and asked about in others. */
export class CallLog {
  readonly #cwd: string;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  readonly #known = new Map<string, { call: Partial<Told>; titles: string[] }>();

  constructor(cwd: string, clean: (text: string) => string) {
    this.#cwd = cwd;
    this.clean = clean;
  }

  /** Keeps what an update tells. */
  told(update: Told): Call {
    const merged = this.#merge(update);
    this.#known.set(update.toolCallId, merged);
    return this.#call(merged);
  }

  /** A call that is asked about, with what was told of it before. */
  asked(update: Told): Call {
    return this.#call(this.#merge(update));
  }

  #merge(update: Told): { call: Partial<Told>; titles: string[] } {
    const { call, titles } = this.#known.get(update.toolCallId) ?? { call: {}, titles: [] };
    const title = update.title ?? undefined;
    return {
      call: { ...call, ...given(update) },
      titles: title === undefined ? titles : [...titles.filter((one) => one !== title), title],
    };
  }

  #call({ call, titles }: { call: Partial<Told>; titles: string[] }): Call {
    const files = filesOfCall(call);
    return {
      kind: call.kind ?? undefined,
      status: call.status ?? undefined,
      title: this.clean(call.title ?? call.kind ?? ''),
      titles: titles.map((title) => this.clean(title)),
      files,
      shown: [...new Set(files.map((file) => this.#inside(file)))],
      rawInput: call.rawInput,
    };
  }

  /** The copy lies in a folder of its own; what lies beside it reads best from the project. */
  #inside(file: string): string {
    const around = path.dirname(this.#cwd);
    return file === around || file.startsWith(around + path.sep) ? path.relative(this.#cwd, file) : file;
  }
}

/** An update without what it leaves open. */
function given(update: Told): Partial<Told> {
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== null && value !== undefined));
}

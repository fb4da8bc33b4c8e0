/** A commit, as far as it matters who made it. */
export interface Commit {
  id: string;
  /** Name and mail address of its author. */
  name: string;
  email: string;
  subject: string;
}

/** A commit that changed a file. */
export interface FileCommit extends Commit {
  change: 'added' | 'changed' | 'removed';
}

/** What a file was from a commit on. */
export interface FileVersion {
  commit: Commit;
  /** Undefined where the commit removed the file. */
  text: string | undefined;
}

/** How much of the past can be seen: all of it, a part, or why nothing. */
export type HistoryState = 'complete' | 'shallow' | 'no-repository' | 'not-allowed';

/**
 * The core's port to the past of a project's files. It answers at once: what may be asked for is read before (`historyNeeds`),
 * so that an evaluation asks git once and judges everything by the same state.
 */
export interface History {
  readonly state: HistoryState;
  /** Commits that made the file what it is at HEAD, newest first; empty for a file that was never committed. */
  commitsOf(file: string): readonly FileCommit[];
  /** True when the file at HEAD equals the one in the work tree. */
  isCommitted(file: string): boolean;
  /** True for a link to another file, whose text has a past of its own. */
  isLink(file: string): boolean;
  /** What the file was along the line of first parents, oldest first. */
  versionsOf(file: string): readonly FileVersion[];
  /** Text of a file at a commit; undefined when it was not there. */
  textAt(file: string, commit: string): string | undefined;
  /** The commit from which this branch went off the project's base branch; undefined where that is not known. */
  readonly mergeBase: string | undefined;
}

/** Which files' past an evaluation asks for. */
export interface HistoryNeeds {
  /** Files whose commits matter. */
  records: readonly string[];
  /** Files of which every version matters. */
  versions: readonly string[];
  /** Files whose text matters at the last commit of a record. */
  texts: readonly { record: string; files: readonly string[] }[];
  /** Branch into which work is merged. */
  baseBranch: string | undefined;
}

export interface MemoryFile {
  commits?: readonly FileCommit[];
  committed?: boolean;
  link?: boolean;
  versions?: readonly FileVersion[];
  /** Text by commit. */
  texts?: Readonly<Record<string, string>>;
}

/** A past held in memory: what was read of a real one, or what a test makes up. */
export class MemoryHistory implements History {
  /** No past at all: the project is in no repository. */
  static readonly none = new MemoryHistory('no-repository');

  readonly state: HistoryState;
  readonly mergeBase: string | undefined;
  readonly #files: ReadonlyMap<string, MemoryFile>;

  constructor(state: HistoryState, files: Readonly<Record<string, MemoryFile>> = {}, mergeBase?: string) {
    this.state = state;
    this.mergeBase = mergeBase;
    this.#files = new Map(Object.entries(files));
  }

  commitsOf(file: string): readonly FileCommit[] {
    return this.#files.get(file)?.commits ?? [];
  }

  isCommitted(file: string): boolean {
    const known = this.#files.get(file);
    return (known?.commits?.length ?? 0) > 0 && known?.committed !== false;
  }

  isLink(file: string): boolean {
    return this.#files.get(file)?.link === true;
  }

  versionsOf(file: string): readonly FileVersion[] {
    return this.#files.get(file)?.versions ?? [];
  }

  textAt(file: string, commit: string): string | undefined {
    return this.#files.get(file)?.texts?.[commit];
  }
}

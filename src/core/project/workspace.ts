/** The core's port to files. Paths are relative to the project and use `/`. */
export interface Workspace {
  /** Every file of the project: ignored files and files of a project inside the project are left out. */
  list(): Promise<string[]>;
  /**
   * The text of a file, or why it has none. Never rejects.
   * @param limit bytes above which a file is too large to read
   */
  read(file: string, limit: number): Promise<FileContent>;
}

export type FileContent = { text: string } | Unreadable;

/** Why a file could not be read: code and arguments of a `file-readable` message. */
export interface Unreadable {
  problem: 'encoding' | 'too-large' | 'no-permission' | 'vanished' | 'not-a-file' | 'unreadable';
  args: Record<string, string | number>;
}

import type { FileContent, Workspace } from './workspace.ts';

/** A workspace in memory, for tests and for text that is not on disk. */
export class MemoryWorkspace implements Workspace {
  readonly files: Map<string, FileContent>;

  constructor(files: Record<string, string | FileContent> = {}) {
    this.files = new Map(
      Object.entries(files).map(([file, content]) => [file, typeof content === 'string' ? { text: content } : content]),
    );
  }

  async list(): Promise<string[]> {
    return [...this.files.keys()];
  }

  async read(file: string): Promise<FileContent> {
    return this.files.get(file) ?? { problem: 'vanished', args: {} };
  }
}

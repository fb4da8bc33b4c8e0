import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileContent, Workspace } from '../core/index.ts';
import { listFiles } from './listFiles.ts';

/** A project's files on disk. */
export class NodeWorkspace implements Workspace {
  readonly root: string;

  /** @param root absolute path of the folder with marketing.yaml */
  constructor(root: string) {
    this.root = root;
  }

  list(): Promise<string[]> {
    return listFiles(this.root);
  }

  async read(file: string, limit: number): Promise<FileContent> {
    let bytes: Buffer;
    try {
      bytes = await readFile(path.join(this.root, file));
    } catch (error) {
      return problemOf(error);
    }
    if (bytes.length > limit) return { problem: 'too-large', args: { size: size(bytes.length), limit: size(limit) } };
    try {
      return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { problem: 'encoding', args: {} };
    }
  }
}

function size(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}

const problems: Record<string, 'vanished' | 'no-permission' | 'not-a-file'> = {
  ENOENT: 'vanished',
  ELOOP: 'vanished',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EISDIR: 'not-a-file',
};

/** What an error of the file system means for a person. */
export function problemOf(error: unknown): FileContent {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const problem = problems[code];
  return problem ? { problem, args: {} } : { problem: 'unreadable', args: { reason: code || message } };
}

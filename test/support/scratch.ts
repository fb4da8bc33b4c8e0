import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');

/** Absolute path of a file of this repository. */
export function inRepository(...parts: string[]): string {
  return path.join(repository, ...parts);
}

/** A folder of its own for one test, removed when the test ends. */
export class Scratch {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(name = 'gtm test äöü #1 '): Promise<Scratch> {
    // A name with blanks, umlauts and a hash: what works here works in plainer folders.
    return new Scratch(await realpath(await mkdtemp(path.join(tmpdir(), name))));
  }

  /** Copies a folder of the repository to here. */
  async copy(from: string, to = '.'): Promise<this> {
    await cp(inRepository(from), this.path(to), { recursive: true });
    return this;
  }

  /** Writes files, with their folders. */
  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<this> {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(path.dirname(this.path(file)), { recursive: true });
      await writeFile(this.path(file), content);
    }
    return this;
  }

  path(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

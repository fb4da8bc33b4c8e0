import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { ResolvedPath } from '../../core/index.ts';
import { listFiles } from '../listFiles.ts';
import { resolvePath } from './resolvePath.ts';

/** Settings of tools that would act in the copy without being asked. Roles are part of the plan. */
const toolSettings =
  /^(?:\.vscode|\.github|\.gemini|\.codex|\.opencode|\.cursor|\.mcp\.json|opencode\.jsonc?)(?:\/|$)|^\.claude\/(?!agents\/)/;

/** A change in a scratch copy. */
export interface ScratchChange extends ResolvedPath {
  file: string;
  /** SHA-256 of the new content; empty for a link and for a file that is gone. */
  hash: string;
  gone: boolean;
}

/** A copy of a project's files outside its repository, in which one agent works. */
export class ScratchCopy {
  /** The folder that goes when the copy goes. */
  readonly folder: string;
  /** The project inside it. */
  readonly root: string;
  /** SHA-256 of every file as it was copied. */
  readonly before: ReadonlyMap<string, string>;

  private constructor(folder: string, root: string, before: ReadonlyMap<string, string>) {
    this.folder = folder;
    this.root = root;
    this.before = before;
  }

  /** Copies a project: what is not committed yet too, what git ignores and git's own files not. */
  static async create(project: string, env: NodeJS.ProcessEnv = process.env): Promise<ScratchCopy> {
    const home = scratchHome(env);
    await mkdir(home, { recursive: true });
    const folder = await realpath(await mkdtemp(path.join(home, 'run-')));
    const root = path.join(folder, 'project');
    await mkdir(root);
    const before = new Map<string, string>();
    for (const file of await listFiles(project)) {
      if (toolSettings.test(file)) continue;
      const target = path.join(root, file);
      // A file that goes while we copy was not there.
      const bytes = await readFile(path.join(project, file)).catch(() => undefined);
      if (bytes === undefined) continue;
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, bytes);
      before.set(file, hashOf(bytes));
    }
    return new ScratchCopy(folder, root, before);
  }

  /** Makes folders, since some tools cannot. */
  async makeFolders(outputs: readonly string[]): Promise<void> {
    for (const output of outputs) {
      const folder = output.endsWith('/') ? output : path.posix.dirname(output);
      await mkdir(path.join(this.root, folder), { recursive: true });
    }
  }

  /** Everything that is not as it was copied. Links are not followed. */
  async changes(): Promise<ScratchChange[]> {
    const found: ScratchChange[] = [];
    const seen = new Set<string>();
    await this.#walk('', found, seen);
    for (const file of this.before.keys())
      if (!seen.has(file)) found.push({ file, inside: file, isLink: false, exists: true, hash: '', gone: true });
    return found.sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Content of a regular file of the copy; undefined for anything else. */
  async read(file: string): Promise<Buffer | undefined> {
    const target = path.join(this.root, file);
    const stats = await lstat(target).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    // A folder above may have become a link since we looked.
    const { inside } = await resolvePath(this.root, target);
    return inside === file ? readFile(target) : undefined;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #walk(folder: string, found: ScratchChange[], seen: Set<string>): Promise<void> {
    for (const entry of await readdir(path.join(this.root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const target = path.join(this.root, file);
      const existed = this.before.has(file);
      if (entry.isDirectory()) {
        // An agent may have locked it; it is ours to look into.
        await chmod(target, 0o700);
        await this.#walk(file, found, seen);
        continue;
      }
      seen.add(file);
      if (!entry.isFile()) {
        await readlink(target).catch(() => '');
        found.push({ file, inside: file, isLink: true, exists: existed, hash: '', gone: false });
        continue;
      }
      const hash = hashOf(await readFile(target));
      if (this.before.get(file) !== hash)
        found.push({ file, inside: file, isLink: false, exists: existed, hash, gone: false });
    }
  }
}

/** SHA-256 of bytes. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where scratch copies live: outside every repository, and not where tools may write by default. */
export function scratchHome(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return path.join(env.LOCALAPPDATA ?? homedir(), 'gtm', 'runs');
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'gtm', 'runs');
  const cache = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  return path.join(env.HOME ?? homedir(), cache, 'gtm', 'runs');
}

import path from 'node:path';
import { projectFile } from '../core/index.ts';
import { findProject } from '../node/findProject.ts';
import { findProjectsBelow } from '../node/findProjects.ts';
import { type Buffers, ProjectHost } from './projectHost.ts';

/** A file of a project: the project, and the file's path in it. */
export interface FileInProject {
  host: ProjectHost;
  file: string;
}

/** All projects that the editor's folders and open files belong to. Each is read when it is first needed. */
export class Projects {
  readonly #hosts = new Map<string, ProjectHost>();
  readonly #buffers: Buffers;
  #folders: readonly string[] = [];

  constructor(buffers: Buffers) {
    this.#buffers = buffers;
  }

  get all(): readonly ProjectHost[] {
    return [...this.#hosts.values()];
  }

  /** Finds the projects of the editor's folders: at, below, and above them. Projects that are gone are dropped. */
  async discover(folders: readonly string[] = this.#folders): Promise<void> {
    this.#folders = folders;
    const roots = new Set<string>();
    for (const folder of folders) {
      for (const root of await findProjectsBelow(folder)) roots.add(root);
      const above = await findProject(folder);
      if (above !== undefined) roots.add(above);
    }
    for (const [root, host] of this.#hosts) {
      if (roots.has(root)) continue;
      host.isGone = true;
      this.#hosts.delete(root);
    }
    for (const root of roots) this.#add(root);
  }

  /** The project that a file belongs to: the innermost one above it. Undefined for a file outside every project. */
  find(absolute: string): FileInProject | undefined {
    let best: ProjectHost | undefined;
    for (const host of this.#hosts.values()) {
      if (isInside(host.root, absolute) && (!best || host.root.length > best.root.length)) best = host;
    }
    return best && { host: best, file: best.relative(absolute) };
  }

  /** As `find`, but looks on disk for a project that is not known yet. */
  async open(absolute: string): Promise<FileInProject | undefined> {
    const known = this.find(absolute);
    if (known) return known;
    const root =
      path.basename(absolute) === projectFile ? path.dirname(absolute) : await findProject(path.dirname(absolute));
    if (root === undefined) return undefined;
    this.#add(root);
    return this.find(absolute);
  }

  /** The project with this root. */
  at(root: string): ProjectHost | undefined {
    return this.#hosts.get(root);
  }

  #add(root: string): void {
    if (!this.#hosts.has(root)) this.#hosts.set(root, new ProjectHost(root, this.#buffers));
  }
}

function isInside(root: string, absolute: string): boolean {
  return absolute.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}

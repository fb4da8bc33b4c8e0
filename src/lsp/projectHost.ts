import path from 'node:path';
import {
  attributionJob,
  Checker,
  type EvaluationContext,
  type FileContent,
  isAttributionKept,
  keepAttribution,
  loadData,
  loadProject,
  type PlanDocument,
  type Project,
  projectFile,
  viewOfProject,
  type Workspace,
} from '../core/index.ts';
import { attributionInThread } from '../node/attributionThread.ts';
import { evaluationContext } from '../node/evaluationContext.ts';
import { NodeWorkspace } from '../node/workspace.ts';
import type { JudgedGates } from './judgedGates.ts';

/** Text of the editor's buffer for an absolute path; undefined when the file is not open. */
export type Buffers = (path: string) => string | undefined;

/** One project as the server holds it: files on disk, with the editor's buffers laid over them. */
export class ProjectHost implements Workspace {
  readonly root: string;
  readonly #disk: NodeWorkspace;
  readonly #buffers: Buffers;
  /** Where its gates stood when they were last judged; undefined before the first time. */
  judged: JudgedGates | undefined;
  /** True once the project is no longer there: its files may be another project's now. */
  isGone = false;
  #loaded: Promise<Checker> | undefined;
  #checker: Checker | undefined;
  /** Ends when no attribution is computed any more. */
  #attributions: Promise<void> = Promise.resolve();

  constructor(root: string, buffers: Buffers) {
    this.root = root;
    this.#disk = new NodeWorkspace(root);
    this.#buffers = buffers;
  }

  list(): Promise<string[]> {
    return this.#disk.list();
  }

  async read(file: string, limit = this.project?.fileLimit ?? Number.POSITIVE_INFINITY): Promise<FileContent> {
    const text = this.#buffers(path.join(this.root, file));
    return text === undefined ? this.#disk.read(file, limit) : { text };
  }

  /** The checker of the loaded project; the first call reads the project. */
  load(): Promise<Checker> {
    this.#loaded ??= loadProject(this).then((project) => {
      this.#checker = new Checker(project);
      this.judged = undefined;
      return this.#checker;
    });
    return this.#loaded;
  }

  /** The checker, once the project is loaded. */
  get checker(): Checker | undefined {
    return this.#checker;
  }

  get project(): Project | undefined {
    return this.#checker?.project;
  }

  /** Reads the whole project again. */
  async reload(): Promise<Checker> {
    this.#loaded = undefined;
    return this.load();
  }

  /**
   * What an evaluation of gates needs from the world, asked anew each time.
   * @param mayRun false where no program may be started
   */
  async context(mayRun: boolean): Promise<EvaluationContext> {
    const { project } = await this.load();
    const context = await evaluationContext(this.root, project, { now: new Date(), mayRun });
    // Gates look at the first one of the cycle.
    await this.computeAttributions(project, () => viewOfProject(project).documents('attribution').slice(0, 1));
    return context;
  }

  /**
   * Has what these documents come to computed in a thread, so that whoever asks for it next finds the results and this
   * thread stays free. Two who ask at the same time wait for the same results.
   */
  computeAttributions(project: Project, documents: () => readonly PlanDocument<'attribution'>[]): Promise<void> {
    const missing = () =>
      documents()
        .map((document) => attributionJob(document, viewOfProject(project)))
        .find((job) => job !== undefined && !isAttributionKept(job));
    const compute = async () => {
      // Asked anew each time: a table can change meanwhile.
      for (let job = missing(); job; job = missing()) keepAttribution(job, await attributionInThread(job));
    };
    // Where no thread can be had, the result is computed by whoever asks for it.
    this.#attributions = this.#attributions.then(compute).catch(() => {});
    return this.#attributions;
  }

  /** Path of a file relative to the project. */
  relative(absolute: string): string {
    return path.relative(this.root, absolute).split(path.sep).join('/');
  }

  absolute(file: string): string {
    return path.join(this.root, ...file.split('/'));
  }

  /**
   * Takes over a file's content as it is now.
   * @returns files whose findings may have changed, the file itself among them; undefined when the whole project was read again
   */
  async update(file: string): Promise<Set<string> | undefined> {
    const checker = await this.load();
    const { project } = checker;
    if (project.dataFiles.has(file)) return checker.engine.forget(project.setData(file, await this.read(file)));
    if (!project.reads(file)) return new Set();
    const folders = project.contentFolders.join('\n');
    const keys = project.set(file, await this.read(file));
    if (file === projectFile && project.contentFolders.join('\n') !== folders) {
      await this.reload();
      return undefined;
    }
    keys.push(...(await loadData(project, this)));
    return checker.engine.forget(keys).add(file);
  }

  /** Takes over which files exist: reads new ones, forgets those that are gone. */
  async refreshFiles(): Promise<Set<string>> {
    const { project, engine } = await this.load();
    const paths = new Set(await this.list());
    const keys = samePaths(paths, project.paths) ? [] : project.setPaths(paths);
    const gone = [...project.documents.keys()].filter(
      (file) => !paths.has(file) && this.#buffers(this.absolute(file)) === undefined,
    );
    for (const file of gone) keys.push(...project.delete(file));
    for (const file of paths) {
      if (project.reads(file) && !project.documents.has(file))
        keys.push(...project.set(file, await this.read(file)), `file:${file}`);
    }
    keys.push(...(await loadData(project, this)));
    const touched = engine.forget(keys);
    for (const key of keys) if (key.startsWith('file:')) touched.add(key.slice('file:'.length));
    return touched;
  }
}

function samePaths(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((path) => b.has(path));
}

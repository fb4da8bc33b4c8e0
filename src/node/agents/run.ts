import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  calculator,
  type FoundStep,
  type Outcome,
  type RunEvent,
  type RunRecord,
  type StepOutcome,
  type StepRecord,
  UserError,
  worstOutcome,
  writtenBy,
} from '../../core/index.ts';
import { catchUpIndex } from '../catchUpIndex.ts';
import { openRepository } from '../repository.ts';
import { claimStep } from './claim.ts';
import { commitStep, openFiles } from './commitStep.ts';
import type { FoundRunner } from './findRunner.ts';
import { Journal, readRuns } from './journal.ts';
import { judgeProject } from './judged.ts';
import { notCommitted } from './notCommitted.ts';
import type { RunRequest } from './runRequest.ts';
import { runStep } from './runStep.ts';
import { passive, summary } from './runWords.ts';
import { hashOf, type ScratchCopy } from './scratchCopy.ts';
import type { Assignment } from './stepWork.ts';

/** Runs steps, in the order and as much at once as the playbook allows. */
export async function run(request: RunRequest): Promise<RunRecord> {
  return new Run(request).run();
}

class Run {
  readonly #request: RunRequest;
  readonly #id = `${randomUUID().slice(0, 8)}`;
  readonly #started = new Set<string>();
  #journal: Journal | undefined;
  /** Commits that this run made. */
  readonly #made = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(request: RunRequest) {
    this.#request = request;
  }

  async run(): Promise<RunRecord> {
    const { gitDir, prefix, target, runner, task, now, steps } = this.#request;
    const planned: StepRecord[] = task
      ? [stepRecord('task', task.task.split('\n')[0] ?? '', task.agent, task.playbookId)]
      : steps.map(({ id, place, playbookId }) => stepRecord(id, place.title, place.agent, playbookId));
    const at = now();
    const id = `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}-${this.#id}`;
    const journal = await Journal.begin(gitDir, {
      id,
      project: prefix,
      target,
      runner: runner.row.id,
      ...(task ? { task: task.task } : {}),
      ...(this.#request.commit ? {} : { commit: false }),
      started: at.toISOString(),
      steps: planned,
    });
    this.#journal = journal;
    this.#tell({
      type: 'run',
      run: id,
      target,
      runner: runner.row.id,
      steps: planned.map(({ id: step, title, agent }) => ({ id: step, title, agent })),
    });
    try {
      if (task) await this.#work(planned[0] as StepRecord, task);
      else await this.#all(planned);
    } finally {
      await this.#finish(planned);
    }
    return journal.record;
  }

  /** Starts what is ready, waits for something to end, looks again. */
  async #all(planned: readonly StepRecord[]): Promise<void> {
    const { concurrency, signal } = this.#request;
    const atWork = new Map<string, Promise<void>>();
    for (;;) {
      if (!signal.aborted && !this.#isStopped(planned)) {
        for (const record of await this.#ready(planned)) {
          if (atWork.size >= concurrency) break;
          this.#started.add(record.id);
          const found = this.#found(record);
          atWork.set(
            record.id,
            this.#work(record, { found }).finally(() => atWork.delete(record.id)),
          );
        }
      }
      if (atWork.size === 0) return;
      await Promise.race(atWork.values());
    }
  }

  /** Steps of this run that can start now, those first whose work only has to be committed. */
  async #ready(planned: readonly StepRecord[]): Promise<StepRecord[]> {
    const { root, now, again } = this.#request;
    const judged = await judgeProject(root, now());
    const ready: StepRecord[] = [];
    for (const record of planned) {
      if (this.#started.has(record.id)) continue;
      const found = this.#found(record);
      const step = judged
        .result(found.playbookId)
        ?.phases.find(({ id }) => id === found.place.phase)
        ?.steps.find(({ id }) => id === found.place.step);
      if (step?.status === 'done' && !again) {
        this.#started.add(record.id);
        await this.#settle(record, found);
      } else if (step?.status === 'skipped') {
        this.#started.add(record.id);
        await this.#end(record, passive('done', 'This cycle leaves it out.'));
      } else if (step?.status === 'in-review' && !again) {
        this.#started.add(record.id);
        await this.#settle(record, found, step.note);
      } else if (step?.status === 'ready' || step?.status === 'running' || (again && step?.status === 'done'))
        ready.push(record);
    }
    return ready;
  }

  /** A step whose gate passes. What an earlier run wrote for it and could not commit any more is committed now. */
  async #settle(record: StepRecord, found: FoundStep, note = ''): Promise<void> {
    const { root, commit, now } = this.#request;
    const ours = await this.#ours();
    if (commit) await catchUpIndex(await openRepository(root), [...ours.keys()]);
    const open = commit ? await openFiles(root, found) : [];
    const isOurs = async (file: string) =>
      ours.get(file) !== undefined &&
      ours.get(file) === (await readFile(path.join(root, file)).then(hashOf, () => undefined));
    const all = await Promise.all(open.map(({ file }) => isOurs(file)));
    if (open.length === 0 || !all.every(Boolean)) {
      await this.#end(record, passive('done', note === '' ? 'Its gate passes already.' : note));
      return;
    }
    const gate = (await judgeProject(root, now())).gate(found);
    const made = await commitStep(root, found, gate).catch(notCommitted);
    if (made instanceof UserError) {
      const message = `Its gate passes, but it was not committed. ${made.message}`;
      await this.#end(record, { ...passive('incomplete', message), files: open.map(({ file }) => file) });
      return;
    }
    if (made) this.#made.add(made.commit);
    await this.#end(record, {
      ...passive('done', 'An earlier run had written it; its gate passes.'),
      ...made,
      files: open.map(({ file }) => file),
    });
  }

  async #work(record: StepRecord, assignment: Assignment): Promise<void> {
    const { gitDir, prefix } = this.#request;
    const runner = this.#runnerOf(assignment);
    const uses = 'found' in assignment ? (assignment.found.facts.uses ?? 'agent') : 'agent';
    if (uses === 'human') {
      await this.#end(record, passive('incomplete', 'A person does this step. `gtm brief` says what it asks for.'));
      return;
    }
    const release = await claimStep(gitDir, prefix, record.id);
    if (!release) {
      await this.#end(record, passive('incomplete', 'Another run works on this step. Wait for it, or stop it.'));
      return;
    }
    record.state = 'running';
    this.#tell({ type: 'start', step: record.id, title: record.title, agent: record.agent, runner: runner.row.title });
    try {
      await this.#end(record, await this.#attempt(record, assignment));
    } finally {
      await release();
    }
  }

  /** As many attempts as it gets, where the playbook wants a failed step to be tried again and trying can help. */
  async #attempt(record: StepRecord, assignment: Assignment): Promise<StepOutcome> {
    const retries = 'found' in assignment && (assignment.found.facts.on_failure ?? 'retry') === 'retry';
    for (let left = this.#request.attempts; ; left--) {
      const result = await this.#runStep(record, assignment);
      const canHelp = result.outcome === 'failed' && (result.reason === 'crash' || result.reason === 'network');
      if (!retries || !canHelp || left <= 1 || this.#request.signal.aborted) return result;
      this.#tell({ type: 'note', step: record.id, text: `${result.message} It is tried again.` });
    }
  }

  async #runStep(record: StepRecord, assignment: Assignment): Promise<StepOutcome> {
    const { root, gitDir, turns, timeLimit, patience, commit, env, signal, now, confirm, serveTools } = this.#request;
    const found = 'found' in assignment ? assignment.found : undefined;
    return runStep(
      {
        root,
        gitDir,
        runner: this.#runnerOf(assignment),
        journal: this.#journal as Journal,
        record,
        turns,
        timeLimit,
        ...(patience ? { patience } : {}),
        commit,
        env,
        signal,
        now,
        onEvent: (event) => this.#tell(event),
        confirm: (title, files) => confirm(record.id, title, files),
        ours: await this.#ours(),
        made: this.#made,
        exclusive: (work) => this.#exclusive(work),
        ...(serveTools ? { serveTools: (scratch: ScratchCopy) => serveTools(scratch, found) } : {}),
      },
      assignment,
    );
  }

  /** Whoever does a step: the chosen tool, or a function of ours where the playbook says so. */
  #runnerOf(assignment: Assignment): FoundRunner {
    const { uses, function: name } = 'found' in assignment ? assignment.found.facts : {};
    if (uses !== 'function') return this.#request.runner;
    return { row: { ...calculator, title: `function ${name ?? ''}`.trim() }, paths: {} };
  }

  /** True once a step has failed in a way that stops the rest. */
  #isStopped(planned: readonly StepRecord[]): boolean {
    return planned.some((record) => {
      const { outcome, reason } = record.result ?? {};
      if (outcome === undefined || outcome === 'done') return false;
      // Without an agent nothing else will work either.
      if (outcome === 'failed' && (reason === 'sign-in' || reason === 'configuration')) return true;
      return this.#found(record).facts.on_failure === 'stop';
    });
  }

  async #ours(): Promise<ReadonlyMap<string, string>> {
    const { gitDir, prefix } = this.#request;
    return writtenBy(await readRuns(gitDir, prefix));
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => {});
    return next;
  }

  async #end(record: StepRecord, result: StepOutcome): Promise<void> {
    record.state = 'ended';
    record.result = result;
    this.#tell({ type: 'outcome', step: record.id, result });
    await this.#journal?.save();
  }

  async #finish(planned: readonly StepRecord[]): Promise<void> {
    const { signal, now } = this.#request;
    const journal = this.#journal as Journal;
    const { record } = journal;
    const left = planned.filter(({ result }) => result === undefined);
    const outcomes = planned.flatMap(({ result }) => (result ? [result.outcome] : []));
    const outcome: Outcome = signal.aborted
      ? 'cancelled'
      : worstOutcome([...outcomes, ...(left.length > 0 ? (['incomplete'] as const) : [])]);
    record.ended = now().toISOString();
    record.outcome = outcome;
    record.message = summary(planned, left, outcome);
    this.#tell({ type: 'end', run: record.id, outcome, message: record.message });
    await journal.flush();
    await journal.save();
  }

  #found({ id }: StepRecord): FoundStep {
    const found = this.#request.steps.find((step) => step.id === id);
    if (!found) throw new Error(`There is no step ${id} in this run.`);
    return found;
  }

  #tell(event: RunEvent): void {
    this.#journal?.event(event, this.#request.now());
    this.#request.onEvent(event);
  }
}

function stepRecord(id: string, title: string, agent: string, playbook: string): StepRecord {
  return { id, title, agent, playbook, state: 'waiting', wrote: {}, before: {} };
}

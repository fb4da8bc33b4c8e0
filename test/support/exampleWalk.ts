import assert from 'node:assert/strict';
import { shippedPlaybook } from '../../src/core/gates/playbook.ts';
import { deliverableFiles, findSteps, type GateReport, type StepPlace } from '../../src/core/index.ts';
import { ApprovalProject, type Who } from './approvalProject.ts';
import { exampleFiles } from './exampleFiles.ts';

/** What a gate says of each of its criteria that does not pass. */
type Open = ReadonlyMap<string, readonly string[]>;

/** An example project that is done again from its first file on, step by step, in a repository of its own. */
export class ExampleWalk {
  readonly files: Readonly<Record<string, string>>;
  readonly project: ApprovalProject;
  readonly steps: readonly StepPlace[];
  readonly #made: (step: StepPlace) => string[];

  private constructor(playbook: string, files: Readonly<Record<string, string>>, project: ApprovalProject) {
    const facts = shippedPlaybook(playbook);
    assert.ok(facts);
    this.files = files;
    this.project = project;
    this.steps = (facts.phases ?? []).flatMap((phase) => findSteps(facts, phase?.id ?? ''));
    this.#made = (step) =>
      deliverableFiles(facts, step, Object.keys(files)).filter((file) => files[file] !== undefined);
  }

  /**
   * @param isFirst which files are there before the first step
   * @param change what is otherwise in this walk than in the example
   */
  static async start(
    example: string,
    playbook: string,
    who: Who,
    isFirst: (file: string) => boolean,
    change: (text: string, file: string) => string = (text) => text,
  ): Promise<ExampleWalk> {
    // Who walks approves; what was approved before is no part of it.
    const shipped = Object.entries(exampleFiles(example)).filter(([file]) => !file.startsWith('workspace/approvals/'));
    const files = Object.fromEntries(shipped.map(([file, text]) => [file, change(text, file)]));
    const first = Object.fromEntries(Object.entries(files).filter(([file]) => isFirst(file)));
    return new ExampleWalk(playbook, files, await ApprovalProject.start(first, who));
  }

  /** Files of the example that a step makes, without its status record. */
  filesOf(name: string): string[] {
    const step = this.steps.find((one) => `${one.phase}/${one.step}` === name);
    assert.ok(step, name);
    return this.#made(step).filter((file) => !file.startsWith('workspace/status/'));
  }

  /** Files of the example that no step makes. */
  others(): string[] {
    const made = new Set(this.steps.flatMap((step) => this.filesOf(`${step.phase}/${step.step}`)));
    return Object.keys(this.files).filter((file) => !made.has(file));
  }

  textOf(file: string): string {
    const text = this.files[file];
    assert.ok(text !== undefined, file);
    return text;
  }

  /** Gates with something that a rule has judged and that does not pass, and what it is. */
  async open(): Promise<Open> {
    const { out, err } = await this.project.gtm('gate', '--json');
    assert.equal(err, '');
    return new Map(
      (JSON.parse(out) as GateReport).gates.flatMap(({ id, criteria }) => {
        const lacks = criteria
          .filter(({ rule, status }) => rule !== undefined && status !== 'pass')
          .map(({ id: name, status, note, findings }) =>
            [name, status, note, ...findings.map((one) => one.message)].filter(Boolean).join(' | '),
          );
        return lacks.length > 0 ? [[id, lacks] as const] : [];
      }),
    );
  }

  /** Writes files of the example, as they are or as they were at an earlier time, and commits them as a step does. */
  async commit(
    step: string,
    message: string,
    files: readonly string[],
    change?: (text: string, file: string) => string,
  ): Promise<void> {
    for (const file of files)
      await this.project.edit(file, () => (change ? change(this.textOf(file), file) : this.textOf(file)));
    await this.project.ok('commit', step, '-m', message);
    assert.equal(await this.project.git('status', '--porcelain'), '', step);
  }

  /** Does a step, and sees what is open then. */
  async doStep(step: string, change?: (text: string, file: string) => string): Promise<Open> {
    const before = await this.open();
    assert.ok(before.has(step), `${step} was open before`);
    await this.commit(step, 'write what the step makes', this.filesOf(step), change);
    return this.open();
  }

  /** Every gate passes, and each criterion that a rule judges says why. */
  async assertDone(): Promise<void> {
    assert.deepEqual([...(await this.open())], []);
    const report = JSON.parse((await this.project.gtm('gate', '--json')).out) as GateReport;
    const silent = report.gates.flatMap(({ criteria }) =>
      criteria.filter(({ rule, evidence }) => rule !== undefined && evidence.length === 0).map(({ id }) => id),
    );
    assert.deepEqual(silent, []);
    const { code, out } = await this.project.gtm('check');
    assert.equal(code, 0, out);
  }

  /** Subjects of all commits but the first, oldest first; each keeps to the convention. */
  async subjects(): Promise<string[]> {
    const subjects = (await this.project.git('log', '--reverse', '--format=%s')).trim().split('\n').slice(1);
    assert.deepEqual(
      subjects.filter((subject) => !/^\[[a-z-]+\] [a-z-]+: /.test(subject)),
      [],
    );
    return subjects;
  }
}

/** A document as it was before some of its keys, which stand at its end, were written. */
export function until(text: string, key: string): string {
  return text.includes(`\n${key}:`) ? `${text.split(`\n${key}:`)[0]}\n` : text;
}

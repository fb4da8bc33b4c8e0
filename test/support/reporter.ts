// The one reporter of all suites. It writes the same plain lines under Node and inside VS Code, where standard output
// is shared with the editor's own log: there the lines go to the file that GTM_TEST_REPORT names. Each run also adds
// its result as a line of JSON to the file that GTM_TEST_RESULTS names, for the summary over all runs.
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { mapStack } from './mapStack.ts';

/** What the summary needs of one run. */
export interface TestResult {
  passed: number;
  failed: number;
  skipped: number;
  /** Each failure in full: the test's path and what it threw. */
  failures: string[];
}

/** What a test threw; assertions say what they wanted and what they got. */
type TestFailure = Error & { actual?: unknown; expected?: unknown };

/** The reporter: one line per test as it ends, the failures with their reasons at the end, and then the counts. */
export default class LineReporter extends Mocha.reporters.Base {
  readonly #report = process.env.GTM_TEST_REPORT;
  readonly #result: TestResult = { passed: 0, failed: 0, skipped: 0, failures: [] };
  #depth = 0;

  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const events = Mocha.Runner.constants;
    runner.on(events.EVENT_SUITE_BEGIN, (suite) => {
      if (!suite.root) this.#write(suite.title);
      this.#depth++;
    });
    runner.on(events.EVENT_SUITE_END, () => {
      this.#depth--;
    });
    runner.on(events.EVENT_TEST_PASS, (test) => {
      this.#result.passed++;
      const slow = test.speed === 'slow' ? ` (${test.duration} ms)` : '';
      this.#write(`✓ ${test.title}${slow}`);
    });
    runner.on(events.EVENT_TEST_PENDING, (test) => {
      this.#result.skipped++;
      this.#write(`- ${test.title} (skipped)`);
    });
    runner.on(events.EVENT_TEST_FAIL, (test, error) => {
      this.#result.failed++;
      this.#result.failures.push(`${test.titlePath().join(' › ')}\n${describeError(error)}`);
      this.#write(`✗ ${test.title}`);
    });
    runner.on(events.EVENT_RUN_END, () => this.#end());
  }

  #write(text: string): void {
    const indent = '  '.repeat(Math.max(0, this.#depth - 1));
    const lines = text.replace(/^/gm, indent);
    const file = this.#report;
    if (file) appendFileSync(file, `${lines}\n`);
    else process.stdout.write(`${lines}\n`);
  }

  #end(): void {
    this.#depth = 0;
    const { passed, failed, skipped, failures } = this.#result;
    for (const failure of failures) this.#write(`\n✗ ${failure}`);
    this.#write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    const file = process.env.GTM_TEST_RESULTS;
    if (file) appendFileSync(file, `${JSON.stringify(this.#result)}\n`);
  }
}

/** The stack of an error, with the difference between expected and actual values when it has them. */
function describeError(error: TestFailure): string {
  const text = mapStack(error.stack ?? error.message ?? String(error));
  if (error.actual === undefined || error.expected === undefined || /[+-] actual/.test(text)) return text;
  const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  return `${text}\n${Mocha.reporters.Base.generateDiff(show(error.actual), show(error.expected)).trimEnd()}`;
}

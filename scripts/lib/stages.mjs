// Running the stages of `npm test`: each is timed, and at the end stand the numbers of tests and what failed.
import { existsSync, readFileSync } from 'node:fs';

const results = [];

/** What the reporter has written into `file`: the result of each run, one line of JSON each. */
function readRuns(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Runs one stage: `work` gives whether it succeeded, or throws. Gives that too. */
export async function stage(name, work) {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  let ok = false;
  try {
    ok = await work();
  } catch (error) {
    console.error(error.message);
  }
  const duration = performance.now() - start;
  results.push({ name, ok, duration });
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(duration)})`);
  return ok;
}

/** Runs a stage that must run tests: it also fails when nothing has been added to `resultsFile`. */
export async function testStage(name, resultsFile, work) {
  return await stage(name, async () => {
    const before = readRuns(resultsFile).length;
    const ok = await work();
    if (ok && readRuns(resultsFile).length === before) throw new Error(`${name} succeeded without running a test.`);
    return ok;
  });
}

/** Prints a line per stage and the total as the last line; gives the exit code. */
export function summarize(resultsFile) {
  const runs = readRuns(resultsFile);
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  const failedStages = results.filter((result) => !result.ok).length;
  console.log('\n=== Summary');
  for (const { name, ok, duration } of results) {
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(20)} ${seconds(duration)}`);
  }
  // Once more, with its reason: where a log is cut, its end is what remains.
  for (const failure of runs.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
  if (sum('skipped') > 0) console.log(`\n${sum('skipped')} skipped`);
  // A stage that failed without a failing test, such as the linter, must not look like success.
  console.log(`\n${sum('passed')} passed, ${Math.max(sum('failed'), failedStages)} failed`);
  return failedStages === 0 ? 0 : 1;
}

// The entry of a suite inside VS Code's extension host: VS Code calls run() and takes a rejection for a failure.
import type MochaClass from 'mocha';

/**
 * Runs the test files that `load` requires. Tests inside the editor wait for real processes and real windows, hence
 * the long time limit. Rejects when a test fails and when there was no test at all.
 */
export async function runSuite(load: () => void): Promise<void> {
  // Mocha stays outside of the bundle and is an ES module; the bundle is CommonJS, as the extension host wants it.
  const { default: Mocha } = await import('mocha');
  const { default: LineReporter } = await import('../reporter.ts');
  const mocha: MochaClass = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    reporter: LineReporter,
    forbidOnly: process.env.GTM_TEST_RESULTS !== undefined,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed.`));
      else if (runner.total === 0) reject(new Error('The suite ran no tests.'));
      else resolve();
    });
  });
}

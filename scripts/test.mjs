// Everything that must hold, on a machine that has nothing but Node.js 20, npm and git (see CONTRIBUTING.md): installs
// what is missing, checks the source, builds, and runs all suites. Stops when the source is not in order; after that,
// one failing suite does not keep the others from running.
import { existsSync, readdirSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './lib/chromium.mjs';
import { ensureHost, hosts } from './lib/codeServer.mjs';
import { ensureDependencies, projectNode, withNode } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { makeScratch } from './lib/scratch.mjs';
import { endWithNpm, runScript } from './lib/shutdown.mjs';
import { ensureSshKeygen } from './lib/sshKeygen.mjs';
import { stage, summarize, testStage } from './lib/stages.mjs';

/** Folders below test/ that are not suites for Node.js. */
const otherFolders = ['bench', 'host', 'support', 'ui'];

/** The suites that run in Node.js: every other folder below test/ that holds a test. */
function nodeSuites() {
  return readdirSync(inRoot('test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name))
    .map((entry) => entry.name)
    .filter((name) => readdirSync(inRoot('test', name), { recursive: true }).some((file) => file.endsWith('.test.ts')))
    .sort();
}

/** What the suites need beside Node.js: ssh-keygen, a browser and the editors; one after the other, since each may install Debian packages. */
async function ensureEditors() {
  await ensureSshKeygen();
  await ensureBrowser();
  for (const name of Object.keys(hosts)) await ensureHost(name);
  return true;
}

await runScript(async () => {
  endWithNpm();
  const testResults = path.join(await makeScratch('test'), 'results.jsonl');
  const env = {
    ...withNode(projectNode),
    GTM_TEST_RESULTS: testResults,
    // The git configuration of this machine must not decide how a test ends.
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const node = async (...args) => (await run(projectNode, args, { cwd: root, env })) === 0;
  const mocha = (...args) => node('node_modules/mocha/bin/mocha.js', '--forbid-only', ...args);

  const checks = [
    ['install', () => ensureDependencies().then(() => true)],
    ['generate', () => !existsSync(inRoot('scripts/generate.mjs')) || node('scripts/generate.mjs', '--check')],
    ['lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings')],
    ['typecheck', () => node('scripts/typecheck.mjs')],
    ['build', () => node('esbuild.mjs')],
    ['editors', ensureEditors],
  ];
  for (const [name, work] of checks) if (!(await stage(name, work))) return summarize(testResults);

  for (const name of nodeSuites()) await testStage(name, testResults, () => mocha(`test/${name}/**/*.test.ts`));
  await testStage('host', testResults, () => node('scripts/test-host.mjs', 'current'));
  await testStage('host, oldest', testResults, () => node('scripts/test-host.mjs', 'oldest'));
  await testStage('ui', testResults, () => mocha('--config', 'test/ui/.mocharc.json'));
  return summarize(testResults);
});

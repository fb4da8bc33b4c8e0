// Runs the suites in test/host/suites inside VS Code, one editor per suite.
// Usage: test-host.mjs [current|oldest|desktop] [SUITE …]
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { buildSuites, entryOf } from './lib/buildSuites.mjs';
import { ensureHost } from './lib/codeServer.mjs';
import { inRoot, resultsFolder, root } from './lib/paths.mjs';
import { copyProject, makeScratch } from './lib/scratch.mjs';
import { endWithParent, runScript } from './lib/shutdown.mjs';
import { findSuites } from './lib/suites.mjs';

/** Writes the user's settings where both hosts read them. */
async function writeSettings(userData, settings) {
  for (const folder of [path.join(userData, 'User'), path.join(userData, 'data/User')]) {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
  }
}

/** Puts the extensions of a suite where VS Code finds installed ones; each folder is one, with a package.json. */
async function installExtensions(suite, folder) {
  for (const extension of suite.extensions) {
    const from = path.join(suite.folder, extension);
    const { publisher, name, version } = JSON.parse(await readFile(path.join(from, 'package.json'), 'utf8'));
    await cp(from, path.join(folder, `${publisher}.${name}-${version}`), { recursive: true });
  }
}

/** The search path with the suite's own programs first. */
function programsFirst({ folder, programs }) {
  if (programs === undefined) return {};
  return { PATH: [path.resolve(folder, programs), process.env.PATH].join(path.delimiter) };
}

/** What VS Code prints besides the tests' own report; shown only when there is no report to show. */
function collect(file) {
  const stream = new PassThrough();
  stream.on('data', (data) => void appendFile(file, data));
  return stream;
}

/** Runs one suite; gives whether it passed. Its report is printed; what the editor logged stays in test-results/. */
async function runSuite(suite, hostName) {
  console.log(`\n— ${suite.name} (${hostName})`);
  const scratch = await makeScratch(`host-${suite.name}`);
  const report = path.join(scratch, 'report.txt');
  const log = path.join(resultsFolder, `host-${hostName}-${suite.name}.log`);
  const userData = path.join(scratch, 'user-data');
  await rm(log, { force: true });
  await writeSettings(userData, suite.settings);
  const extensions = path.join(scratch, 'extensions');
  await installExtensions(suite, extensions);
  const project = await copyProject(path.resolve(suite.folder, suite.workspace), suite);
  const output = collect(log);
  let problem;
  try {
    await runTests({
      vscodeExecutablePath: hostName === 'desktop' ? undefined : inRoot('scripts/vscode-host.mjs'),
      extensionDevelopmentPath: root,
      extensionTestsPath: entryOf(suite),
      launchArgs: [
        path.join(project, suite.open ?? ''),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensions}`,
        ...(suite.trusted ? [] : ['--restricted-mode']),
      ],
      extensionTestsEnv: { GTM_HOST_VERSION: hostName, GTM_TEST_REPORT: report, ...programsFirst(suite) },
      stdout: output,
      stderr: output,
    });
  } catch (error) {
    problem = error.message;
  }
  if (existsSync(report)) console.log((await readFile(report, 'utf8')).trimEnd());
  else if (existsSync(log)) console.log((await readFile(log, 'utf8')).trimEnd().split('\n').slice(-30).join('\n'));
  if (problem) console.log(`${problem}. VS Code's own output is in ${path.relative(root, log)}.`);
  return problem === undefined;
}

await runScript(async () => {
  endWithParent();
  const [hostName = 'current', ...names] = process.argv.slice(2);
  await mkdir(resultsFolder, { recursive: true });
  if (hostName !== 'desktop') await ensureHost(hostName);
  // Desktop VS Code cannot be told to distrust a folder from its command line.
  const suites = findSuites(names).filter((suite) => suite.trusted || hostName !== 'desktop');
  await buildSuites(suites);
  let failed = 0;
  for (const suite of suites) if (!(await runSuite(suite, hostName))) failed++;
  return failed === 0 ? 0 : 1;
});

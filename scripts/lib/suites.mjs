// The test suites that run inside VS Code: every folder in test/host/suites is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const suitesFolder = inRoot('test/host/suites');

/**
 * Reads suite.json of a suite; all of it is optional:
 * - workspace: what to open, relative to the suite; the default is its folder "workspace"
 * - open: what to open inside the workspace, such as a .code-workspace file
 * - git: whether the workspace is a repository with one commit
 * - trusted: false runs the suite in Restricted Mode
 * - settings: the user's settings
 * - extensions: folders of extensions to install beside ours, relative to the suite
 * - programs: a folder with programs that VS Code finds before those of the machine, relative to the suite
 */
function readOptions(folder) {
  const file = path.join(folder, 'suite.json');
  const options = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { workspace: 'workspace', git: false, trusted: true, settings: {}, extensions: [], ...options };
}

/** All suites, or the named ones: name, folder, options and test files. */
export function findSuites(names = []) {
  const found = readdirSync(suitesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const folder = path.join(suitesFolder, entry.name);
      const tests = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.ts'));
      return { name: entry.name, folder, tests: tests.sort(), ...readOptions(folder) };
    });
  const unknown = names.filter((name) => !found.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`There is no host suite named ${unknown.join(', ')} in test/host/suites.`);
  return names.length > 0 ? found.filter((suite) => names.includes(suite.name)) : found;
}

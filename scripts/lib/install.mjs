// The project's dependencies, and the Node.js version that comes with them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';
import { mustRun } from './processes.mjs';

/** The packages of a lock file, or undefined when there is no such file. */
function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json as its
 * last step, so an interrupted install counts as none. Optional packages may be for other systems.
 */
export function dependenciesAreInstalled() {
  const wanted = packagesOf(inRoot('package-lock.json'));
  const installed = packagesOf(inRoot('node_modules/.package-lock.json'));
  if (wanted === undefined || installed === undefined || !existsSync(projectNode)) return false;
  return Object.entries(wanted).every(
    ([name, wish]) => name === '' || wish.optional || installed[name]?.version === wish.version,
  );
}

/** Installs the dependencies when they are missing or no longer what package-lock.json says. */
export async function ensureDependencies() {
  if (dependenciesAreInstalled()) return;
  console.log('Installing dependencies');
  // Only errors: npm would warn that this machine's Node.js is too old for tools that run under the project's own.
  await mustRun(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
}

/** The npm program. */
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The project's own Node.js; the machine's may be older. */
export const projectNode = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The environment with another Node.js first on the PATH. */
export function withNode(nodeExecutable, env = process.env) {
  return { ...env, PATH: [path.dirname(nodeExecutable), env.PATH].join(path.delimiter) };
}

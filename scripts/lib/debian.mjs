// Installing Debian packages where we may: on Debian and its relatives, as root.
import { existsSync } from 'node:fs';
import { mustRun } from './processes.mjs';

/** Whether this process may install Debian packages on this machine. */
export function canInstallPackages() {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs Debian packages without asking anything. */
export async function installPackages(...names) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  console.log(`Installing Debian packages: ${names.join(', ')}`);
  await mustRun('apt-get', ['update', '-q'], options);
  const quiet = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  await mustRun('apt-get', ['install', ...quiet, ...names], options);
}

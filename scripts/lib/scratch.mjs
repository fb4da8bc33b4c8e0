// Folders that live as long as a run.
import { rmSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './processes.mjs';
import { onShutdown } from './shutdown.mjs';

const folders = [];

// The last resort, for an exit that did not pass through shutdown().
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Makes an empty folder in the system's temporary folder. It is removed when this process ends. */
export async function makeScratch(name) {
  // The real path, because the editor and git report real paths.
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), `gtm-${name}-`)));
  folders.push(folder);
  onShutdown(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

/**
 * Makes `folder` a git repository with one commit that holds all its files. It gets an identity of its own when this
 * machine has none configured.
 */
export async function makeRepository(folder) {
  const git = (...args) => run('git', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const mustGit = async (...args) => {
    if ((await git(...args)) !== 0) throw new Error(`git ${args.join(' ')} failed in ${folder}.`);
  };
  await mustGit('init', '--initial-branch=main');
  if ((await git('config', 'user.email')) !== 0) {
    await mustGit('config', 'user.name', 'Example Author');
    await mustGit('config', 'user.email', 'author@example.com');
  }
  await mustGit('add', '--all');
  await mustGit('-c', 'commit.gpgsign=false', 'commit', '--allow-empty', '--message', 'Start');
}

/** Copies a project into a scratch folder so that a run cannot change the original; with `git` as a repository. */
export async function copyProject(from, { git = false } = {}) {
  const folder = path.join(await makeScratch('project'), path.basename(from));
  await cp(from, folder, { recursive: true });
  if (git) await makeRepository(folder);
  return folder;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Tool } from './tools.ts';

const run = promisify(execFile);

/**
 * Installs a tool from the registry into a cache, once.
 * @returns the folders with its programs, for the PATH
 */
export async function installTool({ packages }: Tool, cache: string): Promise<string[]> {
  const bins: string[] = [];
  for (const { names, binaries } of packages) {
    const folder = path.join(
      cache,
      names
        .join('+')
        .replace(/@[^/]+\//g, '')
        .replaceAll('@', '-'),
    );
    const bin = path.join(folder, 'node_modules/.bin');
    // Without the binaries of its platform, a package needs no script of its own either.
    const scripts = binaries ? [] : ['--ignore-scripts', '--omit=optional'];
    if (!existsSync(bin))
      await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...scripts, ...names], {
        maxBuffer: 16 * 1024 * 1024,
      });
    bins.push(bin);
  }
  return bins;
}

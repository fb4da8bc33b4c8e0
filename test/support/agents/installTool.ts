import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from '../scratch.ts';

const run = promisify(execFile);

/** A real agent tool from the registry, pinned. */
export interface Tool {
  id: string;
  packages: readonly string[];
}

/** The tool that every run of the tests drives: plain JavaScript, without platform binaries. */
export const gemini: Tool = { id: 'gemini', packages: ['@google/gemini-cli@0.61.0'] };

/** Installs a tool into a cache beside the editors of the tests, once. Gives the folder with its programs. */
export async function installTool({ id, packages }: Tool): Promise<string> {
  const name = `${id}-${packages[0]?.slice(packages[0].lastIndexOf('@') + 1)}`;
  const folder = inRepository('.vscode-test/agents', name);
  const bin = path.join(folder, 'node_modules/.bin');
  if (existsSync(bin)) return bin;
  const args = [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--omit=optional',
    '--no-audit',
    '--no-fund',
    ...packages,
  ];
  await run('npm', args, { maxBuffer: 16 * 1024 * 1024 });
  return bin;
}

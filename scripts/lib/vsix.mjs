// Packing the extension the way it is published.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, projectNode, withNode } from './install.mjs';
import { inRoot, root } from './paths.mjs';
import { mustRun } from './processes.mjs';
import { makeScratch } from './scratch.mjs';

/** The files that are published, as npm reads them from "files" in package.json. */
function publishedFiles() {
  const json = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(json)[0].files.map((file) => file.path);
}

/**
 * Packs the built extension into the file `out`. npm and the marketplace get the same files, but
 * for what .vscodeignore leaves out. vsce works on a copy of
 * them, because in the repository it would look at every file of the downloaded editors.
 */
export async function packExtension(out) {
  if (!existsSync(inRoot('dist'))) throw new Error('There is no dist folder. Run "npm run build" first.');
  const stage = await makeScratch('package');
  for (const file of publishedFiles()) await cp(inRoot(file), path.join(stage, file));
  // vsce takes either "files" or .vscodeignore: here the first has done its work, and the second leaves out the rest.
  const { files: _, ...manifest } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  await writeFile(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await cp(inRoot('.vscodeignore'), path.join(stage, '.vscodeignore'));
  const vsce = inRoot('node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await mustRun(projectNode, [vsce, 'package', ...options, '--allow-unused-files-pattern', '--out', out], {
    cwd: stage,
    env: withNode(projectNode),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

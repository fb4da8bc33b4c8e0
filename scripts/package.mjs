// Packs the built extension into a VSIX file in the root of the repository.
import { readFile } from 'node:fs/promises';
import { inRoot } from './lib/paths.mjs';
import { runScript } from './lib/shutdown.mjs';
import { packExtension } from './lib/vsix.mjs';

await runScript(async () => {
  const { name, version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const file = `${name}-${version}.vsix`;
  await packExtension(inRoot(file));
  console.log(file);
});

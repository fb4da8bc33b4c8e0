// Type-checks every project that the root tsconfig.json refers to; a folder without TypeScript is left out.
import { readdirSync, readFileSync } from 'node:fs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { runScript } from './lib/shutdown.mjs';

const hasSource = (folder) => readdirSync(inRoot(folder), { recursive: true }).some((file) => file.endsWith('.ts'));

await runScript(async () => {
  const { references } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8'));
  const folders = references.map((reference) => reference.path).filter(hasSource);
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const codes = await Promise.all(
    folders.map((folder) => run(process.execPath, [tsc, '--project', folder], { cwd: root })),
  );
  return codes.every((code) => code === 0) ? 0 : 1;
});

// Installs the VS Code versions named on the command line ("current", "oldest"; both when none is named).
import { ensureHost, hosts } from './lib/codeServer.mjs';
import { runScript } from './lib/shutdown.mjs';

await runScript(async () => {
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : Object.keys(hosts)) {
    const { vscode } = await ensureHost(name);
    console.log(`${name}: ${vscode}`);
  }
});

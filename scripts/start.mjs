// Shows the extension at work: builds and packs it, installs it into a real VS Code and opens the example project.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, projectNode, withNode } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { isListening } from './lib/ports.mjs';
import { exitCode, mustRun } from './lib/processes.mjs';
import { copyProject, makeScratch } from './lib/scratch.mjs';
import { endWithNpm, runScript } from './lib/shutdown.mjs';
import { startUserInstall } from './lib/userInstall.mjs';
import { packExtension } from './lib/vsix.mjs';

const usage = `Usage: npm start -- [--folder FOLDER] [--port PORT]

Opens VS Code with the extension in your browser.
  --folder FOLDER  open this folder instead of a copy of examples/acme-crm
  --port PORT      listen on this port of 127.0.0.1 instead of any free one`;

/** Reads the command line; gives undefined when only help was asked for. */
function readOptions() {
  const { values } = parseArgs({
    options: { folder: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return undefined;
  const folder = values.folder === undefined ? undefined : path.resolve(values.folder);
  if (folder && !existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`"${values.port}" is not a port number.`);
  }
  return { folder, port };
}

await runScript(async () => {
  endWithNpm();
  const options = readOptions();
  if (options === undefined) {
    console.log(usage);
    return 0;
  }
  if (options.port && (await isListening(options.port))) throw new Error(`Port ${options.port} is already in use.`);
  await ensureDependencies();
  console.log('Building the extension');
  await mustRun(projectNode, ['esbuild.mjs'], { cwd: root, env: withNode(projectNode) });
  const vsix = path.join(await makeScratch('vsix'), 'extension.vsix');
  await packExtension(vsix);
  const folder = options.folder ?? (await copyProject(inRoot('examples/acme-crm'), { git: true }));
  const { child, address } = await startUserInstall({ vsix, folder, port: options.port });
  console.log(`\nVS Code with the extension and the folder ${folder} is ready. Open this address in a browser:\n`);
  console.log(address);
  console.log('\nPress Ctrl-C to end it.');
  return await exitCode(child);
});

// VS Code as a user has it: the packed extension installed, a folder open, no test hooks.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureHost } from './codeServer.mjs';
import { waitForOutput, withoutEditor } from './hostServer.mjs';
import { withNode } from './install.mjs';
import { freePort } from './ports.mjs';
import { mustRun, start } from './processes.mjs';
import { makeScratch } from './scratch.mjs';

/** Settings of a first start without tours, tips and questions, and that saves when told to, as the desktop does. */
const calm = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
};

/**
 * Installs `vsix` into a fresh VS Code and starts it on `folder`. Options: `port` (any free one when not given),
 * `settings` of the user, `hostName` ("current" or "oldest"). Gives the process and the
 * address to open in a browser.
 */
export async function startUserInstall({ vsix, folder, port, settings = {}, hostName = 'current' }) {
  const host = await ensureHost(hostName);
  const data = await makeScratch('vscode');
  const userFolder = path.join(data, 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify({ ...calm, ...settings }, undefined, 2));
  // In a window of a server, settings of a machine are those of the server.
  await mkdir(path.join(data, 'Machine'), { recursive: true });
  await writeFile(path.join(data, 'Machine', 'settings.json'), JSON.stringify(settings, undefined, 2));
  const places = [
    ...['--user-data-dir', data, '--extensions-dir', path.join(data, 'extensions')],
    ...['--config', path.join(data, 'config.yaml')],
  ];
  // Without XDG_DATA_HOME it would write its own log into the home folder of the person who runs this.
  const env = { ...withNode(host.node, withoutEditor(process.env)), XDG_DATA_HOME: data };
  const install = [host.codeServer, ...places, '--install-extension', vsix];
  await mustRun(host.node, install, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const chosenPort = port ?? (await freePort());
  const args = [
    ...[host.codeServer, ...places],
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${chosenPort}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--ignore-last-opened'],
    folder,
  ];
  const child = start(host.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  await waitForOutput(child, 'HTTP server listening');
  const address = `http://127.0.0.1:${chosenPort}/?folder=${encodeURIComponent(folder)}`;
  return { child, address };
}

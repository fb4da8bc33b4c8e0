// The server half of VS Code: files, extension host, terminals and tasks.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { withNode } from './install.mjs';
import { freePort } from './ports.mjs';
import { start } from './processes.mjs';

/** The environment without what an editor's terminal adds, so that a run does not depend on where it was started. */
export function withoutEditor(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

/** Resolves when the output of `child` holds `text`; rejects with the output when the child ends before. */
export function waitForOutput(child, text) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      output += data;
      if (output.includes(text)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${output}`)));
  });
}

/**
 * Starts the server of `host` (from `ensureHost`) for an extension test, with its data in `userData`. Gives the
 * process and the authority (host and port) it listens on. The server's own output goes to a log in `userData`.
 */
export async function startHostServer(host, { userData, extensions, trusted }) {
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  await mkdir(userData, { recursive: true });
  const args = [
    host.server,
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--server-data-dir', userData, '--extensions-dir', extensions],
    ...['--telemetry-level', 'off'],
    '--without-connection-token',
    '--accept-server-license-terms',
    // Extensions get the environment of the test, not that of the user's login shell.
    '--force-disable-user-env',
    // A built workbench takes the extension under test from its address only with this one.
    '--enable-smoke-test-driver',
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
  const env = withNode(host.node, withoutEditor(process.env));
  const child = start(host.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(path.join(userData, 'server.log'));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  await waitForOutput(child, 'Extension host agent listening');
  return { child, authority };
}

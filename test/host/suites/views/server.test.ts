import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import { LanguageServer } from '../../../../src/extension/server/languageServer.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';

/** Sets the path of `gtm` for this user. */
const useGtm = (file: string | undefined) =>
  vscode.workspace.getConfiguration('marketing').update('gtm.path', file, vscode.ConfigurationTarget.Global);

describe('the language server', () => {
  let folder: string;
  let log: vscode.LogOutputChannel;
  let server: LanguageServer;

  before(async () => {
    const { extensionPath, extensionUri } = await activated();
    folder = await mkdtemp(path.join(tmpdir(), 'gtm-server-'));
    log = vscode.window.createOutputChannel('Marketing (server test)', { log: true });
    server = new LanguageServer({ extensionPath, extensionUri }, log);
    // The real server, with a way to make it crash: it ends as soon as somebody asks for it.
    const gtm = pathToFileURL(path.join(extensionPath, 'dist', 'gtm.mjs'));
    const crash = `import { existsSync } from 'node:fs';
setInterval(() => { if (existsSync(new URL('crash', import.meta.url))) process.exit(70); }, 20);
await import(${JSON.stringify(gtm.href)});`;
    await writeFile(path.join(folder, 'gtm.mjs'), crash);
  });
  after(async () => {
    await useGtm(undefined);
    await server.stop();
    server.dispose();
    log.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const crash = () => writeFile(path.join(folder, 'crash'), '');
  const calm = () => rm(path.join(folder, 'crash'), { force: true });
  const answers = async () => (await server.request('gtm/projects', {})).length === 1;

  it('is the one that the settings name, and answers', async () => {
    await useGtm(path.join(folder, 'gtm.mjs'));
    await server.start();
    assert.ok(await answers());
  });

  it('comes back after a crash', async () => {
    const again = new Promise<void>((resolve) => {
      const listener = server.onDidChangeState((state) => {
        if (state !== 'running') return;
        listener.dispose();
        resolve();
      });
    });
    await crash();
    await until('the crash', () =>
      server.request('gtm/projects', {}).then(
        () => false,
        () => true,
      ),
    );
    await calm();
    await again;
    assert.ok(await answers());
  });

  it('is given up when it crashes over and over, and comes back on demand', async () => {
    await crash();
    await until('the end of the attempts', () => server.state === 'failed', 40_000);
    await assert.rejects(answers(), { name: 'UserProblem' });
    await calm();
    await server.restart();
    assert.ok(await answers());
  });

  it('says so when it cannot start', async () => {
    await useGtm(path.join(folder, 'missing.mjs'));
    await server.restart();
    await until('the failure', () => server.state === 'failed', 40_000);
  });
});

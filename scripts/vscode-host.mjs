#!/usr/bin/env node
// A stand-in for the desktop VS Code executable in extension tests: takes VS Code's own arguments, runs the tests in
// VS Code's server and a headless browser, and exits with their exit code. GTM_HOST_VERSION chooses "current" or
// "oldest"; GTM_HOST_TIMEOUT_MS limits the run.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './lib/chromium.mjs';
import { ensureHost } from './lib/codeServer.mjs';
import { readHostArguments, workbenchQuery } from './lib/hostArguments.mjs';
import { startHostServer } from './lib/hostServer.mjs';
import { resultsFolder } from './lib/paths.mjs';
import { makeScratch } from './lib/scratch.mjs';
import { endWithParent, runScript } from './lib/shutdown.mjs';

const timeout = Number(process.env.GTM_HOST_TIMEOUT_MS ?? 10 * 60_000);

/** Opens the workbench and resolves with the exit code that it reports for the test run. */
async function runInBrowser(page, address, server) {
  const ended = new Promise((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    void page.exposeFunction('codeAutomationLog', (_level, args) => console.log(...args));
    page.once('crash', () => reject(new Error('The browser tab crashed.')));
    page.once('close', () => reject(new Error('The browser was closed.')));
    server.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code} during the tests.`)));
    setTimeout(() => reject(new Error(`The tests did not end within ${timeout / 1000} s.`)), timeout).unref();
  });
  ended.catch(() => {}); // It may fail while the page still loads; it is awaited below.
  await page.goto(address);
  try {
    return await ended;
  } catch (error) {
    await mkdir(resultsFolder, { recursive: true });
    await page.screenshot({ path: path.join(resultsFolder, 'host-failure.png') }).catch(() => {});
    throw error;
  }
}

await runScript(async () => {
  endWithParent();
  const options = readHostArguments(process.argv.slice(2));
  if (!options.extension || !options.tests) {
    throw new Error('Give --extensionDevelopmentPath=FOLDER, --extensionTestsPath=FILE and a folder to open.');
  }
  const host = await ensureHost(process.env.GTM_HOST_VERSION ?? 'current');
  const userData = options.userData ?? (await makeScratch('user-data'));
  const extensions = options.extensions ?? path.join(userData, 'extensions');
  const { child, authority } = await startHostServer(host, { ...options, userData, extensions });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  return await runInBrowser(page, `http://${authority}/?${workbenchQuery(options, authority)}`, child);
});

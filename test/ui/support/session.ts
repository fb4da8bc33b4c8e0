// What all browser tests of one run share: the packed extension and the browser.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../scripts/lib/chromium.mjs';
import { makeScratch } from '../../../scripts/lib/scratch.mjs';
import { takeDown } from '../../../scripts/lib/shutdown.mjs';
import { packExtension } from '../../../scripts/lib/vsix.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

/** Where pictures go. */
export const picturesFolder = path.join(root, 'test-results');

let packed: Promise<string> | undefined;
let launched: Promise<Browser> | undefined;

async function pack(): Promise<string> {
  const file = path.join(await makeScratch('vsix'), 'extension.vsix');
  await packExtension(file);
  return file;
}

async function launch(): Promise<Browser> {
  await mkdir(picturesFolder, { recursive: true });
  return await launchBrowser();
}

/** The extension as a user installs it. GTM_VSIX names a file that is already packed. */
export async function vsix(): Promise<string> {
  packed ??= process.env.GTM_VSIX ? Promise.resolve(process.env.GTM_VSIX) : pack();
  return await packed;
}

/** The browser. */
export async function browser(): Promise<Browser> {
  launched ??= launch();
  return await launched;
}

/** The example project that people see first. */
export function exampleProject(): string {
  const example = path.join(root, 'examples/acme-crm');
  return existsSync(example) ? example : path.join(root, 'test/host/suites/smoke/workspace');
}

/** Takes a picture of every open window after a test that failed. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.state !== 'failed' || launched === undefined) return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
    const pages = (await launched).contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: path.join(picturesFolder, `failed-${name}-${index + 1}.png`) });
    }
  },
};

/** Mocha calls this after all tests: closes the browser and removes what the run made. */
export async function mochaGlobalTeardown(): Promise<void> {
  await takeDown();
}

// The browser that shows the workbench.
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from './debian.mjs';
import { onShutdown } from './shutdown.mjs';
import { which } from './which.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where browsers are on systems that do not put them on the PATH. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** The flags keep the browser quiet, off the network, and able to run as root without a display. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function find() {
  if (process.env.GTM_BROWSER) return process.env.GTM_BROWSER;
  return which(...names) ?? places.find((place) => existsSync(place));
}

/** Gives the path of an installed browser; as root on Debian it installs one when there is none. */
export async function ensureBrowser() {
  if (find() === undefined && canInstallPackages()) await installPackages('chromium', 'fonts-dejavu-core');
  const browser = find();
  if (browser === undefined) {
    throw new Error(
      'No browser found to run VS Code in. Install Chromium (Debian and Ubuntu: "sudo apt-get install chromium"), ' +
        'Google Chrome or Microsoft Edge, or set GTM_BROWSER to the path of one.',
    );
  }
  return browser;
}

/** Starts a headless browser through Playwright. It is closed when this process ends. */
export async function launchBrowser() {
  const executablePath = await ensureBrowser();
  // Loaded late: this module must also load before the dependencies are installed.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = onShutdown(() => browser.close());
  browser.once('disconnected', forget);
  return browser;
}

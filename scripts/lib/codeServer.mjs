// Real VS Code from the npm registry alone: the package code-server holds the server and the web workbench.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';
import { npm, withNode } from './install.mjs';
import { hostsFolder } from './paths.mjs';
import { mustRun } from './processes.mjs';
import { which } from './which.mjs';

/**
 * The VS Code versions we test with, and the Node.js each of them runs on. The oldest one expects its search program,
 * ripgrep, from a download outside the registry; a later npm package has the same program.
 */
export const hosts = {
  current: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
  oldest: { vscode: '1.110.0', codeServer: '4.110.0', node: '22.23.3', ripgrep: '1.18.0' },
};

/** Native modules that logging, terminals, tasks and file watching need. */
const nativeModules = ['@vscode/spdlog', 'node-pty', '@vscode/native-watchdog', '@parcel/watcher', '@vscode/sqlite3'];

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** The npm package that holds the Node.js of this system. */
const nodePackage = `node${process.platform === 'darwin' && process.arch === 'arm64' ? '-bin' : ''}-${process.platform}-${process.arch}`;

/** The npm package that holds ripgrep for this system. */
const ripgrepPackage = `@vscode/ripgrep-${process.platform}-${process.arch}`;

/** The paths inside an installed host folder. */
function pathsIn(folder) {
  const modules = path.join(folder, 'node_modules');
  const serverFolder = path.join(modules, 'code-server/lib/vscode');
  return {
    node: path.join(modules, nodePackage, 'bin/node'),
    nodeFolder: path.join(modules, nodePackage),
    codeServer: path.join(modules, 'code-server/out/node/entry.js'),
    serverFolder,
    server: path.join(serverFolder, 'out/server-main.js'),
  };
}

/** A compiler and Python, which the native modules are built with. */
async function ensureBuildTools() {
  if (which('g++') && which('make') && which('python3')) return;
  if (canInstallPackages()) return await installPackages('g++', 'make', 'python3');
  throw new Error('Building the native modules of VS Code needs g++, make and python3. Install them and try again.');
}

async function installInto(folder, host) {
  const { node, nodeFolder, serverFolder } = pathsIn(folder);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const packages = [`code-server@${host.codeServer}`, `${nodePackage}@${host.node}`];
  if (host.ripgrep) packages.push(`${ripgrepPackage}@${host.ripgrep}`);
  const install = (cwd, args, env = process.env) => mustRun(npm, [...args, ...quiet], { cwd, env });
  await install(folder, ['install', '--ignore-scripts', ...packages]);
  const env = { ...withNode(node), npm_config_nodedir: nodeFolder };
  await install(serverFolder, ['install', '--omit=dev', '--ignore-scripts'], env);
  await install(path.join(serverFolder, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'], env);
  await install(serverFolder, ['rebuild', ...nativeModules], env);
  if (host.ripgrep) {
    const bin = path.join(serverFolder, 'node_modules/@vscode/ripgrep/bin');
    await mkdir(bin, { recursive: true });
    await copyFile(path.join(folder, 'node_modules', ripgrepPackage, 'bin/rg'), path.join(bin, 'rg'));
  }
}

/** Removes what interrupted installs left behind. What their npm still writes to is left for the next time. */
async function removeLeftovers() {
  for (const name of await readdir(hostsFolder)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(path.join(hostsFolder, name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs a VS Code version into .vscode-test/ when it is not there, and gives its paths. `name` is "current" or
 * "oldest". The folder gets its final name only when it is complete, so an interrupted install is done again and two
 * installs at a time do not disturb each other.
 */
export async function ensureHost(name) {
  const host = hosts[name];
  if (host === undefined)
    throw new Error(`There is no VS Code host "${name}". Use one of: ${Object.keys(hosts).join(', ')}.`);
  const folder = path.join(hostsFolder, `${host.codeServer}-node-${host.node}`);
  if (existsSync(folder)) return { ...host, ...pathsIn(folder) };
  await mkdir(hostsFolder, { recursive: true });
  await removeLeftovers();
  await ensureBuildTools();
  console.log(`Installing VS Code ${host.vscode} (once, about a minute)`);
  const partial = `${folder}.partial-${process.pid}`;
  await installInto(partial, host);
  try {
    await rename(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(partial, { recursive: true, force: true }); // Another install was faster.
  }
  return { ...host, ...pathsIn(folder) };
}

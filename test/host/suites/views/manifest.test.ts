import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { activated, contributedCommands, extension, registeredCommands } from '../../../support/host/extension.ts';

interface Manifest {
  contributes: {
    views: Record<string, { id: string }[]>;
    menus: Record<string, { command: string }[]>;
    viewsWelcome: { view: string; contents: string }[];
  };
}

const manifest = (): Manifest => extension().packageJSON;
const viewIds = () => Object.values(manifest().contributes.views).flatMap((views) => views.map(({ id }) => id));

/** A file of the extension as it is, texts not yet put in. */
const raw = async (name: string) => readFile(path.join(extension().extensionPath, name), 'utf8');

/** All source files of the extension; they lie beside the tests, not beside the extension when that is packed. */
async function sources(): Promise<string> {
  const folder = path.resolve(process.env.GTM_ROOT ?? extension().extensionPath, 'src/extension');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

describe('the manifest', () => {
  before(activated);

  it('declares exactly the commands that are registered', async () => {
    // The editor itself adds commands such as marketing.phases.focus for each view.
    const isOfView = (id: string) => viewIds().some((view) => id.startsWith(`${view}.`));
    const ours = [...(await registeredCommands())].filter((id) => id.startsWith('marketing.') && !isOfView(id));
    assert.deepEqual(ours.sort(), contributedCommands().sort());
  });

  it('has only views that show something', async () => {
    for (const id of viewIds()) await vscode.commands.executeCommand(`${id}.focus`);
  });

  it('names existing commands in menus and welcome texts', () => {
    const declared = new Set(contributedCommands());
    const { menus, viewsWelcome } = manifest().contributes;
    const inMenus = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    const inTexts = viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/command:(marketing\.\w+)/g)].map((match) => match[1] ?? ''),
    );
    assert.deepEqual(
      [...inMenus, ...inTexts].filter((id) => !declared.has(id)),
      [],
    );
  });

  it('has each text of package.nls.json, and no other', async () => {
    const used = new Set([...(await raw('package.json')).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
    assert.deepEqual(Object.keys(JSON.parse(await raw('package.nls.json'))).sort(), [...used].sort());
  });

  it('has each sentence of the code in l10n/bundle.l10n.json, and no other', async () => {
    const used = new Set([...(await sources()).matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]));
    assert.deepEqual(Object.keys(JSON.parse(await raw('l10n/bundle.l10n.json'))).sort(), [...used].sort());
  });
});

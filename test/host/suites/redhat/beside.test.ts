import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inFolder, show, untilRules } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';

const personas = 'workspace/strategy/personas';
const syntax = `${personas}/syntax.persona.yaml`;
const shape = `${personas}/shape.persona.yaml`;
const modeline = `${personas}/modeline.persona.yaml`;
/** What the documents say, whatever their form. */
const said = ['persona-complete'];

/** Wakes up the stand-in for the other extension. */
const wakeUp = 'standIn.wakeUp';
const other = () => vscode.extensions.getExtension('redhat.vscode-yaml');

/** Changes a setting of the user; undefined for its default. */
const set = (section: string, key: string, value: unknown) =>
  vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);

/** What is shown in the three files. */
async function untilShown(shown: Record<string, readonly string[]>): Promise<void> {
  for (const [file, rules] of Object.entries(shown)) await untilRules(file, rules);
}

const everything = {
  [syntax]: ['yaml-syntax'],
  [shape]: [...said, 'unknown-key'],
  [modeline]: [...said, 'unknown-key'],
};

describe('beside another extension that validates YAML', () => {
  before(async () => {
    await activated();
    // Not among the fixtures, where the linter of this repository would find it.
    await vscode.workspace.fs.writeFile(inFolder(syntax), Buffer.from('kind: persona\ntitle: [Nadia\n'));
  });
  after(async () => {
    await set('marketing', 'validation.schema', undefined);
    await set('yaml', 'validate', undefined);
  });

  it('shows everything while the other one sleeps', async () => {
    await untilShown(everything);
    assert.equal(other()?.isActive, false);
  });

  it('leaves to it what it validates, as soon as it is awake', async () => {
    for (const file of [syntax, shape]) await show(file);
    await until('the other extension to begin', async () => (await vscode.commands.getCommands()).includes(wakeUp));
    assert.equal(other()?.isActive, false, 'The other extension should still be waking up.');
    await vscode.commands.executeCommand(wakeUp);
    await until('the other extension', () => other()?.isActive);
    // A file that is opened right then must not keep us from noticing.
    await show(modeline);
    await untilShown({ [syntax]: [], [shape]: [...said, 'unknown-key'], [modeline]: said });
  });

  it('shows everything in files that are not open, because nobody else does', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilShown(everything);
    for (const file of [syntax, shape, modeline]) await show(file);
    await untilShown({ [syntax]: [], [modeline]: said });
  });

  it('shows everything when it is told to', async () => {
    await set('marketing', 'validation.schema', 'on');
    await untilShown(everything);
  });

  it('shows only what the plan says when it is told to', async () => {
    await set('marketing', 'validation.schema', 'off');
    await untilShown({ [syntax]: [], [shape]: said, [modeline]: said });
  });

  it('shows everything when the other one does not validate', async () => {
    await set('marketing', 'validation.schema', undefined);
    await untilShown({ [syntax]: [] });
    await set('yaml', 'validate', false);
    await untilShown(everything);
    await set('yaml', 'validate', undefined);
    await untilShown({ [syntax]: [] });
  });
});

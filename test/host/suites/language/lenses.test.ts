import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inFolder, show } from '../../../support/host/documents.ts';
import { activated, registeredCommands } from '../../../support/host/extension.ts';
import { hints, lenses } from '../../../support/host/language.ts';
import { until } from '../../../support/host/until.ts';

const persona = 'workspace/strategy/personas/nadia.persona.yaml';
const strategy = 'workspace/strategy/gtm.strategy.yaml';
const funnel = 'workspace/journeys/main.funnel.yaml';

const set = (key: string, value: boolean | object | undefined) =>
  vscode.workspace.getConfiguration('marketing').update(key, value, vscode.ConfigurationTarget.Global);

/** The lens of a file whose title matches; its command as the editor runs it. */
async function lens(file: string, title: RegExp): Promise<vscode.Command> {
  await show(file);
  return await until(`the line ${title} above ${file}`, async () =>
    (await lenses(inFolder(file))).find((command) => title.test(command.title)),
  );
}

const click = ({ command, arguments: args = [] }: vscode.Command) => vscode.commands.executeCommand(command, ...args);

describe('lines above a document', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(async () => {
    await set('codeLens.enabled', undefined);
    await set('inlayHints.enabled', undefined);
    await set('codeLens.show', undefined);
  });

  it('name commands that exist', async () => {
    const registered = await registeredCommands();
    for (const file of [persona, strategy, funnel]) {
      const { command } = await lens(file, /./);
      assert.ok(registered.has(command), command);
    }
  });

  it('show where a persona is used', async () => {
    const uses = await lens(persona, /^Used/);
    assert.equal(uses.command, 'marketing.showReferences');
    await click(uses);
    // The places are shown in the editor itself, which keeps them to itself: going to the next one leaves this file.
    await vscode.commands.executeCommand('goToNextReference');
    await until(
      'another file',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('.persona.yaml') === false,
    );
  });

  it('run the gate of a document and show its criteria', async () => {
    const run = await lens(strategy, /^Run gate/);
    const { window } = vscode;
    const original = window.showQuickPick;
    const shown: { title: string | undefined; labels: string[] }[] = [];
    const noted = async (items: unknown, options?: vscode.QuickPickOptions) => {
      const entries = (await items) as readonly vscode.QuickPickItem[];
      shown.push({ title: options?.title, labels: entries.map(({ label }) => label) });
      return undefined;
    };
    window.showQuickPick = noted as typeof original;
    try {
      await click(run);
    } finally {
      window.showQuickPick = original;
    }
    assert.match(shown[0]?.title ?? '', /^Go-to-market strategy: (?:fail|pending), \d+ of \d+/);
    assert.ok(shown[0]?.labels.some((label) => /Every persona has pains, triggers and objections/.test(label)));
  });

  it('open the preview', async () => {
    await click(await lens(funnel, /^Preview$/));
    const isPreview = ({ input, label }: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && label === 'Preview main.funnel.yaml';
    await until('the preview', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)));
  });

  it('follow what other files say', async () => {
    const uses = await lens(persona, /^Used by? ?\d+|^Used \d+ times/);
    const { document } = await show('workspace/journeys/return.journey.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 9, 2, 14), 'omar');
    await vscode.workspace.applyEdit(edit);
    await until('one use fewer', async () => {
      const titles = (await lenses(inFolder(persona))).map(({ title }) => title);
      return !titles.includes(uses.title);
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('can be switched off one by one', async () => {
    const { document } = await show(funnel);
    const titles = async () => (await lenses(document.uri)).map(({ title }) => title);
    await until('the preview', async () => (await titles()).includes('Preview'));
    await set('codeLens.show', { preview: false });
    await until('no preview', async () => !(await titles()).includes('Preview'));
    assert.ok((await titles()).some((title) => /^Used/.test(title)));
    await set('codeLens.show', undefined);
    await until('the preview again', async () => (await titles()).includes('Preview'));
  });

  it('go away when they are switched off, and figures behind values too', async () => {
    const { document } = await show(strategy);
    await until('both', async () => (await lenses(document.uri)).length > 0 && (await hints(document)).length > 0);
    assert.ok((await hints(document)).includes('25 %'), (await hints(document)).join());
    await set('codeLens.enabled', false);
    await until('no lines', async () => (await lenses(document.uri)).length === 0);
    assert.ok((await hints(document)).length > 0);
    await set('inlayHints.enabled', false);
    await until('no figures', async () => (await hints(document)).length === 0);
    await set('codeLens.enabled', undefined);
    await set('inlayHints.enabled', undefined);
    await until(
      'both again',
      async () => (await lenses(document.uri)).length > 0 && (await hints(document)).length > 0,
    );
  });
});

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { inFolder } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { until } from '../../../support/host/until.ts';

/** Answers the questions of a command, in their order: the beginning of a label, or a text. */
async function answering(answers: readonly string[], work: () => Thenable<unknown>): Promise<void> {
  const left = [...answers];
  const { window } = vscode;
  const { showQuickPick, showInputBox } = window;
  window.showQuickPick = (async (items: unknown) => {
    const wanted = left.shift() ?? '';
    return ((await items) as vscode.QuickPickItem[]).find(({ label }) => label.startsWith(wanted));
  }) as typeof showQuickPick;
  window.showInputBox = async () => left.shift();
  try {
    await work();
  } finally {
    Object.assign(window, { showQuickPick, showInputBox });
  }
}

describe('commands beside tasks', () => {
  before(activated);

  it('write a document into the folder that is pointed at, of the project that it is in', async () => {
    for (const [folder, id] of [
      ['workspace/personas', 'omar'],
      ['inner', 'lina'],
    ] as const) {
      await answering(['Persona', id], () =>
        vscode.commands.executeCommand('marketing.newDocumentHere', inFolder(folder)),
      );
      const file = inFolder(`${folder}/${id}.persona.yaml`);
      await until(`the editor of ${id}`, () => String(vscode.window.activeTextEditor?.document.uri) === String(file));
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^kind: persona$/m);
    }
  });

  it('open a terminal that knows gtm, and change no other', async () => {
    await answering(['Outer'], () => vscode.commands.executeCommand('marketing.openTerminal'));
    const terminal = await until('the terminal', () => vscode.window.terminals.find(({ name }) => name === 'gtm'));
    const output = path.join(tmpdir(), `gtm-terminal-${process.pid}.txt`);
    const other = vscode.window.createTerminal('other');
    try {
      terminal.sendText(`gtm --version > ${output} 2>&1`);
      const isVersion = async () => /^\d+\.\d+\.\d+/.test(await readFile(output, 'utf8').catch(() => ''));
      await until('the version', isVersion);
      await rm(output);
      other.sendText(`gtm --version > ${output} 2>&1`);
      await until('a refusal', async () => /not found/.test(await readFile(output, 'utf8').catch(() => '')));
    } finally {
      terminal.dispose();
      other.dispose();
      await rm(output, { force: true });
    }
  });
});

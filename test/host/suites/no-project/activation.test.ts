import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from '../../../support/host/extension.ts';

describe('a folder without a project', () => {
  it('leaves the extension asleep', async () => {
    const [file] = await vscode.workspace.findFiles('README.md');
    assert.ok(file);
    await vscode.window.showTextDocument(file);
    assert.equal(extension().isActive, false);
  });
});

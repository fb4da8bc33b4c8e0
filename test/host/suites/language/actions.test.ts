import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, show } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { actions, at, offered } from '../../../support/host/language.ts';
import { until } from '../../../support/host/until.ts';

const campaign = 'workspace/campaigns/search.campaign.yaml';

describe('quick fixes in the editor', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  /** Our finding of a rule in the campaign, where it is shown now: after an edit it may still stand at its old place. */
  const finding = (rule: string) =>
    until(`a finding of ${rule}`, () =>
      findingsIn(campaign).find(({ code }) => (typeof code === 'object' ? code.value : code) === rule),
    );

  /** What is offered for it. */
  const fixes = ({ document }: vscode.TextEditor, rule: string) =>
    offered(async () => actions(document, (await finding(rule)).range));

  it('mend a mistyped key', async () => {
    const editor = await show(campaign);
    await editor.edit((edit) => edit.insert(at(editor.document, 'status:'), 'ownr: Kim\n'));
    const [fix] = await fixes(editor, 'unknown-key');
    assert.equal(fix.title, 'Rename to `owner`');
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(editor.document.getText(), /^owner: Kim$/m);
    await until('the finding to go', () => !findingsIn(campaign).some(({ message }) => message.includes('ownr')));
  });

  it('spread what is left of the budget', async () => {
    const editor = await show(campaign);
    const offers = await fixes(editor, 'campaign-budget');
    const fix = offers.find(({ title }) => title === 'Give email USD 1,000');
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(editor.document.getText(), /- channel: email\n {4}budget: USD 1,000$/m);
    await until('the finding to go', () => !findingsIn(campaign).some(({ message }) => message.includes('are left')));
  });

  it('are all made at once by the source action', async () => {
    const editor = await show(campaign);
    await editor.edit((edit) => edit.insert(at(editor.document, 'status:'), 'ownr: Kim\nobjektive: none\n'));
    await finding('unknown-key');
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('marketing');
    const [fix] = await offered(() => actions(editor.document, all, kind));
    assert.equal(fix.kind?.value, kind.value);
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(editor.document.getText(), /^owner: Kim\nobjective: none$/m);
  });
});

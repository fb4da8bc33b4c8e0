import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { show } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { at, hover, offered, suggestions } from '../../../support/host/language.ts';

const campaign = 'workspace/campaigns/search.campaign.yaml';
const page = 'workspace/pages/trial.md';

/** Replaces `text` in the active editor and gives the document. */
async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<vscode.TextDocument> {
  const range = new vscode.Range(at(editor.document, text), at(editor.document, text, 'behind'));
  await editor.edit((edit) => edit.replace(range, by));
  return editor.document;
}

const revert = () => vscode.commands.executeCommand('workbench.action.files.revert');

describe('completion in the editor', () => {
  before(activated);
  afterEach(revert);

  it('offers ids with what they stand for, in YAML', async () => {
    const document = await replace(await show(campaign), '"nadia" # not the id of the variant', '');
    const found = await offered(() => suggestions(document, at(document, 'persona: ', 'behind')));
    assert.deepEqual(
      found.slice(0, 2).map(({ label, beside }) => [label, beside]),
      [
        ['nadia', 'Nadia, sales director'],
        ['omar', 'Omar, operations'],
      ],
    );
  });

  it('offers them in the front matter of Markdown too', async () => {
    const document = await replace(await show(page), 'nadia, omar', 'nadia, ');
    const found = await offered(() => suggestions(document, at(document, '[nadia, ', 'behind')));
    assert.ok(found.some(({ label, beside }) => label === 'omar' && beside === 'Omar, operations'));
    assert.ok(!found.some(({ label }) => label === 'nadia'));
  });

  it('says beside a key what its name does not say', async () => {
    const { document } = await show(campaign);
    const found = await offered(() => suggestions(document, new vscode.Position(document.lineCount - 1, 0)));
    const beside = (key: string) => found.find(({ label }) => label === key)?.beside;
    assert.equal(beside('owner'), '');
    assert.equal(beside('no_test_reason'), 'Reason for no test');
  });

  it('keeps words of the file out of texts that are typed', async () => {
    const document = await replace(await show(campaign), 'title: Nadia, Pro', 'title: Nadia, A forecast pe');
    const found = await suggestions(document, at(document, 'A forecast pe', 'behind'));
    assert.ok(!found.some(({ label }) => label === 'people'), JSON.stringify(found));
  });

  it('leaves words alone in files that are none of the plan’s', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'peculiar: one\nother: pe' });
    const found = await offered(() => suggestions(document, new vscode.Position(1, 9)));
    assert.ok(found.some(({ label }) => label === 'peculiar'));
  });
});

describe('hover in the editor', () => {
  before(activated);

  for (const [file, text] of [
    [campaign, '"nadia"'],
    [page, 'nadia, omar'],
  ] as const) {
    it(`says what an id stands for in ${file.split('/').at(-1)}`, async () => {
      const { document } = await show(file);
      assert.match(
        await hover(document, at(document, text).translate(0, 2)),
        /Nadia, sales director[\s\S]*Owns the number/,
      );
    });
  }
});

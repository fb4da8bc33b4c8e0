import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { inFolder, rulesIn, show } from '../../../support/host/documents.ts';
import { activated } from '../../../support/host/extension.ts';
import { at, rename } from '../../../support/host/language.ts';
import { until } from '../../../support/host/until.ts';

const campaign = 'workspace/campaigns/search.campaign.yaml';
const page = 'workspace/pages/trial.md';

/** The files of the folder, with the text that the editor has or the disk. */
async function texts(): Promise<Map<string, string>> {
  const found = await vscode.workspace.findFiles('workspace/**');
  const read = found.map(async (uri) => {
    const file = vscode.workspace.asRelativePath(uri);
    const open = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
    return [file, open?.getText() ?? Buffer.from(await vscode.workspace.fs.readFile(uri)).toString()] as const;
  });
  return new Map(await Promise.all(read));
}

/** Files in which the persona is named by its id. */
async function users(id: string): Promise<string[]> {
  const named = new RegExp(`(?:persona: "?|personas: \\[|^ +- |, )${id}\\b(?!-)`, 'm');
  return [...(await texts())].flatMap(([file, text]) => (named.test(text) ? [file] : [])).sort();
}

async function unresolved(): Promise<string[]> {
  return [...(await texts()).keys()].filter((file) => rulesIn(file).includes('reference-resolves'));
}

describe('renaming in the editor', () => {
  before(activated);

  it('gives a persona a new name in all nine files that use it, and in its own', async () => {
    const before = await users('nadia');
    assert.equal(before.length, 9, before.join('\n'));
    assert.deepEqual(await unresolved(), []);
    const { document } = await show(campaign);
    const edit = await rename(document, at(document, '"nadia"').translate(0, 2), 'nadia-hale');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.workspace.saveAll();
    assert.deepEqual(await users('nadia'), []);
    assert.deepEqual(await users('nadia-hale'), before);
    const now = await texts();
    assert.ok(now.has('workspace/strategy/personas/nadia-hale.persona.yaml'));
    assert.ok(!now.has('workspace/strategy/personas/nadia.persona.yaml'));
    assert.match(now.get(campaign) ?? '', /id: nadia-pro[\s\S]*persona: "nadia-hale" # not the id of the variant/);
    assert.match(
      now.get(page) ?? '',
      /\(\.\.\/strategy\/personas\/nadia-hale\.persona\.yaml\), who is called nadia in/,
    );
    await until('the server to know the file by its new name', () =>
      rulesIn('workspace/strategy/personas/nadia-hale.persona.yaml').includes('persona-profiled'),
    );
    assert.deepEqual(await unresolved(), []);
  });

  it('works from the front matter of Markdown, and back', async () => {
    const { document } = await show(page);
    const edit = await rename(document, at(document, 'nadia-hale, omar').translate(0, 2), 'nadia');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.workspace.saveAll();
    assert.equal((await users('nadia')).length, 9);
    await until('the server to know the file by its old name', () =>
      rulesIn('workspace/strategy/personas/nadia.persona.yaml').includes('persona-profiled'),
    );
    assert.deepEqual(await unresolved(), []);
  });

  it('follows a file that is renamed in the Explorer', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(inFolder('workspace/pages/clinic.md'), inFolder('workspace/pages/session.md'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the new file', async () => (await texts()).has('workspace/pages/session.md'));
    assert.match((await texts()).get(page) ?? '', /\[session\]\(session\.md\)/);
    assert.deepEqual(await unresolved(), []);
  });

  it('lists the approvals that go stale first, and changes nothing without a yes', async () => {
    const approval = inFolder('workspace/approvals/strategy/a.md');
    const { document } = await show(campaign);
    const digest = createHash('sha256').update(document.getText().replaceAll('\r\n', '\n')).digest('hex');
    const record = `---\nkind: approval\ngate: strategy\nby: Dana\non: 2026-05-04\nfiles:\n  - path: ${campaign}\n    digest: sha256:${digest}\n---\n`;
    const { window } = vscode;
    const original = window.showWarningMessage;
    const asked: string[] = [];
    const answer = async (message: string, { detail }: vscode.MessageOptions) => {
      asked.push(`${message} ${detail ?? ''}`);
      return undefined;
    };
    window.showWarningMessage = answer as typeof original;
    try {
      await vscode.workspace.fs.writeFile(approval, Buffer.from(record));
      await until('the question', async () => {
        await Promise.resolve(rename(document, at(document, '"nadia"').translate(0, 2), 'nadia-hale')).catch(() => {});
        return asked.length > 0;
      });
      assert.match(asked[0] ?? '', /1 approval will no longer count[\s\S]*strategy: Dana, 2026-05-04/);
      assert.equal((await users('nadia')).length, 9);
    } finally {
      window.showWarningMessage = original;
      await vscode.workspace.fs.delete(approval);
    }
  });

  for (const [name, sentence] of [
    ['omar', /omar/],
    ['Nadia Hale', /lower-case/],
  ] as const) {
    it(`refuses “${name}” with a sentence`, async () => {
      const { document } = await show(campaign);
      await assert.rejects(async () => rename(document, at(document, '"nadia"').translate(0, 2), name), sentence);
    });
  }

  it('refuses what has no id', async () => {
    const { document } = await show(campaign);
    const asked = vscode.commands.executeCommand('vscode.prepareRename', document.uri, at(document, 'Nadia, Pro'));
    await assert.rejects(Promise.resolve(asked), /./);
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type {
  CodeAction,
  CodeLens,
  DocumentHighlight,
  InlayHint,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { digestOfText } from '../../src/core/index.ts';
import { sha256 } from '../support/gateSetting.ts';
import { LspClient } from '../support/lspClient.ts';
import { Scratch } from '../support/scratch.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';
const strategy = 'workspace/strategy/gtm.strategy.yaml';

describe('edits over a real connection', () => {
  let scratch: Scratch;
  let client: LspClient;

  beforeEach(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
    client = await LspClient.start(scratch.root);
    await client.until(() => client.changes > 0, 'the project is read');
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    await scratch.remove();
  });

  const textEdits = (edit: WorkspaceEdit | undefined, file: string) =>
    ((edit?.documentChanges ?? []) as TextDocumentEdit[])
      .filter((change) => 'edits' in change && change.textDocument.uri === client.uri(file))
      .flatMap((change) => change.edits);

  it('mends a mistyped key by a quick fix, and everything by the source action', async () => {
    const file = 'workspace/strategy/personas/typed.persona.yaml';
    await client.open(file, 'kind: persona\ntitle: Typed\nsahre_of_target: 25\nrole_in_purchase: champoin\n');
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
    const params = { textDocument: { uri: client.uri(file) }, range, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    const fix = actions.find((action) => action.isPreferred);
    assert.equal(fix?.title, 'Rename to `share_of_target`');
    assert.deepEqual(
      textEdits(fix?.edit, file).map((edit) => ('newText' in edit ? edit.newText : '')),
      ['share_of_target'],
    );
    assert.equal(fix?.diagnostics?.[0]?.code, 'unknown-key');
    assert.ok(
      actions.some((action) => /silence|suppress/i.test(action.title)),
      actions.map((action) => action.title).join(),
    );
    const [all] = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...params,
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.equal(all?.kind, 'source.fixAll.marketing');
    const newTexts = textEdits(all?.edit, file)
      .map((edit) => ('newText' in edit ? edit.newText : ''))
      .join('|');
    assert.match(newTexts, /share_of_target/);
    assert.match(newTexts, /%/);
    assert.match(newTexts, /champion/);
  });

  it('renames a persona wherever it is named, and its file with it', async () => {
    const text = await readFile(scratch.path('workspace/messaging/core.messaging.yaml'), 'utf8');
    const line = text.split('\n').findIndex((candidate) => candidate.includes('persona: sales-director'));
    const character = (text.split('\n')[line] ?? '').indexOf('sales-director') + 2;
    const at = {
      textDocument: { uri: client.uri('workspace/messaging/core.messaging.yaml') },
      position: { line, character },
    };
    const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', at);
    assert.equal(prepared.placeholder, 'sales-director');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'head-of-sales' });
    const files = new Set(
      (edit.documentChanges as TextDocumentEdit[]).flatMap((change) =>
        'textDocument' in change ? [change.textDocument.uri] : [],
      ),
    );
    assert.ok(files.size >= 4, [...files].join());
    assert.ok(files.has(client.uri(strategy)));
    await assert.rejects(
      client.request('textDocument/rename', { ...at, newName: 'finance-director' }),
      /finance-director/,
    );
    await assert.rejects(
      client.request('textDocument/prepareRename', { ...at, position: { line: 0, character: 1 } }),
      /Only ids can be renamed/,
    );
  });

  it('updates what names a file that is renamed in the Explorer', async () => {
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [
        { oldUri: client.uri(persona), newUri: client.uri('workspace/strategy/personas/head-of-sales.persona.yaml') },
      ],
    });
    assert.ok(
      textEdits(edit, 'workspace/messaging/core.messaging.yaml').some(
        (one) => 'newText' in one && one.newText === 'head-of-sales',
      ),
    );
  });

  it('shows lenses, hints and the other places of an id, each switchable', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: client.uri(strategy) },
    });
    const titles = lenses.map((lens) => lens.command?.title);
    assert.ok(titles.includes('Run gate: Go-to-market strategy'), titles.join());
    assert.ok(titles.some((title) => /^Used \d+ times$/.test(title ?? '')));
    // A client that does not know the commands gets none to call.
    assert.ok(lenses.every((lens) => lens.command?.command === ''));
    const range = { start: { line: 0, character: 0 }, end: { line: 400, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: client.uri(strategy) },
      range,
    });
    assert.ok(
      hints.some((hint) => /%/.test(String(hint.label))),
      JSON.stringify(hints.slice(0, 3)),
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { marketing: { codeLens: { uses: false }, inlayHints: { budget: false } } },
    });
    const fewer = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: client.uri(strategy) },
    });
    assert.deepEqual(
      fewer.map((lens) => lens.command?.title),
      titles.filter((title) => !/^Used/.test(title ?? '')),
    );
    const others = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: client.uri(strategy) },
      range,
    });
    assert.ok(others.length > 0 && others.length < hints.length);
    assert.ok(others.every((hint) => !/budget/.test(String(hint.tooltip))));
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { marketing: { codeLens: false, inlayHints: false, commands: true } },
    });
    assert.equal(await client.request('textDocument/codeLens', { textDocument: { uri: client.uri(strategy) } }), null);
    assert.equal(
      await client.request('textDocument/inlayHint', { textDocument: { uri: client.uri(strategy) }, range }),
      null,
    );
    const text = await readFile(scratch.path(strategy), 'utf8');
    const line = text.split('\n').findIndex((candidate) => candidate.includes('kpi: website-visitors'));
    const marks = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument: { uri: client.uri(strategy) },
      position: { line, character: (text.split('\n')[line] ?? '').indexOf('website') + 1 },
    });
    assert.ok(marks.length > 1);
  });
});

describe('a rename of what people have approved', () => {
  const plan = {
    'marketing.yaml': 'kind: project\ntitle: Acme\n',
    'workspace/boss.persona.yaml': 'kind: persona\ntitle: The boss\n',
    'workspace/core.messaging.yaml': 'kind: messaging\ntitle: M\npersona_variants:\n  - persona: boss\n',
  };
  const digest = digestOfText(plan['workspace/core.messaging.yaml'], { sha256 });
  const approval = `---\nkind: approval\ngate: strategy\nby: Dana\non: 2026-05-04\nfiles:\n  - path: workspace/core.messaging.yaml\n    digest: ${digest}\n---\n`;
  const ways: [title: string, settings: Record<string, unknown>, method: string, yes: unknown, no: unknown][] = [
    ['the extension asks', { confirm: true }, 'gtm/confirm', true, false],
    ['any other editor asks', {}, 'window/showMessageRequest', { title: 'Rename' }, null],
  ];
  for (const [title, settings, method, yes, no] of ways) {
    it(`${title}, with the approvals that go stale, before anything changes`, async () => {
      const scratch = await (await Scratch.create()).write({ ...plan, 'workspace/approvals/strategy/a.md': approval });
      const client = await LspClient.start(scratch.root, settings);
      const asked: string[] = [];
      let answer = no;
      client.connection.onRequest(method, (params: { message: string; detail?: string }) => {
        asked.push(`${params.message}\n${params.detail ?? ''}`);
        return answer;
      });
      try {
        await client.until(() => client.changes > 0, 'the project is read');
        const at = {
          textDocument: { uri: client.uri('workspace/core.messaging.yaml') },
          position: { line: 3, character: 14 },
          newName: 'chief',
        };
        assert.equal(await client.request('textDocument/rename', at), null);
        answer = yes;
        const edit = await client.request<WorkspaceEdit>('textDocument/rename', at);
        assert.equal(edit.documentChanges?.length, 2);
        assert.equal(asked.length, 2);
        assert.match(
          asked[0] ?? '',
          /1 approval will no longer count[\s\S]*strategy: Dana, 2026-05-04 \(workspace\/core/,
        );
      } finally {
        await client.stop();
        await scratch.remove();
      }
    });
  }
});

describe('beside another extension that validates YAML', () => {
  const broken = 'kind: persona\ntitle: A\npainz: [x]\npains: [TODO]\n';
  const cases: [title: string, settings: Record<string, unknown>, text: string, shown: string[]][] = [
    ['alone, everything is shown', { otherYamlValidation: false }, broken, ['persona-complete', 'unknown-key']],
    [
      'beside it, shape is shown, because it has no schema of ours',
      { otherYamlValidation: true },
      broken,
      ['persona-complete', 'unknown-key'],
    ],
    [
      'beside it, shape is left to it where the document names its schema',
      { otherYamlValidation: true },
      `# yaml-language-server: $schema=persona.json\n${broken}`,
      ['persona-complete'],
    ],
    ['beside it, syntax is left to it', { otherYamlValidation: true }, 'kind: persona\ntitle: [A\n', []],
    ['alone, syntax is shown', { otherYamlValidation: false }, 'kind: persona\ntitle: [A\n', ['yaml-syntax']],
    [
      'on: shown all the same',
      { otherYamlValidation: true, schemaValidation: 'on' },
      'kind: persona\ntitle: [A\n',
      ['yaml-syntax'],
    ],
    ['off: never shown', { otherYamlValidation: false, schemaValidation: 'off' }, broken, ['persona-complete']],
  ];
  const everything = (text: string) => (text.includes('painz') ? ['persona-complete', 'unknown-key'] : ['yaml-syntax']);
  for (const [title, settings, text, shown] of cases) {
    it(title, async () => {
      const scratch = await (await Scratch.create()).write({
        'marketing.yaml': 'kind: project\ntitle: Acme\n',
        'a.persona.yaml': text,
      });
      const client = await LspClient.start(scratch.root, settings);
      try {
        await client.until(() => client.changes > 0, 'the project is read');
        const codes = () => [...new Set(client.diagnostics('a.persona.yaml').map((one) => String(one.code)))].sort();
        await client.open('a.persona.yaml');
        await client.until(() => codes().join() === shown.join(), `shown is ${shown.join(', ')}`);
        await client.close('a.persona.yaml');
        // Others look at open files only: once it is closed, nobody else says what is wrong with it.
        const all = settings.schemaValidation === 'off' ? shown : everything(text);
        await client.until(() => codes().join() === all.join(), `shown is ${all.join(', ')} once it is closed`);
      } finally {
        await client.stop();
        await scratch.remove();
      }
    });
  }
});

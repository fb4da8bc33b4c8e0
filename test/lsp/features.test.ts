import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type {
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { LspClient } from '../support/lspClient.ts';
import { Scratch } from '../support/scratch.ts';

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';

describe('language features over a real connection', () => {
  let scratch: Scratch;
  let client: LspClient;

  before(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
    client = await LspClient.start(scratch.root);
    await client.until(() => client.changes > 0, 'the project is read');
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
    await scratch.remove();
  });

  /** Position right behind a piece of a file's text. */
  const behind = (text: string, piece: string) => {
    const index = text.indexOf(piece);
    assert.ok(index >= 0, piece);
    const lines = text.slice(0, index + piece.length).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const at = async (file: string, piece: string) => ({
    textDocument: { uri: client.uri(file) },
    position: behind(await readFile(scratch.path(file), 'utf8'), piece),
  });

  it('completes the keys that are not yet there, with what they are for', async () => {
    const file = 'workspace/strategy/personas/typed.persona.yaml';
    const text = 'kind: persona\ntitle: Typed\n';
    await client.open(file, text);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: client.uri(file) },
      position: { line: 2, character: 0 },
    });
    const labels = list.items.map((item) => item.label);
    assert.ok(labels.includes('pains') && labels.includes('objections'), labels.join());
    assert.ok(!labels.includes('title'));
    const pains = list.items.find((item) => item.label === 'pains');
    assert.match(JSON.stringify(pains?.documentation), /pain/i);
    await client.close(file);
  });

  it('completes ids with their titles, in a line that was typed a moment ago', async () => {
    const file = 'workspace/demand-gen/campaigns/typed.campaign.yaml';
    await client.open(file, 'kind: campaign\ntitle: Typed\n');
    const text = 'kind: campaign\ntitle: Typed\npersonas:\n  - ';
    await client.type(file, text);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: client.uri(file) },
      position: { line: 3, character: 4 },
    });
    assert.ok(
      list.items.some((item) => item.label === 'sales-director' && /Sales director/.test(item.detail ?? '')),
      JSON.stringify(list.items.slice(0, 3)),
    );
    await client.close(file);
  });

  it('explains a key and an id', async () => {
    const key = await client.request<Hover>('textDocument/hover', await at(strategy, 'differentia'));
    assert.match((key.contents as MarkupContent).value, /[Dd]ifferentiator/);
    const id = await client.request<Hover>('textDocument/hover', await at(strategy, 'kpi: website-vis'));
    assert.match((id.contents as MarkupContent).value, /Website visitors/);
  });

  it('goes from an id to its definition and to its uses', async () => {
    const params = await at(strategy, 'kpi: website-vis');
    const [link] = await client.request<LocationLink[]>('textDocument/definition', params);
    assert.equal(link?.targetUri, client.uri('workspace/strategy/goals.kpis.yaml'));
    const uses = await client.request<Location[]>('textDocument/references', {
      ...params,
      context: { includeDeclaration: false },
    });
    assert.ok(uses.some((use) => use.uri === client.uri('marketing.yaml')));
    assert.ok(uses.length > 3);
  });

  it('outlines a document and finds things by name', async () => {
    const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: client.uri(persona) },
    });
    assert.ok(
      outline.some((symbol) => symbol.name.includes('objections')),
      outline.map((symbol) => symbol.name).join(),
    );
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'sales dir' });
    assert.ok(found.some((symbol) => symbol.name === 'Sales director'));
    const [kpi] = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'sales cycle' });
    assert.deepEqual([kpi?.name, kpi?.containerName], ['Sales cycle', 'KPI sales-cycle']);
  });

  it('says nothing about files outside a project', async () => {
    const outside = { textDocument: { uri: 'file:///nowhere/x.persona.yaml' }, position: { line: 0, character: 0 } };
    assert.equal(await client.request('textDocument/hover', outside), null);
    assert.equal(await client.request('textDocument/completion', outside), null);
  });
});

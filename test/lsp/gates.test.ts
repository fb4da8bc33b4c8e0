import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { CodeLens, Diagnostic } from 'vscode-languageserver-protocol';
import type { GateReport } from '../../src/core/index.ts';
import { LspClient } from '../support/lspClient.ts';
import { Scratch } from '../support/scratch.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';
const strategy = 'workspace/strategy/gtm-strategy.md';

describe('gates over a real connection', () => {
  let scratch: Scratch;
  let client: LspClient;
  let text: string;

  beforeEach(async () => {
    scratch = await (await Scratch.create()).copy('examples/acme-crm');
    client = await LspClient.start(scratch.root);
    await client.until(() => client.changes > 0, 'the project is read');
    text = await readFile(scratch.path(strategy), 'utf8');
    await client.open(strategy, text);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    await scratch.remove();
  });

  const unwritten = () => text.replace(/^## Buyers\n[^#]+/m, '## Buyers\n\nTo be written.\n\n');
  const ofGates = () => client.diagnostics(strategy).filter(({ source }) => source === 'marketing gate');
  const lens = async () => {
    const textDocument = { uri: client.uri(strategy) };
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    return lenses.map(({ command }) => command?.title).find((title) => title?.startsWith('Run gate'));
  };
  const judged = async () =>
    (await client.request<{ report: GateReport }>('gtm/gate', { root: client.uri(''), names: ['gtm-strategy'] })).report
      .gates[0];

  it('stand above the file with their state, which follows the edits', async () => {
    await client.request('gtm/status', { root: client.uri('') });
    const all = (await judged())?.criteria.length;
    assert.equal(await lens(), `Run gate: Go-to-market strategy (pass, ${all} of ${all} criteria met)`);
    await client.type(strategy, unwritten());
    await client.until(() => ofGates().length > 0, 'the gate is judged again');
    const gate = await judged();
    const met = gate?.criteria.filter(({ status }) => status === 'pass').length ?? 0;
    assert.ok(all !== undefined && met < all);
    assert.equal(await lens(), `Run gate: Go-to-market strategy (fail, ${met} of ${all} criteria met)`);
  });

  it('add to the findings what keeps them closed, with their name, and nothing twice', async () => {
    await client.type(strategy, unwritten());
    const [found] = await client.until(() => ofGates().length > 0 && ofGates(), 'what only the gate asks for');
    const report = (await judged())?.criteria.flatMap(({ findings }) => findings) ?? [];
    const said = report.find(({ rule }) => rule === found?.code);
    assert.equal(found?.message, `${said?.message} Keeps the gate “Go-to-market strategy” closed.`);
    assert.equal(found?.severity, 3);
    const keys = client
      .diagnostics(strategy)
      .map(({ code, range, message }: Diagnostic) => `${code} ${JSON.stringify(range)} ${message}`);
    assert.deepEqual([...new Set(keys)], keys);
    await client.type(strategy, text);
    await client.until(() => client.diagnostics(strategy).length === 0, 'the gate opens again');
  });

  it('are named by findings that the file has by itself', async () => {
    const own = await readFile(scratch.path(persona), 'utf8');
    await client.open(persona, own);
    await client.type(persona, own.replace(/^objections:\n(?:[ -].*\n)+/m, ''));
    const found = await client.until(
      () => client.diagnostics(persona).find(({ relatedInformation = [] }) => relatedInformation.length > 0),
      'a finding that names its gate',
    );
    assert.equal(found.source, 'marketing');
    assert.equal(found.relatedInformation?.[0]?.message, 'Keeps the gate “Go-to-market strategy” closed.');
  });

  it('weigh as much as the settings say', async () => {
    const set = (gateFindings: string) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { marketing: { gateFindings } },
      });
    await client.type(strategy, unwritten());
    await client.until(() => ofGates()[0]?.severity === 3, 'information');
    await set('warning');
    await client.until(() => ofGates()[0]?.severity === 2, 'a warning');
    await set('off');
    await client.until(() => ofGates().length === 0, 'nothing');
  });

  it('keep their findings in place while lines are added above', async () => {
    await client.type(strategy, unwritten());
    const [before] = await client.until(() => ofGates().length > 0 && ofGates(), 'what only the gate asks for');
    await client.type(strategy, `# A remark.\n${unwritten()}`);
    const [after] = await client.until(
      () => ofGates().length > 0 && ofGates()[0]?.range.start.line !== before?.range.start.line && ofGates(),
      'the finding moves',
    );
    assert.equal(after?.range.start.line, (before?.range.start.line ?? 0) + 1);
  });
});

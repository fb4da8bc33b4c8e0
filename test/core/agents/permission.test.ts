import assert from 'node:assert/strict';
import { allRunners, filesOfCall, rowProblems, ruleFor, serverOfCall } from '../../../src/core/index.ts';

describe('what an agent asks for', () => {
  const cases: [title: string, question: Parameters<typeof ruleFor>[0], rule: ReturnType<typeof ruleFor>][] = [
    ['an edit is judged by its files', { kind: 'edit', titles: ['Write'], files: ['a.md'] }, 'files'],
    ['so is a call of no kind that names files', { kind: undefined, titles: ['Patch'], files: ['a.md'] }, 'files'],
    ['an edit that names no file is refused', { kind: 'edit', titles: ['Write'], files: [] }, 'no'],
    ['reading is harmless', { kind: 'read', titles: ['Read'], files: ['/etc/hosts'] }, 'reading'],
    ['a shell could do anything', { kind: 'execute', titles: ['ls'], files: [] }, 'no'],
    ['even one that names a file', { kind: 'execute', titles: ['cat a.md'], files: ['a.md'] }, 'no'],
    ['a fetch is refused', { kind: 'fetch', titles: ['https://example.com'], files: [] }, 'no'],
    ['a deletion is refused', { kind: 'delete', titles: ['rm'], files: ['a.md'] }, 'no'],
    ['our tools are ours', { kind: 'other', titles: ['mcp__gtm__validate'], files: [] }, 'our-tool'],
    ['as other tools name them', { kind: undefined, titles: ['validate (gtm MCP Server)'], files: [] }, 'our-tool'],
    [
      'a command that only speaks of us is none of ours',
      { kind: 'execute', titles: ['gtm validate; rm -rf /'], files: [] },
      'no',
    ],
    [
      'not even one that looks harmless',
      { kind: 'execute', titles: ['git commit -am x # gtm validate'], files: [] },
      'no',
    ],
    [
      'a tool keeps the name it was told with first',
      { kind: 'other', titles: ['gtm-raise_conflict', 'raise_conflict'], files: [] },
      'our-tool',
    ],
    [
      'a call may say its server in its input',
      { kind: 'execute', titles: ['raise_conflict'], files: [], server: 'gtm' },
      'our-tool',
    ],
    ['and be for another', { kind: 'execute', titles: ['mcp.gtm.validate'], files: [], server: 'other' }, 'no'],
    ['another server is not ours', { kind: 'other', titles: ['mcp__other__gtmx'], files: [] }, 'no'],
  ];
  for (const [title, question, rule] of cases) it(title, () => assert.equal(ruleFor(question, 'gtm'), rule));

  it('and where no tools of ours are offered, none is ours', () => {
    assert.equal(ruleFor({ kind: 'other', titles: ['mcp__gtm__validate'], files: [] }, undefined), 'no');
  });

  it('names its server in an input that holds nothing else', () => {
    assert.equal(serverOfCall({ server: 'gtm', tool: 'gate', arguments: {} }), 'gtm');
    assert.equal(serverOfCall({ server: 'gtm', tool: 'gate', command: 'rm -rf /' }), undefined);
    assert.equal(serverOfCall({ server: 'gtm' }), undefined);
    assert.equal(serverOfCall('gtm'), undefined);
  });

  it('names files in its places, its comparisons and its input', () => {
    const call = {
      locations: [{ path: '/a' }],
      content: [{ type: 'diff', path: '/b' }, { type: 'content' }],
      rawInput: { file_path: '/c', filePath: '/a', changes: { '/d': {} }, other: '/e' },
    };
    assert.deepEqual(filesOfCall(call).sort(), ['/a', '/b', '/c', '/d']);
    assert.deepEqual(filesOfCall({ rawInput: 'text' }), []);
  });
});

describe('agent tools', () => {
  it('of a person come first, and replace a shipped one of the same id', () => {
    const rows = allRunners([
      { id: 'mine', command: 'my-agent' },
      { id: 'gemini', command: '/opt/gemini' },
    ]);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['mine', 'gemini', 'claude', 'codex', 'opencode', 'copilot', 'scaffold'],
    );
    const gemini = rows.find(({ id }) => id === 'gemini');
    assert.equal(gemini?.command, '/opt/gemini');
    assert.deepEqual(gemini?.args, ['--acp', '--policy', '{policy}']);
    assert.equal(rows[0]?.speaks, 'acp');
  });

  it('say how they are installed and how one signs in', () => {
    for (const row of allRunners().filter(({ speaks }) => speaks !== 'scaffold')) {
      assert.match(row.install, /^npm install --global /, row.id);
      assert.match(row.signIn, /Run `/, row.id);
    }
  });

  it('from outside are looked at before they are used', () => {
    assert.deepEqual(rowProblems([{ id: 'mine', command: 'x', args: ['--acp'] }]), []);
    assert.deepEqual(rowProblems({}), ['The runners must be a list.']);
    for (const row of [
      {},
      { id: 'A b', command: 'x' },
      { id: 'a' },
      { id: 'a', command: 'x', args: 'y' },
      { id: 'a', command: 'x', speaks: 'x' },
      null,
    ])
      assert.equal(rowProblems([row]).length, 1, JSON.stringify(row));
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets have tab stops that look like it
import assert from 'node:assert/strict';
import { completionAt } from '../../../src/core/language/completion.ts';
import type { CompletionItem } from '../../../src/core/language/item.ts';
import { cursorIn } from './support.ts';

const plan = {
  'marketing.yaml':
    'kind: project\ntitle: Acme\ncycle:\n  period: 2026-Q2\ngoals:\n  - id: customers\n    title: 143 customers\n    kpi: mqls\n',
  'workspace/a.kpis.yaml':
    'kind: kpis\ntitle: KPIs\nkpis:\n  - id: mqls\n    title: Qualified leads\n    unit: count\n    target: 500\n  - id: visitors\n    title: Visitors\n',
  'workspace/gtm.strategy.yaml':
    'kind: strategy\ntitle: S\nchannels:\n  - id: email\n    title: E-mail\n    budget: USD 1,000\n  - id: search-ads\n    title: Search ads\n',
  'workspace/pages/trial.md': '# Trial\n',
};
const campaign = 'workspace/q2.campaign.yaml';
const funnel = 'workspace/main.funnel.yaml';

function complete(file: string, text: string, marker = '|'): CompletionItem[] {
  const { project, document, position } = cursorIn(file, text, plan, marker);
  return completionAt(project, document, position);
}

function labels(file: string, text: string): string[] {
  return complete(file, text).map((item) => item.label);
}

/** The text after a choice, with the tab stops as they are. */
function choose(file: string, text: string, label: string): string {
  const { project, document, position } = cursorIn(file, text, plan);
  const items = completionAt(project, document, position);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not among ${items.map((candidate) => candidate.label).join(', ')}`);
  const { start, end } = item.range;
  const before = document.text.slice(0, document.lines.offsetAt(start));
  return before + item.insertText + document.text.slice(document.lines.offsetAt(end));
}

describe('completion of keys', () => {
  it('offers what is missing, required keys first, what is seldom needed last', () => {
    const offered = labels(funnel, 'kind: funnel\n|');
    assert.equal(offered[0], 'title');
    assert.ok(!offered.includes('kind'));
    assert.deepEqual(offered.slice(1, 3), ['cycle', 'model']);
    assert.deepEqual(offered.slice(-2), ['schema_version', 'id']);
  });
  it('says what a key is for', () => {
    const item = complete(funnel, 'kind: funnel\ntitle: F\nmo|').find(({ label }) => label === 'model');
    assert.match(item?.documentation ?? '', /\*\*Model\*\*[\s\S]*The pattern[\s\S]*`aarrr`/);
    assert.equal(item?.insertText, 'model: ${1|aida,aarrr,acquisition,custom|}');
    assert.deepEqual(item?.range, { start: { line: 3, column: 1 }, end: { line: 3, column: 3 } });
  });
  it('writes maps and lists with their required keys, indented', () => {
    assert.equal(
      choose(funnel, 'kind: funnel\nsta|', 'stages'),
      'kind: funnel\nstages:\n  - id: ${1}\n    title: ${2}',
    );
    assert.equal(
      choose(funnel, 'kind: funnel\nstages:\n  - id: a\n    pla|', 'planned').split('\n').slice(-2).join('\n'),
      '    planned:\n      ${1}',
    );
    assert.equal(choose('marketing.yaml', 'kind: project\ncy|', 'cycle'), 'kind: project\ncycle:\n  period: ${1}');
    assert.equal(choose(campaign, 'personas|', 'personas'), 'personas:\n  - ${1}');
  });
  it('indents as the file does', () => {
    const text = 'kind: campaign\nbudget:\n    total: 1\ntime|';
    assert.equal(choose(campaign, text, 'timeline').split('\n').slice(-1)[0], '    ${1}');
  });
  it('knows the keys of a map below and above the cursor', () => {
    const offered = labels(campaign, 'kind: campaign\nbudget:\n  |\n  total: 5\n');
    assert.deepEqual(offered, ['daily_cap', 'pacing']);
  });
  it('offers keys below an empty key, also less and more indented', () => {
    assert.ok(labels(campaign, 'budget:\n  |').includes('total'));
    assert.ok(labels(campaign, 'budget:\n      |').includes('total'));
    assert.ok(labels(campaign, 'budget:\n  total: 5\n|').includes('timeline'));
    assert.ok(!labels(campaign, 'budget:\n  total: 5\n|').includes('budget'));
    assert.deepEqual(labels(campaign, 'budget:\n  total: 5\n     |'), []);
  });
  it('takes the indentation of the keys that follow', () => {
    assert.equal(
      choose(campaign, 'budget:\n|\n    total: 5\n', 'pacing').split('\n')[1]?.startsWith('    pacing: '),
      true,
    );
  });
  it('offers the next key and the next item of a list', () => {
    const start = 'kind: funnel\nstages:\n  - id: a\n    title: A\n';
    assert.ok(labels(funnel, `${start}    |`).includes('stage'));
    assert.ok(!labels(funnel, `${start}    |`).includes('id'));
    assert.ok(labels(funnel, `${start}  - |`).includes('id'));
    assert.equal(choose(funnel, `${start}  |`, '- Stage'), `${start}  - id: \${1}\n    title: \${2}`);
  });
  it('offers the next key from the column of the dash too, where the editor begins the next line', () => {
    const start = 'kind: funnel\nstages:\n  - id: a\n    title: A\n';
    assert.ok(!labels(funnel, `${start}  |`).includes('id'));
    assert.equal(choose(funnel, `${start}  |`, 'kpi').split('\n').at(-1), '    kpi: ${1}');
    assert.equal(choose(funnel, `${start}  kp|`, 'kpi').split('\n').at(-1), '    kpi: ${1}');
    assert.equal(choose(funnel, `${start}|`, 'cycle').split('\n').at(-1), 'cycle: ${1:2026-Q2}');
    assert.deepEqual(labels(funnel, 'channels:\n  - email\n  |'), ['search-ads']);
  });
  it('asks on where something can be chosen next', () => {
    const next = (key: string) =>
      complete(campaign, 'kind: campaign\n|').find(({ label }) => label === key)?.suggestNext;
    assert.deepEqual(
      ['personas', 'pause_rules', 'tracking', 'owner', 'title', 'variants', 'status'].map((key) => [key, next(key)]),
      [
        ['personas', true],
        ['pause_rules', true],
        ['tracking', true],
        ['owner', true],
        ['title', false],
        ['variants', false],
        ['status', false],
      ],
    );
  });
  it('offers keys behind a lone dash, with the blank that is missing', () => {
    assert.equal(choose(funnel, 'stages:\n  -|', 'id'), 'stages:\n  - id: ${1}');
    assert.equal(choose(funnel, 'stages:\n  - |', 'planned'), 'stages:\n  - planned:\n      ${1}');
    assert.equal(choose(funnel, 'stages:\n- ti|', 'title'), 'stages:\n- title: ${1}');
  });
  it('offers nothing for an entry that begins inside another one, where none can stand', () => {
    const inside = [
      'stages:\n  - id: a\n    - |',
      'stages:\n  - id: a\n    title: A\n    -|',
      'stages:\n  - id: a\n    - |\n    title: A\n',
      'stages:\n  - id: a\n    - ti|\n  - id: b\n',
      'stages:\n  - - |',
      'stages:\n  -\n    - |',
      'stages:\n- id: a\n  - |',
      'stages: [- |]',
    ];
    for (const text of inside) assert.deepEqual(labels(funnel, text), [], text);
    assert.ok(labels(funnel, 'stages:\n  - id: a\n  - |').includes('title'));
  });
  it('replaces only the name where a colon follows', () => {
    assert.equal(choose(funnel, 'kind: funnel\nmo|d: aida\n', 'model'), 'kind: funnel\nmodel: aida\n');
  });
  it('offers keys below a text of several lines', () => {
    assert.ok(labels(funnel, 'title: >-\n  kin\n|').includes('model'));
    assert.ok(labels(funnel, 'title: >-\n  kin\n\n|\nserves: x\n').includes('model'));
  });
  it('offers the key under the cursor, so that it can be kept', () => {
    assert.ok(labels(campaign, 'budget: { to|tal: 5, pacing: even }\n').includes('total'));
    assert.ok(!labels(campaign, 'budget: { to|tal: 5, pacing: even }\n').includes('pacing'));
    assert.ok(labels(campaign, 'budget:\n  to|tal: 5\n').includes('total'));
  });
  it('offers keys in flow maps', () => {
    assert.deepEqual(labels(campaign, 'budget: { total: 5, | }\n'), ['daily_cap', 'pacing']);
    assert.deepEqual(labels(campaign, 'budget: { |, total: 5 }\n'), ['daily_cap', 'pacing']);
    assert.equal(choose(campaign, 'budget: {|}', 'pacing').startsWith('budget: {pacing: ${1|'), true);
    assert.deepEqual(labels(campaign, 'budget: { total: 5, da|\ntitle: X\n'), ['daily_cap', 'pacing']);
  });
  it('offers nothing in comments, texts and behind values', () => {
    for (const text of [
      '# ki|\nkind: funnel',
      'kind: funnel # x|',
      'stages: |\n  - id: a\n',
      'title: A\n  cont|inued',
      'title: "A" |',
      'title: A   |',
      '|---\nkind: funnel',
      'title: >-\n  kin\n\n  |\n  more\n',
      'channels: [email] |',
    ])
      assert.deepEqual(labels(funnel, text), [], text);
    assert.deepEqual(complete(funnel, 'title: >-\n  kin@\n', '@'), []);
  });
});

describe('completion of values', () => {
  it('offers the values of a list', () => {
    assert.deepEqual(labels(funnel, 'model: |'), ['aida', 'aarrr', 'acquisition', 'custom']);
    assert.deepEqual(labels(funnel, 'kind: |'), ['funnel']);
    assert.deepEqual(labels(funnel, 'stages:\n  - may_grow: |'), ['true', 'false']);
  });
  it('offers those of a group where the key beside it has chosen one, and all where not', () => {
    const four = ['re-engagement', 'feature-adoption', 'success-stories', 'upgrade-expansion'];
    assert.deepEqual(labels(campaign, 'kind: campaign\ntype: retention\nsub_type: |\n'), four);
    assert.match(
      choose(campaign, 'kind: campaign\ntype: retention\nsub|\n', 'sub_type'),
      /sub_type: \$\{1\|re-engagement,feature-adoption,success-stories,upgrade-expansion\|\}/,
    );
    assert.equal(labels(campaign, 'kind: campaign\nsub_type: |\n').length, 16);
    assert.equal(labels(campaign, 'kind: campaign\ntype: nothing\nsub_type: |\n').length, 16);
  });
  it('adds the blank behind a colon', () => {
    assert.equal(choose(funnel, 'model:|', 'aida'), 'model: aida');
    assert.equal(choose(funnel, 'model:a|', 'aida'), 'model: aida');
    assert.equal(choose(funnel, 'model: aa|rr # why', 'aida'), 'model: aida # why');
  });
  it('stays inside quotes', () => {
    assert.equal(choose(funnel, 'model: "a|"', 'aida'), 'model: "aida"');
    assert.equal(choose(funnel, "model: '|", 'aida'), "model: 'aida");
    assert.equal(choose(funnel, 'channels: ["em|"]', 'email'), 'channels: ["email"]');
  });
  it('offers ids with their titles', () => {
    const items = complete(funnel, 'serves: |');
    assert.deepEqual(
      items.map(({ label, detail, kind }) => [label, detail, kind]),
      [['customers', '143 customers', 'reference']],
    );
    const kpi = complete(funnel, 'stages:\n  - kpi: m|')[0];
    assert.match(kpi?.documentation ?? '', /Qualified leads[\s\S]*KPI, in `workspace\/a.kpis.yaml`[\s\S]*Target: 500/);
  });
  it('offers ids in lists of every form, without those that stand there', () => {
    assert.deepEqual(labels(funnel, 'channels: [|]'), ['email', 'search-ads']);
    assert.deepEqual(labels(funnel, 'channels: [email, |]'), ['search-ads']);
    assert.deepEqual(labels(funnel, 'channels: [email, se|\ntitle: X'), ['search-ads']);
    assert.deepEqual(labels(funnel, 'channels:\n  - email\n  - |'), ['search-ads']);
    assert.equal(choose(funnel, 'channels: |', 'email'), 'channels: [email]');
    assert.equal(choose(funnel, 'channels:\n  |', 'email'), 'channels:\n  - email');
    assert.equal(choose(funnel, 'channels:\n  -|', 'email'), 'channels:\n  - email');
  });
  it('knows the ids of the document itself', () => {
    const text = 'kind: campaign\nvariants:\n  - id: blue\n    title: Blue one\ndecisions:\n  - variant: |\n';
    assert.deepEqual(
      complete(campaign, text).map(({ label, detail }) => [label, detail]),
      [['blue', 'Blue one']],
    );
  });
  it('offers KPIs in formulas, one id at a time', () => {
    const text = 'kind: kpis\nkpis:\n  - id: rate\n    formula: mqls / vi|s * 2\n';
    assert.equal(choose('workspace/b.kpis.yaml', text, 'visitors').split('formula: ')[1], 'mqls / visitors * 2\n');
  });
  it('offers examples for quantities and days of the cycle', () => {
    assert.deepEqual(labels(campaign, 'budget:\n  total: |'), ['USD 36,000']);
    assert.deepEqual(labels(campaign, 'timeline:\n  start: |').slice(0, 2), ['2026-04-01', '2026-06-30']);
    assert.deepEqual(labels(campaign, 'timeline:\n  end: |').slice(0, 2), ['2026-06-30', '2026-04-01']);
    assert.deepEqual(labels(campaign, 'cycle: |')[0], '2026-Q2');
    assert.equal(choose(campaign, 'budget: { total: |}', 'USD 36,000'), "budget: { total: 'USD 36,000'}");
  });
  it('offers the names that the plan says elsewhere, the most frequent first', () => {
    const text =
      'owner: Lee\nassets:\n  - title: A\n    owner: Kim\n  - title: B\n    owner: Lee\n  - title: C\n    owner: |\n';
    assert.deepEqual(
      complete(campaign, text).map(({ label, detail }) => [label, detail]),
      [
        ['Lee', 'used 2 times in the plan'],
        ['Kim', 'used once in the plan'],
      ],
    );
    const tags = 'channels:\n  - utm:\n      source: google\n  - utm:\n      source: |\nsource: report\n';
    assert.deepEqual(labels(campaign, tags), ['google']);
  });
  it('offers the paths of the project', () => {
    const text = 'variants: []\nassets:\n  - title: T\n    path: workspace/pa|';
    assert.equal(choose(campaign, text, 'workspace/pages/trial.md').endsWith('path: workspace/pages/trial.md'), true);
    assert.ok(labels('marketing.yaml', 'content_folders: [|]').every((label) => label.endsWith('/')));
  });
  it('offers rule ids with their levels', () => {
    const items = complete('marketing.yaml', 'kind: project\nrules:\n  missing-key: error\n  |');
    assert.ok(!items.some(({ label }) => label === 'missing-key'));
    const item = items.find(({ label }) => label === 'unknown-key');
    assert.equal(item?.insertText, 'unknown-key: ${1|off,info,warning,error|}');
  });
  it('offers nothing where anything can be written, or where nothing is known', () => {
    assert.deepEqual(labels(funnel, 'title: |'), []);
    assert.deepEqual(labels(funnel, 'nonsense: |'), []);
    assert.deepEqual(labels('notes.yaml', 'kind: |'), []);
  });
});

describe('completion in new documents and in Markdown', () => {
  it('offers a whole document where nothing stands', () => {
    const items = complete(funnel, '|');
    assert.equal(items[0]?.kind, 'skeleton');
    assert.match(items[0]?.insertText ?? '', /^kind: funnel\ntitle: \$\{1\}\ncycle: \$\{2:2026-Q2\}\nmodel: /);
    assert.ok(items.some(({ label }) => label === 'kind'));
    assert.equal(complete(funnel, '# About the funnel\n\n|\n')[0]?.kind, 'skeleton');
    assert.notEqual(complete(funnel, 'title: F\n|\n')[0]?.kind, 'skeleton');
  });
  it('works in front matter, closed or not, and not below it', () => {
    const file = 'workspace/page.md';
    assert.ok(labels(file, '---\nkind: persona\nro|\n---\n# Text\n').includes('role'));
    assert.ok(labels(file, '---\nkind: persona\nro|\n\n# Text\n').includes('role'));
    assert.deepEqual(labels(file, '---\nkind: persona\n---\n# ro|\n'), []);
    assert.ok(labels(file, '---\nkind: |\n---\n').includes('persona'));
    assert.deepEqual(labels(file, '# ro|\n'), []);
  });
  it('works with Windows line ends and a byte order mark', () => {
    assert.ok(labels(funnel, '\uFEFFkind: funnel\r\nmo|\r\n').includes('model'));
    assert.deepEqual(labels(campaign, 'budget:\r\n  total: 5\r\n  pac|\r\n'), ['daily_cap', 'pacing']);
  });
});

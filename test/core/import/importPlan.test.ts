import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parse } from 'yaml';
import { valueAt } from '../../../src/core/documents/pointer.ts';
import {
  Checker,
  type Finding,
  type ImportResult,
  importPlan,
  loadProject,
  MemoryWorkspace,
  type Project,
} from '../../../src/core/index.ts';

const plans = fileURLToPath(new URL('../../data/plans/', import.meta.url));
const golden = fileURLToPath(new URL('./golden/', import.meta.url));
const names = readdirSync(plans).filter((name) => name !== 'SOURCES.md');
const planOf = (name: string) => readFileSync(plans + name, 'utf8');

function projectOf({ documents }: ImportResult): Promise<Project> {
  return loadProject(new MemoryWorkspace(Object.fromEntries(documents.map(({ file, text }) => [file, text]))));
}

async function errorsOf(result: ImportResult): Promise<Finding[]> {
  return new Checker(await projectOf(result)).checkAll().filter(({ severity }) => severity === 'error');
}

function said(findings: readonly Finding[]): string[] {
  return findings.map(({ file, range, rule, message }) => `${file}:${range.start.line} ${rule}: ${message}`);
}

/** What a person reads to judge an import: each thing that was placed, by its name, and each that was not. */
function summary({ documents, placed, unplaced }: ImportResult): string {
  const data = new Map(documents.map(({ file, text }) => [file, file.endsWith('.yaml') ? parse(text) : undefined]));
  const lines = placed.map(({ file, pointer, range, section }) => {
    const value = valueAt(data.get(file), pointer) as Record<string, unknown> | string;
    const name = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `${range.start.line} [${section}] ${file}${pointer} = ${name}`;
  });
  const left = unplaced.map(
    ({ range, heading, excerpt, reason }) =>
      `${range.start.line}-${range.end.line} [${heading}] ${excerpt}\n    ${reason}`,
  );
  return `${documents.map(({ file }) => file).join('\n')}\n\nPlaced\n${lines.join('\n')}\n\nNot placed\n${left.join('\n')}\n`;
}

describe('import of real plans', () => {
  for (const name of names) {
    const result = importPlan(planOf(name));

    it(`${name}: what is placed and what is not`, () => {
      const file = `${golden}${name.replace('.md', '.txt')}`;
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, summary(result));
      assert.equal(summary(result), readFileSync(file, 'utf8'), `${name}: look at it, then UPDATE_GOLDEN=1`);
    });

    it(`${name}: a project without errors`, async () => {
      assert.deepEqual(said(await errorsOf(result)), []);
    });

    it(`${name}: the whole plan is kept`, () => {
      assert.equal(result.documents.find(({ file }) => file === result.kept)?.text, planOf(name));
    });

    it(`${name}: every line of content is placed or reported`, () => {
      assert.deepEqual(silentLines(planOf(name), result), []);
    });
  }

  it('keeps figures of the plan only', () => {
    for (const name of names) {
      const plan = planOf(name).replace(/(?<=\d)[,\s](?=\d{3})/g, '');
      for (const { file, text } of importPlan(planOf(name)).documents) {
        if (!file.endsWith('.yaml')) continue;
        for (const [figure] of JSON.stringify(parse(text))
          .replace(/(?<=\d),(?=\d{3})/g, '')
          .matchAll(/\d+(?:\.\d+)?/g)) {
          const isDate = /^(?:20\d\d|0\d|1[0-2]|2\d|3[01])$/.test(figure);
          assert.ok(isDate || plan.includes(figure) || /(?:-|kpi-)\d+$/.test(`-${figure}`), `${name}: ${figure}`);
        }
      }
    }
  });
});

/** Lines with words that are neither below a placement nor in the list of what was left: they would be lost without a word. */
function silentLines(plan: string, { placed, unplaced }: ImportResult): string[] {
  const covered = new Set<number>();
  for (const { range } of [...placed, ...unplaced])
    for (let line = range.start.line; line <= range.end.line; line++) covered.add(line);
  return plan
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text, line }) => !covered.has(line) && /[\p{L}\p{N}]/u.test(text))
    .filter(({ text }) => !/^\s*#|^\*\*[^*]+\*\*(?:[:：]?|\s*\([^()]*\)[:：])$|^\s*\|/.test(text) && !/^```/.test(text))
    .map(({ text, line }) => `${line}: ${text}`);
}

/** A text, and a part of what it must become. */
const readings: [title: string, plan: string, file: string, pointer: string, expected: unknown][] = [
  ['a budget for a month', '# Budget\nMonthly budget: $45,000', 'marketing.yaml', '/budget/per_month', '$45,000'],
  ['a budget with K', '# Budget\n- Per month: €45k', 'marketing.yaml', '/budget/per_month', '€45,000'],
  ['no range as a budget', '# Budget\n- Per month: $40–45k', 'marketing.yaml', '/budget', undefined],
  ['no estimate as a budget', '# Budget\n- Per month: ~$45,000', 'marketing.yaml', '/budget', undefined],
  ['no number that has two readings', '# Budget\n- Per month: $45.000', 'marketing.yaml', '/budget', undefined],
  ['no amount without a currency', '# Budget\n- Per month: 45,000', 'marketing.yaml', '/budget', undefined],
  [
    'no budget of a year as one of a cycle',
    '# Budget\n- Total: $90,000 per year',
    'marketing.yaml',
    '/budget',
    undefined,
  ],
  [
    'channels that make the month',
    '# Budget\nMonthly budget: $300\n# Channels\n| Channel | Budget |\n|---|---|\n| SEO | $100 |\n| Email | $200 |',
    'workspace/strategy/gtm.strategy.yaml',
    '/channels/1/budget',
    '$200',
  ],
  [
    'no amount that does not say for how long',
    '# Channels\n| Channel | Budget |\n|---|---|\n| SEO | $100 |',
    'workspace/strategy/gtm.strategy.yaml',
    '/channels/0',
    { id: 'seo', title: 'SEO', family: 'organic', kind: 'seo' },
  ],
  [
    'labels of a positioning',
    '# Positioning\n- **Target:** bakers\n- **Need:** up at four\n- **Category:** till',
    'workspace/strategy/gtm.strategy.yaml',
    '/positioning',
    { target: 'bakers', need: 'up at four', category: 'till' },
  ],
  ['no goal below what is not wanted', '# Non-goals\n- 500 leads by 2026-06-30', 'marketing.yaml', '/goals', undefined],
  [
    'a goal with its day',
    '# Goals\n- Generate 500 MQLs by June 30, 2026',
    'marketing.yaml',
    '/goals/0',
    {
      id: 'generate-500-mqls-by-june-30-2026',
      title: 'Generate 500 MQLs by June 30, 2026',
      kpi: 'mqls',
      target: 500,
      by: '2026-06-30',
    },
  ],
  ['no day without a year', '# Goals\n- 500 MQLs by June 30', 'marketing.yaml', '/goals/0/by', undefined],
  [
    'no day of two readings',
    '# Milestones\n- 03/04/2026: Launch',
    'workspace/strategy/gtm.strategy.yaml',
    '/milestones',
    undefined,
  ],
  [
    'a milestone',
    '# Milestones\n- Launch — 4 March 2026',
    'workspace/strategy/gtm.strategy.yaml',
    '/milestones/0',
    { title: 'Launch', by: '2026-03-04' },
  ],
  ['the quarter of the title', '# Marketing plan for Acme, Q2 2026\n', 'marketing.yaml', '/cycle/period', '2026-Q2'],
  ['the product of the title', '# Acme: marketing plan\n', 'marketing.yaml', '/business/product', 'Acme'],
  ['a CRLF text', '# Budget\r\nMonthly budget: $45,000\r\n', 'marketing.yaml', '/budget/per_month', '$45,000'],
];

describe('import reads', () => {
  for (const [title, plan, file, pointer, expected] of readings) {
    it(title, async () => {
      const result = importPlan(plan);
      const text = result.documents.find((document) => document.file === file)?.text ?? '';
      assert.deepEqual(valueAt(parse(text), pointer), expected);
      assert.deepEqual(said(await errorsOf(result)), []);
      if (expected === undefined) assert.ok(result.unplaced.length > 0, 'nothing is said about what was left');
    });
  }

  it('defines nothing that the project has', () => {
    const existing = { isDefined: (_: string, id: string) => ['mqls', 'seo'].includes(id) };
    const { documents, unplaced } = importPlan('# Goals\n- 500 MQLs\n# Channels\n- SEO\n# Budget\nPer month: $5', {
      existing,
    });
    const strategy = parse(documents.find(({ kind }) => kind === 'strategy')?.text ?? '');
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      ['strategy', 'prose'],
    );
    assert.equal(strategy.objectives[0].kpi, 'mqls');
    assert.equal(strategy.channels[0].id, 'seo-2');
    assert.match(unplaced[0]?.reason ?? '', /There is a marketing\.yaml already/);
  });

  it('keeps a plan prose whose front matter is one of ours', async () => {
    const plan = '---\nkind: decision\n---\n# Goals\n';
    const result = importPlan(plan);
    assert.ok(result.documents.at(-1)?.text.endsWith(plan));
    assert.equal((await projectOf(result)).documents.get(result.kept)?.kind, undefined);
  });
});

const words = [
  'Goals',
  'Budget',
  'Channels',
  'Personas',
  'Positioning',
  'Competitors',
  'KPIs',
  'Timeline',
  'Risks',
  'Voice',
  'Funnel',
  'Campaigns',
  'Experiments',
  'Messaging',
  'Target customer',
  'Features',
  'Pricing',
];
const bits = [
  '$5,000',
  '25%',
  'per month',
  '500',
  '→',
  'by June 30, 2026',
  'Name',
  'Pains',
  'Email',
  'a: b',
  '**x**',
  '|',
  '"',
  "'",
  ': ',
  '- ',
  '# ',
  '&a',
  '*a',
  '!!x',
  '{{y}}',
  '`',
  '~',
  '\u0000',
  '\uD800',
  '\u2028',
  'Ünï',
  '日本',
  '-->',
  '<!--',
  '---',
  '...',
  '%',
  '@',
  '  ',
];
const line = fc.oneof(
  fc.constantFrom(...words).map((word) => `## ${word}`),
  fc.constantFrom(...words).map((word) => `**${word}:**`),
  fc
    .tuple(
      fc.constantFrom(...words, 'Monthly budget', 'Target', 'Pains', 'Tagline', 'Owner', 'Date'),
      fc.constantFrom(...bits),
    )
    .map(([label, value]) => `- ${label}: ${value}`),
  fc
    .array(fc.constantFrom(...bits, ...words), { minLength: 1, maxLength: 5 })
    .map((cells) => `| ${cells.join(' | ')} |`),
  fc.constant('|---|---|---|'),
  fc.array(fc.constantFrom(...bits, ...words), { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...bits, ...words), { maxLength: 6 }).map((parts) => `- ${parts.join(' ')}`),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end));

describe('import of any text', function () {
  this.timeout(120_000);

  const checkAny = async (plan: string) => {
    const result = importPlan(plan);
    const kept = result.documents.find(({ file }) => file === result.kept)?.text ?? '';
    assert.ok(kept.endsWith(plan) && kept.length <= plan.length + 1, 'the plan is not kept whole');
    const files = result.documents.map(({ file }) => file);
    assert.equal(new Set(files).size, files.length, 'two documents have one file');
    const project = await projectOf(result);
    for (const { file } of result.documents) assert.deepEqual(project.documents.get(file)?.problems, [], file);
    assert.deepEqual(said(await errorsOf(result)), []);
    const lines = plan.split(/\r\n|\r|\n/).length;
    for (const { range, reason } of result.unplaced) {
      assert.ok(range.start.line >= 1 && range.end.line <= lines && range.start.line <= range.end.line);
      assert.match(reason, /^.+[.!?]$/su);
    }
    for (const { file, pointer, range } of result.placed) {
      assert.ok(range.start.line >= 1 && range.end.line <= lines);
      assert.notEqual(valueAt(project.documents.get(file)?.data, pointer), undefined, `${file}${pointer}`);
    }
  };

  it('gives documents without errors, with valid ids of their own, and keeps every character', async () => {
    await fc.assert(fc.asyncProperty(text, checkAny), { numRuns: 400 });
  });

  it('does so for real plans with lines taken out, doubled and swapped', async () => {
    const all = names.filter((name) => !name.includes('quietude')).map((name) => planOf(name).split('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 1),
        fc.array(fc.tuple(fc.nat(2), fc.nat(500), fc.nat(500)), { maxLength: 12 }),
        async (index, edits) => {
          const lines = [...(all[index] as string[])];
          for (const [kind, at, other] of edits) {
            const [i, j] = [at % lines.length, other % lines.length];
            if (kind === 0 && lines.length > 1) lines.splice(i, 1);
            else if (kind === 1) lines.splice(j, 0, lines[i] as string);
            else [lines[i], lines[j]] = [lines[j] as string, lines[i] as string];
          }
          await checkAny(lines.join('\n'));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes time in proportion to the length of a line', () => {
    for (const bit of [
      'a ',
      '**',
      '|',
      '- ',
      '#',
      '$1,',
      '(',
      '[x](',
      '“',
      '. A',
      'Q1 2026 ',
      ': ',
      '<!--',
      'for x who ',
    ])
      importPlan(`# Positioning\n${bit.repeat(20_000)}\n`);
  });
});

import assert from 'node:assert/strict';
import { allKinds, filePattern, formOf } from '../../../src/core/documents/kinds.ts';
import { shippedPlaybook, shippedPlaybooks } from '../../../src/core/gates/playbook.ts';
import {
  Checker,
  evaluatePlaybook,
  loadProject,
  MemoryHistory,
  MemoryWorkspace,
  newDocument,
} from '../../../src/core/index.ts';
import { type RuleEngine as Engine, RuleEngine } from '../../../src/core/rules/engine.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';
import { itemsOf } from '../../../src/core/schema/types.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';
import { sha256, testContext } from '../../support/gateSetting.ts';

// Ways to talk a gate round, each tried on a plan whose gates pass. Those that need a past, such as approvals that were
// forged, copied or committed by an agent, and waivers past their day, are in test/cli/approve.test.ts and waive.test.ts.

type Files = Record<string, string>;
type Change = (text: string) => string;

const acme = exampleFiles('acme-crm');
const notchboard = exampleFiles('notchboard');

/** The example with some files changed; what is not changed by a change is a mistake of the test. */
function changed(files: Files, changes: Readonly<Record<string, Change>>): Files {
  const result = { ...files };
  for (const [file, change] of Object.entries(changes)) {
    const text = change(files[file] ?? '');
    assert.notEqual(text, files[file], `${file} is as it was`);
    result[file] = text;
  }
  return result;
}

/** What a criterion says about a project: its status and its messages. */
async function judge(files: Files, id: string, playbook = 'gtm', make?: (engine: Engine) => Engine) {
  const project = await loadProject(new MemoryWorkspace(files));
  const { engine } = new Checker(project);
  const context = testContext(new MemoryHistory('complete'), '2026-06-01');
  const result = evaluatePlaybook(project, make?.(engine) ?? engine, playbook, context);
  const gate = result?.gates.find((one) => id.startsWith(`${one.id}/`) && !id.slice(one.id.length + 1).includes('/'));
  const criterion = gate?.criteria.find((one) => one.id === id);
  assert.ok(gate && criterion, `there is no criterion ${id}`);
  const messages = criterion.findings.map(({ message }) => message);
  return {
    gate: gate.status,
    status: criterion.status,
    messages,
    severities: criterion.findings.map((one) => one.severity),
  };
}

/** A sentence for people: it ends, and nothing of the machine shows. */
function assertPlain(messages: readonly string[]): void {
  for (const message of messages) {
    assert.match(message, /[.?”]$/, message);
    assert.doesNotMatch(message, /undefined|null|NaN|\[object|\bat \/|{\w+/, message);
  }
}

/** The criterion passes before the change and fails after it, with a message that says what is wrong. */
async function refuses(
  files: Files,
  id: string,
  changes: Readonly<Record<string, Change>>,
  said: RegExp,
  playbook = 'gtm',
) {
  assert.equal((await judge(files, id, playbook)).status, 'pass', `${id} passes in the example`);
  const { gate, status, messages } = await judge(changed(files, changes), id, playbook);
  assert.deepEqual([gate, status], ['fail', 'fail'], messages.join('\n'));
  assert.ok(
    messages.some((message) => said.test(message)),
    messages.join('\n'),
  );
  assertPlain(messages);
}

const strategy = 'workspace/strategy/gtm.strategy.yaml';
const persona = 'workspace/strategy/personas/sales-director.persona.yaml';
const prose = 'workspace/strategy/gtm-strategy.md';

describe('a gate cannot be talked round by', function () {
  // Each case reads a whole example several times.
  this.timeout(60_000);

  it('a persona file of placeholders', async () => {
    const template = newDocument('persona', 'sales-director').text;
    await refuses(
      acme,
      'strategy/gtm-strategy/personas',
      { [persona]: () => template },
      /is a placeholder, not an objection of Sales director/,
    );
  });

  it('a persona whose pains are one placeholder each', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/personas',
      { [persona]: (text) => text.replace(/\npains:\n(?: {2}.*\n)+/, '\npains: [TBD, "<insert a pain>", TODO]\n') },
      /“TBD” is a placeholder, not a pain of Sales director/,
    );
  });

  it('a persona whose pains only fill their place, in whatever words', async () => {
    for (const filler of ['to be determined', 'n/a', '...', 'tbd', 'Same as above.', 'To be confirmed later'])
      await refuses(
        acme,
        'strategy/gtm-strategy/personas',
        { [persona]: (text) => text.replace(/\npains:\n(?: {2}.*\n)+/, `\npains: [${JSON.stringify(filler)}]\n`) },
        /is a placeholder, not a pain of Sales director/,
      );
  });

  it('a persona that is another one under a new name', async () => {
    const other = 'workspace/strategy/personas/finance-director.persona.yaml';
    const text = acme[persona]
      ?.replaceAll('sales-director', 'finance-director')
      .replaceAll('Sales director', 'Finance director');
    await refuses(
      acme,
      'strategy/gtm-strategy/personas',
      { [other]: () => text ?? '' },
      /nearly all said by Finance director as well/,
    );
  });

  it('a pasted rationale in slightly other words', async () => {
    let turn = 0;
    await refuses(
      acme,
      'strategy/gtm-strategy/budget',
      {
        [strategy]: (text) =>
          text.replace(/\n {4}rationale: >-\n(?: {6}.*\n)+/g, () => {
            const word = ['well', 'very well', 'rather well', 'quite well', 'so well', 'well enough', 'best'][turn++];
            return `\n    rationale: Our buyers are there each day, and the channel has worked ${word} for us before.\n`;
          }),
      },
      /give nearly the same rationale in other words/,
    );
  });

  it('documents and texts that have a name and nothing else', async () => {
    const files: Files = {
      'marketing.yaml':
        'kind: project\ntitle: Acme\nplaybooks: [gtm, growth, marketing-cycle]\ncontent_folders: [workspace, plans, content]\n',
    };
    for (const kind of allKinds) {
      if (kind === 'project' || kind === 'playbook' || kind === 'agent') continue;
      const text = `kind: ${kind}\ntitle: Hollow\n`;
      if (formOf(kind) === 'suffix') files[`workspace/${filePattern(kind).replace('*', 'hollow')}`] = text;
      else files[`workspace/hollow-${kind}.md`] = `---\n${text}---\n`;
    }
    for (const id of shippedPlaybooks)
      for (const [phase] of itemsOf(shippedPlaybook(id)?.phases))
        for (const [step] of itemsOf(phase.steps))
          for (const [{ path = '', kind = '' }] of itemsOf(step.outputs)) {
            const markdown = `---\nkind: ${kind || 'deliverable'}\ntitle: Hollow\n---\n# Heading\n`;
            if (path.endsWith('/')) files[`${path}hollow.md`] = markdown;
            else files[path] = path.endsWith('.md') ? markdown : `kind: ${kind}\ntitle: Hollow\n`;
          }
    const project = await loadProject(new MemoryWorkspace(files));
    const passed = shippedPlaybooks.flatMap((id) =>
      (evaluatePlaybook(project, new Checker(project).engine, id)?.gates ?? []).flatMap(({ criteria }) =>
        criteria.filter(({ status }) => status === 'pass').map((criterion) => `${id}: ${criterion.id}`),
      ),
    );
    assert.deepEqual(passed, []);
  });

  it('the same rationale pasted for each channel', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/budget',
      {
        [strategy]: (text) =>
          text.replace(
            /\n {4}rationale: >-\n(?: {6}.*\n)+/g,
            '\n    rationale: Our buyers are there, and the channel has worked well for us before.\n',
          ),
      },
      /same (?:reason|rationale)|reason .* (?:repeat|same)|repeat/i,
    );
  });

  it('a budget that is off by one cent', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/budget',
      { [strategy]: (text) => text.replace('budget: USD 12,600.00', 'budget: USD 12,600.01') },
      /USD 45,000\.01.*USD 0\.01|USD 0\.01/,
    );
  });

  it('a KPI that is named but never measured', async () => {
    await refuses(
      acme,
      'strategy/analytics-foundation/kpis',
      {
        'workspace/analytics/main.kpis.yaml': (text) => text.replace(/\n {4}(?:measured_by|source): .*/g, ''),
        'workspace/strategy/goals.kpis.yaml': (text) => text.replace(/\n {4}(?:measured_by|source): .*/g, ''),
      },
      /measure/,
    );
    await refuses(
      notchboard,
      'growth-strategy/diagnose/stages',
      {
        'workspace/growth/strategy/growth.funnel.yaml': (text) => text.replace(/\n {4}actual:\n {6}volume: 356/, ''),
        'workspace/growth/metrics/strategy/2026-05.actuals.yaml': (text) =>
          text.replace(/\n {2}- kpi: teams-referred\n {4}planned: 180\n {4}actual: 188/, ''),
      },
      /Nobody has measured referral in this cycle/,
      'growth',
    );
  });

  it('headings without content', async () => {
    const headings: Change = (text) =>
      text
        .split('\n')
        .filter((line) => /^#|^---|^\w+:/.test(line))
        .join('\n\n');
    await refuses(acme, 'strategy/gtm-strategy/coverage', { [prose]: headings }, /Market and competition/);
    await refuses(
      acme,
      'strategy/gtm-strategy/complete:gtm-strategy.md',
      { [prose]: headings },
      /words|empty|says nothing/,
    );
  });

  it('a strategy whose numbers contradict the project’s goals', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/metrics',
      {
        [strategy]: (text) =>
          text.replace(
            'target: 143\n    by: 2026-06-30\n    owner: Tomás Herrera',
            'target: 120\n    by: 2026-06-30\n    owner: Tomás Herrera',
          ),
      },
      /143/,
    );
  });

  it('switching the rule off, or silencing its line', async () => {
    const off: Change = (text) => `${text}rules: { budget-balances: off }\n`;
    const quiet: Change = (text) =>
      text
        .replace(
          'channels:\n  - id: search-ads',
          '# gtm-disable-next-line budget-balances -- We know\nchannels:\n  - id: search-ads',
        )
        .replace('budget: USD 12,600.00', 'budget: USD 12,600.01');
    await refuses(acme, 'strategy/gtm-strategy/budget', { 'marketing.yaml': off, [strategy]: quiet }, /0\.01/);
  });

  it('a review that quotes what no file says', async () => {
    const pitch = 'workspace/pitch.md';
    const files = (quote: string): Files => ({
      'marketing.yaml': 'kind: project\ntitle: Acme\nplaybooks: [own]\n',
      'workspace/own.playbook.yaml': `kind: playbook
title: Own
id: own
agents: [{ id: writer, title: Writer }]
phases:
  - id: plan
    title: Plan
    steps:
      - id: pitch
        title: Pitch
        agent: writer
        outputs: [{ path: ${pitch}, title: Pitch, words: 3 }]
        gate: [{ id: read, title: Somebody has read it, rule: review-recorded }]
`,
      [pitch]: 'We sell forecasts that hold.\n',
      'workspace/reviews/pitch.md': `---\nkind: review\ntitle: Review\ngate: plan/pitch\nreviewer: Dana\nverdict: pass\nfiles: [{ path: ${pitch}, digest: "sha256:${sha256('We sell forecasts that hold.\n')}" }]\nquotations: [{ file: ${pitch}, quote: "${quote}" }]\n---\n`,
    });
    const honest = await judge(files('We sell forecasts'), 'plan/pitch/read', 'own');
    const made = await judge(files('We sell certainty'), 'plan/pitch/read', 'own');
    assert.equal(honest.status, 'pass', honest.messages.join('\n'));
    assert.deepEqual([made.gate, made.status], ['fail', 'fail']);
    assert.match(made.messages.join('\n'), /does not stand in workspace\/pitch\.md: “We sell certainty”/);
    assertPlain(made.messages);
  });

  it('a rule that breaks', async () => {
    class Breaking extends RuleEngine {
      override run(rule: Rule, ...rest: Parameters<RuleEngine['run']> extends [Rule, ...infer Rest] ? Rest : never) {
        const broken = {
          ...rule,
          // biome-ignore lint/correctness/useYield: it breaks before it says anything
          *check() {
            throw new Error('out of numbers');
          },
        };
        return super.run(rule.id === 'persona-complete' ? broken : rule, ...rest);
      }
    }
    const project = await loadProject(new MemoryWorkspace(acme));
    const engine = new Breaking(project, ['persona-complete']);
    const result = evaluatePlaybook(project, engine, 'gtm');
    const gate = result?.gates.find(({ id }) => id === 'strategy/gtm-strategy');
    const criterion = gate?.criteria.find(({ id }) => id.endsWith('/personas'));
    assert.deepEqual([gate?.status, criterion?.status], ['fail', 'fail']);
    assert.match(criterion?.findings[0]?.message ?? '', /persona-complete.*out of numbers/);
  });

  it('a rule that does not exist, or is misspelt', async () => {
    const own = (rule: string): Files => ({
      ...acme,
      'marketing.yaml': (acme['marketing.yaml'] ?? '').replace('playbooks: [gtm]', 'playbooks: [own]'),
      'workspace/own.playbook.yaml': `kind: playbook
id: own
title: Own
extends: gtm
phases:
  - id: strategy
    steps:
      - { id: gtm-strategy, gate: [{ id: budget, rule: ${rule} }] }
`,
    });
    assert.equal((await judge(own('budget-balances'), 'strategy/gtm-strategy/budget', 'own')).status, 'pass');
    const { gate, status, messages } = await judge(own('budget-balance'), 'strategy/gtm-strategy/budget', 'own');
    assert.deepEqual([gate, status], ['fail', 'fail']);
    assert.match(messages[0] ?? '', /budget-balance/);
    const project = await loadProject(new MemoryWorkspace(own('budget-balance')));
    const findings = new Checker(project).check('workspace/own.playbook.yaml');
    assert.match(findings.map(({ message }) => message).join('\n'), /Did you mean `?budget-balances/);
  });

  it('a misspelt severity: it is an error, and the rule keeps its own', async () => {
    const files = changed(acme, {
      'marketing.yaml': (text) => `${text}rules: { budget-balances: eror, budget-balence: off }\n`,
      [strategy]: (text) => text.replace('budget: USD 12,600.00', 'budget: USD 12,600.01'),
    });
    const { gate, status } = await judge(files, 'strategy/gtm-strategy/budget');
    assert.deepEqual([gate, status], ['fail', 'fail']);
    const project = await loadProject(new MemoryWorkspace(files));
    const checker = new Checker(project);
    const inProject = checker.check('marketing.yaml');
    assert.deepEqual(
      inProject.map(({ rule, severity }) => `${rule} ${severity}`),
      ['unknown-value error', 'project-rules-known error'],
    );
    assertPlain(inProject.map(({ message }) => message));
    const own = await loadProject(
      new MemoryWorkspace(
        changed(acme, { [strategy]: (text) => text.replace('budget: USD 12,600.00', 'budget: USD 12,600.01') }),
      ),
    );
    const severities = (found: readonly { rule: string; severity: string }[]) =>
      found.filter(({ rule }) => rule === 'budget-balances').map(({ severity }) => severity);
    assert.deepEqual(severities(checker.check(strategy)), severities(new Checker(own).check(strategy)));
  });

  /** The text of each section of the second level, changed. */
  const inSections =
    (change: (body: string) => string): Change =>
    (text) =>
      text.replace(/(^## .*\n)([\s\S]*?)(?=^## |(?![\s\S]))/gm, (_, head, body) => `${head}\n${change(body)}\n\n`);

  it('one sentence said until there are enough words', async () => {
    const padding = `${'We will do our very best for each buyer in this market. '.repeat(9)}\n\n- Best\n- Best`;
    await refuses(
      acme,
      'strategy/gtm-strategy/coverage',
      { [prose]: inSections(() => padding) },
      /“Market and competition” repeats itself: of its \d+ words \d+ are new/,
    );
  });

  it('words that nobody sees: in hidden elements, attributes and targets of links', async () => {
    const flat = (body: string) => body.replace(/["()\n]/g, ' ');
    for (const hide of [
      (body: string) => `<div hidden>\n\n${body}\n\n</div>`,
      (body: string) => `<br title="${flat(body)}">`,
      (body: string) => `[//]: # (${flat(body)})`,
      (body: string) => `<!-- ${body} -->`,
    ])
      await refuses(
        acme,
        'strategy/gtm-strategy/coverage',
        { [prose]: inSections(hide) },
        /“Market and competition” has 0 words/,
      );
  });

  it('the text of one section pasted into another', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/complete:gtm-strategy.md',
      {
        [prose]: (text) => {
          const positioning = /^## Positioning\n([\s\S]*?)(?=^## )/m.exec(text)?.[1] ?? '';
          return text.replace(/(^## Market and competition\n)[\s\S]*?(?=^## )/m, `$1${positioning}`);
        },
      },
      /“Positioning” and “Market and competition” say nearly the same/,
    );
  });

  it('placeholders in other letters, letters alone, and texts that nobody sees', async () => {
    for (const [pains, said] of [
      ['["T\\u041eDO"]', /is a placeholder, not a pain/],
      ['["T\\u200bBD"]', /is a placeholder, not a pain/],
      ['[x, y, z]', /“x” is too short to be a pain/],
      ['["\\u200b", "\\u2800"]', /has no pains yet/],
    ] as const)
      await refuses(
        acme,
        'strategy/gtm-strategy/personas',
        { [persona]: (text) => text.replace(/\npains:\n(?: {2}.*\n)+/, `\npains: ${pains}\n`) },
        said,
      );
  });

  it('a reason of one word for each channel, all different', async () => {
    const words = ['Good.', 'Fine.', 'Great.', 'Works.', 'Yes.', 'Sure.', 'Nice.', 'Cheap.'];
    let turn = 0;
    await refuses(
      acme,
      'strategy/gtm-strategy/budget',
      {
        [strategy]: (text) =>
          text.replace(
            /\n {4}rationale: >-\n(?: {6}.*\n)+/g,
            () => `\n    rationale: ${words[turn++ % words.length]}\n`,
          ),
      },
      /Search ads is “Good\.”, which is no reason/,
    );
  });

  it('goals that are taken out, so that none is left uncovered', async () => {
    await refuses(
      acme,
      'strategy/gtm-strategy/metrics',
      { 'marketing.yaml': (text) => text.replace(/\ngoals:\n(?: {2}.*\n)+/, '\n') },
      /marketing\.yaml names no goals/,
    );
  });

  it('a promise in the messages that nobody approved, in whatever letters', async () => {
    for (const [headline, said] of [
      ['99% of records are clean', /No approved claim says 99%/],
      ['99 percent of records are clean', /No approved claim says 99 percent/],
      ['Ninety-nine percent of records are clean', /No approved claim says Ninety-nine percent/],
      ['９９％ of records are clean', /No approved claim says 99%/],
      ['The best records in the world', /“best” claims something that nobody approved/],
      ['"A seam\\u00adless start"', /“seamless” is one of the words that we avoid/],
      ['"A s\\u0435amless start"', /“seamless” is one of the words that we avoid/],
    ] as const)
      await refuses(
        acme,
        'pipeline-building/messaging',
        {
          'workspace/messaging/core.messaging.yaml': (text) =>
            text.replace('headline: Clean data without the policing', `headline: ${headline}`),
        },
        said,
      );
  });
});

import assert from 'node:assert/strict';
import { allRules, loadProject, MemoryWorkspace, type Project } from '../../../src/core/index.ts';
import { appliesTo, RuleEngine } from '../../../src/core/rules/engine.ts';
import { defineRule, type Rule } from '../../../src/core/rules/rule.ts';

const load = (files: Record<string, string>) => loadProject(new MemoryWorkspace(files));
const ids = allRules.map((rule) => rule.id);
const of = (project: Project, file: string) => {
  const document = project.documents.get(file);
  assert.ok(document);
  return document;
};
const ruleNamed = (id: string) => {
  const rule = allRules.find((candidate) => candidate.id === id);
  assert.ok(rule);
  return rule;
};
const rule = (check: Rule['check'], more: Partial<Rule> = {}): Rule =>
  defineRule({
    id: 'a-rule',
    title: 'A rule',
    description: 'For a test.',
    kinds: ['persona'],
    severity: 'warning',
    messages: { wrong: 'Wrong: {what}', right: 'Right', other: 'The other' },
    fixes: { mend: 'Mend {what}' },
    check,
    ...more,
  });

const files = {
  'marketing.yaml':
    'kind: project\ntitle: A\nbudget: { currency: USD, per_month: 100 }\ngoals: [{ kpi: mqls, target: 5 }]\n',
  'a.kpis.yaml': 'kind: kpis\ntitle: A\nkpis: [{ id: mqls, title: MQLs, unit: count, direction: up }]\n',
  'a.persona.yaml': 'kind: persona\ntitle: A\npains: [One]\n',
  'b.persona.yaml': 'kind: persona\ntitle: B\n',
  'a.strategy.yaml':
    'kind: strategy\ntitle: A\npersonas: [a, c]\nchannels: [{ id: s, title: S, budget: 90, rationale: x }]\n',
  'a.messaging.yaml': 'kind: messaging\ntitle: A\n',
};

/** Rules of every sort; that new ones are added changes nothing here. */
const tested = new Set([
  'yaml-syntax',
  'missing-key',
  'unknown-key',
  'reference-resolves',
  'unique-id',
  'budget-balances',
  'objectives-smart',
  'persona-complete',
  'persona-variants',
  'feature-map-covers',
  'kpi-stage-coverage',
]);

/** Runs rules over every document that they look at. */
function runAll(project: Project, engine: RuleEngine) {
  return [...project.documents.values()].flatMap((document) =>
    allRules.filter((one) => tested.has(one.id) && appliesTo(one, document)).map((one) => engine.run(one, document)),
  );
}

describe('the rule engine', () => {
  it('makes one finding of a rule that throws, and runs all the others', async () => {
    const project = await load(files);
    const broken = rule(function* () {
      yield { message: 'wrong', args: { what: 'first' }, path: '/title' };
      throw new Error('out of ideas');
    });
    const engine = new RuleEngine(project, [...ids, 'a-rule']);
    const result = engine.run(broken, of(project, 'a.persona.yaml'));
    assert.equal(result.failed, true);
    assert.deepEqual(
      result.findings.map(({ message }) => message),
      ['Wrong: first', 'The rule a-rule stopped with an error and has no verdict (out of ideas). Please report it.'],
    );
    const complete = engine.run(ruleNamed('persona-complete'), of(project, 'a.persona.yaml'));
    assert.equal(complete.failed, false);
    assert.equal(complete.findings.length, 2);
  });

  it('takes an unknown message for an error, and a value that is thrown for its text', async () => {
    const project = await load(files);
    const engine = new RuleEngine(project, ids);
    const unknown = engine.run(
      rule(function* () {
        yield { message: 'nothing' };
      }),
      of(project, 'a.persona.yaml'),
    );
    assert.match(unknown.findings[0]?.message ?? '', /has no message “nothing”/);
    const thrown = engine.run(
      rule(
        () => {
          throw 'words';
        },
        { id: 'b-rule' },
      ),
      of(project, 'a.persona.yaml'),
    );
    assert.match(thrown.findings[0]?.message ?? '', /b-rule stopped with an error and has no verdict \(words\)/);
  });

  it('makes findings that are plain data: place, words, related places and a fix', async () => {
    const project = await load(files);
    const full = rule(function* () {
      yield {
        message: 'wrong',
        args: { what: '{right}' },
        path: '/pains/0',
        related: [
          { file: 'b.persona.yaml', path: '/title', message: 'other' },
          { file: 'gone.yaml', message: 'other' },
        ],
        fix: { message: 'mend', args: { what: 'it' }, changes: [{ op: 'set', path: '/pains/0', value: 'x' }] },
        severity: 'info',
      };
      yield { evidence: 'right', path: '/title' };
    });
    const result = new RuleEngine(project, ids).run(full, of(project, 'a.persona.yaml'));
    assert.deepEqual(result, {
      failed: false,
      findings: [
        {
          rule: 'a-rule',
          severity: 'info',
          file: 'a.persona.yaml',
          range: { start: { line: 3, column: 9 }, end: { line: 3, column: 12 } },
          message: 'Wrong: {right}',
          docs: 'https://github.com/marketing-as-code/marketing-as-code/blob/main/docs/rules/a-rule.md',
          path: '/pains/0',
          related: [
            {
              file: 'b.persona.yaml',
              range: { start: { line: 2, column: 8 }, end: { line: 2, column: 9 } },
              message: 'The other',
            },
            {
              file: 'gone.yaml',
              range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
              message: 'The other',
            },
          ],
          fix: { title: 'Mend it', changes: [{ op: 'set', path: '/pains/0', value: 'x' }] },
        },
      ],
      evidence: [
        {
          file: 'a.persona.yaml',
          range: { start: { line: 2, column: 8 }, end: { line: 2, column: 9 } },
          note: 'Right',
        },
      ],
      unread: [],
      ofText: [],
    });
  });

  it('gives results that survive JSON, and the same ones twice', async () => {
    const project = await load(files);
    const first = runAll(project, new RuleEngine(project, ids));
    const second = runAll(project, new RuleEngine(project, ids));
    assert.ok(first.some((result) => result.findings.length > 0));
    assert.deepEqual(second, first);
    assert.deepEqual(JSON.parse(JSON.stringify(first)), first);
  });

  it('remembers a verdict, apart for each set of options', async () => {
    const project = await load(files);
    let runs = 0;
    const counting = rule(
      function* (_, { options }) {
        runs++;
        yield { evidence: 'right', args: { n: Number(options.n) } };
      },
      { options: { n: { type: 'integer', default: 1 } } },
    );
    const engine = new RuleEngine(project, ids);
    const document = of(project, 'a.persona.yaml');
    assert.equal(engine.run(counting, document), engine.run(counting, document));
    engine.run(counting, document, { n: 2 });
    engine.run(counting, document, { n: 2 });
    assert.equal(runs, 2);
    assert.equal(engine.size, 2);
  });

  it('runs again what a change touches, and nothing else', async () => {
    const project = await load(files);
    const engine = new RuleEngine(project, ids);
    runAll(project, engine);
    const all = engine.size;
    const change = (file: string, text: string) => {
      const touched = engine.forget(project.set(file, { text }));
      const forgotten = all - engine.size;
      runAll(project, engine);
      assert.equal(engine.size, all);
      return { touched: [...touched].sort(), forgotten };
    };
    assert.deepEqual(change('b.persona.yaml', files['b.persona.yaml']), { touched: [], forgotten: 0 });
    const comment = change('b.persona.yaml', `${files['b.persona.yaml']}# x\n`);
    assert.deepEqual(comment.touched, ['a.messaging.yaml', 'b.persona.yaml']);
    assert.ok(comment.forgotten < all / 2);
    assert.deepEqual(change('b.persona.yaml', 'kind: persona\ntitle: B\nid: c\n').touched, [
      'a.messaging.yaml',
      'a.persona.yaml',
      'a.strategy.yaml',
      'b.persona.yaml',
    ]);
  });

  it('says after any change what it would say from the start', async () => {
    const changes: [string, string | undefined][] = [
      ['b.persona.yaml', 'kind: persona\ntitle: B\nid: a\n'],
      ['a.kpis.yaml', '# moved down\n\nkind: kpis\ntitle: A\nkpis: [{ id: mqls, title: MQLs }]\n'],
      ['marketing.yaml', '# moved\nkind: project\ntitle: A\ncycle: { period: 2026-Q2 }\nbudget: { per_month: 90 }\n'],
      ['a.persona.yaml', '# moved\nkind: persona\ntitle: A\ncycle: 2026-Q1\n'],
      ['a.kpis.yaml', undefined],
      ['c.persona.yaml', 'kind: persona\ntitle: C\n'],
      ['a.kpis.yaml', 'kind: kpis\ntitle: [\n'],
      ['b.kpis.yaml', 'kind: kpis\ntitle: A\nkpis: [{ id: mqls, title: MQLs, stage: referral }]\n'],
      ['a.kpis.yaml', 'kind: kpis\ntitle: A\nkpis: [{ id: mqls, title: MQLs, stage: revenue }]\n'],
      ['a.strategy.yaml', 'kind: strategy\ntitle: A\ncycle: 2026-Q1\n'],
      ['marketing.yaml', undefined],
    ];
    const project = await load(files);
    const last: Record<string, string> = { ...files };
    const engine = new RuleEngine(project, ids);
    runAll(project, engine);
    for (const [file, text] of changes) {
      if (text === undefined) delete last[file];
      else last[file] = text;
      const fresh = await load(last);
      engine.forget(text === undefined ? project.delete(file) : project.set(file, { text }));
      assert.deepEqual(sorted(runAll(project, engine)), sorted(runAll(fresh, new RuleEngine(fresh, ids))), file);
    }
  });

  it('runs again when a place moves that it pointed at in another file', async () => {
    const project = await load(files);
    const engine = new RuleEngine(project, ids);
    const pointing = rule(function* () {
      yield { message: 'wrong', related: [{ file: 'b.persona.yaml', path: '/title', message: 'other' }] };
    });
    const lineOf = () =>
      engine.run(pointing, of(project, 'a.persona.yaml')).findings[0]?.related?.[0]?.range.start.line;
    assert.equal(lineOf(), 2);
    engine.forget(project.set('b.persona.yaml', { text: '# moved\nkind: persona\ntitle: B\n' }));
    assert.equal(lineOf(), 3);
  });

  it('judges what the plan says in its own cycle only', async () => {
    const project = await load({
      'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\n',
      'old.persona.yaml': 'kind: persona\ntitle: Old\ncycle: 2026-Q1\nnonsense: 1\n',
    });
    const engine = new RuleEngine(project, ids);
    const old = of(project, 'old.persona.yaml');
    assert.deepEqual(engine.run(ruleNamed('persona-complete'), old).findings, []);
    assert.equal(engine.run(ruleNamed('unknown-key'), old).findings.length, 1);
    engine.forget(project.set('marketing.yaml', { text: 'kind: project\ntitle: A\ncycle: { period: 2026-Q1 }\n' }));
    assert.equal(engine.run(ruleNamed('persona-complete'), old).findings.length, 3);
  });
});

/** The checker puts findings in order; the engine gives them as a rule finds them. */
const sorted = (results: ReturnType<typeof runAll>) =>
  results
    .map(({ findings, evidence }) => JSON.stringify([findings.map((one) => JSON.stringify(one)).sort(), evidence]))
    .sort();

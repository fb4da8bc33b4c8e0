import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parse } from 'yaml';
import { frontMatterOf } from '../../../src/core/documents/frontMatter.ts';
import { formOf } from '../../../src/core/documents/kinds.ts';
import { findPlaceholder } from '../../../src/core/documents/placeholder.ts';
import {
  allKinds,
  Checker,
  evaluatePlaybook,
  type Finding,
  initialFiles,
  type Kind,
  loadProject,
  MemoryWorkspace,
  type NewDocument,
  newDocument,
  type Project,
  UserError,
} from '../../../src/core/index.ts';

const cycle = '2026-Q2';
const folder = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** Where `gtm new <kind> spring` puts a document. */
const places: Record<Kind, string> = {
  project: 'marketing.yaml',
  strategy: 'workspace/strategy/spring.strategy.yaml',
  persona: 'workspace/strategy/personas/spring.persona.yaml',
  messaging: 'workspace/messaging/spring.messaging.yaml',
  experiment_policy: 'workspace/analytics/spring.experiment-policy.yaml',
  kpis: 'workspace/analytics/spring.kpis.yaml',
  funnel: 'workspace/analytics/spring.funnel.yaml',
  campaign: 'workspace/demand-gen/campaigns/spring.campaign.yaml',
  experiment: 'workspace/demand-gen/ab-tests/spring.experiment.yaml',
  attribution: 'workspace/analytics/spring.attribution.yaml',
  dashboards: 'workspace/analytics/spring.dashboards.yaml',
  journey: 'workspace/customer-success/journeys/spring.journey.yaml',
  content: 'workspace/demand-gen/spring.content.yaml',
  workflow: 'workspace/demand-gen/email-sequences/spring.workflow.yaml',
  scoring: 'workspace/demand-gen/spring.scoring.yaml',
  segments: 'workspace/demand-gen/spring.segments.yaml',
  contact_policy: 'workspace/demand-gen/spring.policy.yaml',
  pipeline: 'workspace/pipeline/spring.pipeline.yaml',
  success: 'workspace/customer-success/spring.success.yaml',
  actuals: 'workspace/analytics/actuals/spring.actuals.yaml',
  deliverable: 'workspace/sales-enablement/spring.md',
  team_document: 'workspace/team/spring.md',
  approval: 'workspace/approvals/spring.md',
  review: 'workspace/reviews/spring.md',
  waiver: 'workspace/waivers/spring.md',
  decision: 'workspace/strategy/decisions/spring.md',
  conflict: 'workspace/conflicts/spring.md',
  status: 'workspace/status/spring.md',
  learning: 'workspace/learnings/spring.md',
  agent: '.claude/agents/spring.md',
  playbook: 'workspace/playbooks/spring.playbook.yaml',
};

/** An agent file has no title: it keeps to the keys that its readers know. */
const titled: readonly Kind[] = allKinds.filter((kind) => kind !== 'agent');
/** Rules that ask for what another document defines. */
const looksElsewhere = ['reference-resolves', 'kpi-formula', 'paths-exist'];
const teamTypes = ['sop', 'kickoff', 'go-no-go', 'post-mortem', 'retrospective', 'raci'];

/** Kinds with several templates, the end of the id that chooses one, and the key that says which it is. */
const patterns = [
  ['funnel', 'acquisition', 'model'],
  ['funnel', 'aida', 'model'],
  ['workflow', 'abandonment', 'type'],
] as const;

describe('newDocument', () => {
  it('has a template for every kind and no other', () => {
    const names = allKinds.map((kind) => {
      const name = kind === 'project' ? 'marketing' : kind.replaceAll('_', '-');
      return `${name}.${formOf(kind) === 'suffix' || kind === 'project' ? 'yaml' : 'md'}`;
    });
    const types = teamTypes.filter((type) => type !== 'retrospective').map((type) => `team-document.${type}.md`);
    const files = readdirSync(folder).filter((file) => file !== 'README.md');
    assert.deepEqual(
      files.sort(),
      [...names, ...types, ...patterns.map(([kind, end]) => `${kind}.${end}.yaml`)].sort(),
    );
  });

  for (const type of teamTypes)
    it(`writes a team document of the type ${type} when the id ends in it`, () => {
      for (const id of [type, `q2-${type}`]) assert.equal(dataOf(newDocument('team_document', id)).type, type);
    });

  for (const [kind, end, key] of patterns)
    it(`writes a ${kind} of the pattern ${end} when the id ends in it, as sound as the others`, async () => {
      const created = newDocument(kind, `spring-${end}`, { cycle });
      assert.equal(dataOf(created)[key], end);
      for (const text of [created.text, withOptionalParts(created.text)]) {
        const project = await projectWith([{ ...created, text }]);
        const own = new Checker(project).checkAll().filter(({ rule }) => !looksElsewhere.includes(rule));
        assert.deepEqual(errorsOf(own), []);
        assert.deepEqual(passing(project), []);
      }
    });

  for (const kind of allKinds) {
    describe(kind, () => {
      it('goes where its kind lives and says what it is', () => {
        const created = newDocument(kind, 'spring', { title: 'Spring', cycle });
        const data = dataOf(created);
        assert.equal(created.file, places[kind]);
        if (kind === 'agent') {
          assert.equal(data.name, 'spring');
          return;
        }
        assert.equal(data.kind, kind);
        assert.equal(data.title, 'Spring');
        if (kind === 'project') assert.equal(data.cycle.period, cycle);
        else assert.equal(data.id, 'spring');
        if (kind !== 'project' && kind !== 'playbook') assert.equal(data.cycle, cycle);
      });

      it('leaves no mark of the template behind', () => {
        for (const options of [{ cycle }, {}, { title: 'Spring' }])
          assert.doesNotMatch(newDocument(kind, 'spring', options).text, /\{\{|\}\}/);
      });

      it('has no errors in a fresh project', async () => {
        const project = await projectWith([newDocument(kind, 'spring', { cycle })]);
        assert.deepEqual(errorsOf(new Checker(project).checkAll()), []);
      });

      it('passes no criterion that reads its content', async () => {
        const project = await projectWith([newDocument(kind, 'spring', { cycle })]);
        assert.deepEqual(passing(project), []);
      });

      it('has placeholders that are recognised', () => {
        const created = newDocument(kind, 'spring', { cycle });
        const all = { ...created, text: withOptionalParts(created.text) };
        const texts = [...strings(dataOf(created)), ...strings(dataOf(all))];
        assert.ok(texts.some(isPlaceholder), 'nothing is left to write');
        for (const line of proseOf(created)
          .split('\n')
          .filter((line) => line.includes('[insert')))
          assert.ok(isPlaceholder(line), line);
        const unknown = texts.filter((value) => /<[^>]*>/.test(value) && !isPlaceholder(value));
        assert.deepEqual(unknown, []);
      });

      it('stays in order when its optional parts are taken in', async () => {
        const { file, text } = newDocument(kind, 'spring', { cycle });
        const project = await projectWith([{ file, text: withOptionalParts(text) }]);
        // What an example refers to is not there yet; all else has to fit.
        const findings = new Checker(project).checkAll().filter(({ rule }) => !looksElsewhere.includes(rule));
        assert.deepEqual(errorsOf(findings), []);
      });

      it('says in its first line what it is for, and keeps to a readable width', () => {
        const lines = newDocument(kind, 'spring', { cycle }).text.split('\n');
        if (kind !== 'agent') assert.match(lines.find((line) => line !== '---') ?? '', /^# \p{Lu}.*[.:,;\p{L}]$/u);
        const long = lines.filter((line) => line.length > 130);
        assert.deepEqual(long, []);
      });

      it('keeps any title', () => {
        if (!titled.includes(kind)) return;
        fc.assert(
          fc.property(titles, (title) => {
            const data = dataOf(newDocument(kind, 'spring', { title, cycle }));
            assert.equal(data.title, title);
            if (kind === 'project') assert.equal(data.business.product, title);
          }),
          { numRuns: 60 },
        );
      });
    });
  }

  it('gives documents that fit together', async () => {
    const project = await projectWith(all());
    assert.deepEqual(errorsOf(new Checker(project).checkAll()), []);
    assert.deepEqual(passing(project), []);
  });

  it('answers the questions of the dashboards with the KPIs of its own template', async () => {
    const kpis = newDocument('kpis', 'spring', { cycle });
    const dashboards = newDocument('dashboards', 'spring', { cycle });
    const text = withOptionalParts(dashboards.text);
    const project = await projectWith([kpis, { file: dashboards.file, text }]);
    assert.deepEqual(new Checker(project).check(dashboards.file), []);
  });

  it('lays the playbook of its template over the one that ships', async () => {
    const { file, text } = newDocument('playbook', 'spring', { cycle });
    const project = await projectWith([{ file, text: withOptionalParts(text) }]);
    const idsOf = (id: string): string[] =>
      evaluatePlaybook(project, new Checker(project).engine, id)?.gates.flatMap((gate) =>
        gate.criteria.map((criterion) => criterion.id),
      ) ?? [];
    const added = idsOf('spring').filter((id) => !idsOf('gtm').includes(id));
    assert.deepEqual(added, ['strategy/personas-in-depth']);
    const removed = idsOf('gtm').filter((id) => !idsOf('spring').includes(id));
    assert.deepEqual(removed, ['strategy/gtm-strategy/metrics']);
  });

  const spellings = [
    'Spring "launch"',
    "Spring's launch",
    'Spring: the launch',
    'Launch # 1',
    '# 1',
    'Frühling für Österreich',
    '2026',
    '2026-06-30',
    '1e5',
    '1e+5',
    '0x1F',
    '0o17',
    '1_000',
    'true',
    'null',
    '- dash',
    '[list]',
    '{map}',
    '{{id}}',
    '*star',
    '&anchor',
    '!tag',
    '%percent',
    '@at',
    '`tick`',
    '> folded',
    '| literal',
    '? question',
    'tab\tinside',
    'two\nlines',
    'back\\slash',
    ' space in front',
    'space behind ',
    '$& $1',
    '',
    '…',
    '日本語',
    '🚀',
  ];
  for (const title of spellings) {
    it(`writes the title ${JSON.stringify(title)} so that it is read back`, () => {
      for (const kind of titled) assert.equal(dataOf(newDocument(kind, 'spring', { title, cycle })).title, title);
    });
  }

  it('makes a title from the id', () => {
    assert.equal(parse(newDocument('campaign', 'q2-search-trial').text).title, 'Q2 search trial');
    assert.equal(parse(newDocument('campaign', '2026').text).title, '2026');
  });

  for (const id of ['2026', '1e5', '0x1f', 'true', 'null', 'yes'])
    it(`keeps the id ${id} a text`, () => {
      for (const kind of allKinds.filter((kind) => kind !== 'project')) {
        const data = dataOf(newDocument(kind, id, { cycle }));
        assert.equal(kind === 'agent' ? data.name : data.id, id);
      }
    });

  it('keeps a cycle of one year a text', async () => {
    const project = await projectWith([newDocument('campaign', 'spring', { cycle: '2026' })], '2026');
    assert.deepEqual(errorsOf(new Checker(project).checkAll()), []);
  });

  it('puts a document into the folder that is asked for', () => {
    assert.equal(newDocument('funnel', 'spring', { folder: 'plans/' }).file, 'plans/spring.funnel.yaml');
    assert.equal(newDocument('funnel', 'spring', { folder: '' }).file, 'spring.funnel.yaml');
  });

  for (const id of [
    '',
    'Spring',
    'spring launch',
    'spring_launch',
    '-spring',
    'spring-',
    'a--b',
    '../spring',
    'frühling',
  ])
    it(`refuses the id ${JSON.stringify(id)}`, () => {
      for (const kind of allKinds) assert.throws(() => newDocument(kind, id), UserError);
    });
});

const titles = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,_-+eExo: #"\'{}[]&*!|>%@`\n\t') }),
  fc.double().map(String),
);

/** The facts of a document: all of a YAML file, the front matter of a Markdown file. */
function dataOf({ text }: NewDocument) {
  return parse(frontMatterOf(text)?.text ?? text);
}

/** The text behind the front matter; nothing for YAML. */
function proseOf({ text }: NewDocument): string {
  const front = frontMatterOf(text);
  return front ? text.slice(front.end) : '';
}

/** A fresh project with documents in it. */
function projectWith(documents: readonly NewDocument[], period = cycle): Promise<Project> {
  const files = [...initialFiles({ title: 'Acme CRM', cycle: period }), ...documents];
  return loadProject(new MemoryWorkspace(Object.fromEntries(files.map(({ file, text }) => [file, text]))));
}

/** One new document of every kind but the project. */
function all(): NewDocument[] {
  return allKinds.filter((kind) => kind !== 'project').map((kind) => newDocument(kind, 'spring', { cycle }));
}

/**
 * Errors, as lines. A channel without a reason is one by the rule's own severity: with a reason of ours instead, the gate
 * would let through a budget that nobody has thought about.
 */
function errorsOf(findings: readonly Finding[]): string[] {
  return findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.file}:${finding.range.start.line} ${finding.rule} ${finding.message}`);
}

/** Criteria that pass; that a document fits its schema is right from the start. */
function passing(project: Project): string[] {
  const result = evaluatePlaybook(project, new Checker(project).engine, 'gtm');
  assert.ok(result);
  return result.gates
    .flatMap((gate) => gate.criteria)
    .filter((criterion) => criterion.status === 'pass' && criterion.rule !== 'output-complete')
    .map((criterion) => criterion.id);
}

/**
 * The text with the parts that stand as comments taken in: comment lines that hold a key or an item. An experiment that has
 * results is no draft any more.
 */
function withOptionalParts(text: string): string {
  const whole = text.replace(/^( *)# ( *(?:- |[a-z_]+:(?: |$)).*)$/gm, '$1$2');
  return /^results:/m.test(whole) ? whole.replace(/^status: draft/m, 'status: learned') : whole;
}

/** Every text in a value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

/** True for what the gates refuse as not yet written. */
function isPlaceholder(text: string): boolean {
  return findPlaceholder(text) !== undefined;
}

import { toPointer } from '../documents/pointer.ts';
import type { CriterionFacts, PlaybookFacts } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import type { Schema } from '../schema/schema.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { playbookKinds } from './support/playbook.ts';
import { optionsOf } from './support/ruleOptions.ts';

export const playbookCriteria = defineRule({
  id: 'playbook-criteria',
  title: 'Every criterion of a gate names a rule that exists, with options that it knows',
  description:
    'The rule of a criterion exists, its options are the rule’s and of the right type, its kinds are kinds of documents, and its id is its own in the gate.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    rule: 'There is no rule `{rule}`, so this criterion could never pass.{hint}',
    option: 'The rule {rule} has no option `{name}`. {known}',
    type: 'The option `{name}` of {rule} takes {wanted}, but here stands {found}. Correct it.',
    kind: 'There is no kind of document `{kind}`.{hint}',
    twice: 'The gate has two criteria `{id}`, and waivers could not tell them apart. Give one of them another id.',
    'the-other': 'The same id',
    reserved: '`{id}` is the name of the check that every output has. Give the criterion another id.',
    sound: '{count|criterion|criteria} with rules that exist',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
    rename: 'Rename to `{suggestion}`',
  },
  *check(document, { ruleIds }) {
    let count = 0;
    const reports: Report[] = [];
    for (const { gate, path } of gatesIn(document.facts)) {
      const criteria = [...itemsOf(gate)];
      for (const [criterion, index] of criteria) {
        count++;
        const own = `${path}/${index}`;
        const twin = criteria.find(([other, place]) => place < index && other.id === criterion.id);
        const id = criterion.id ?? '';
        if (twin && id !== '') {
          const related = [{ path: `${path}/${twin[1]}/id`, message: 'the-other' }];
          reports.push({ message: 'twice', args: { id }, path: `${own}/id`, related });
        }
        if (id === 'complete') reports.push({ message: 'reserved', args: { id }, path: `${own}/id` });
        reports.push(...checkRule(criterion, own, ruleIds), ...checkKinds(criterion, own));
      }
    }
    yield* reports;
    if (reports.length === 0 && count > 0) yield { evidence: 'sound', args: { count }, path: '/phases', at: 'key' };
  },
});

function* gatesIn({
  phases,
}: PlaybookFacts): Generator<{ gate: readonly (CriterionFacts | undefined)[]; path: string }> {
  for (const [phase, number] of itemsOf(phases)) {
    for (const [step, index] of itemsOf(phase.steps))
      if (step.gate) yield { gate: step.gate, path: `/phases/${number}/steps/${index}/gate` };
    if (phase.gate) yield { gate: phase.gate, path: `/phases/${number}/gate` };
  }
}

function* checkRule({ rule, options }: CriterionFacts, path: string, ruleIds: ReadonlySet<string>): Generator<Report> {
  if (rule === undefined) return;
  if (!ruleIds.has(rule)) {
    yield unknown('rule', rule, { rule }, `${path}/rule`, nearest(rule, ruleIds));
    return;
  }
  const known = optionsOf(rule);
  if (!known) return;
  for (const [name, value] of Object.entries(options ?? {})) {
    const place = `${path}/options${toPointer([name])}`;
    const schema = known[name];
    if (!schema) yield unknownOption(rule, name, Object.keys(known), place);
    else if (!fits(value, schema)) {
      const args = { rule, name, wanted: typeName(schema), found: valueName(value) };
      yield { message: 'type', args, path: place };
    }
  }
}

function unknownOption(rule: string, name: string, known: readonly string[], path: string): Report {
  const suggestion = nearest(name, known);
  const list = known.map((option) => `\`${option}\``).join(', ');
  const text = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : known.length > 0
      ? `It has ${list}.`
      : 'It has none. Remove it.';
  const finding = { message: 'option', args: { rule, name, known: text }, path, at: 'key' } as const;
  if (!suggestion) return finding;
  const changes = [{ op: 'rename-key', path, key: suggestion }] as const;
  return { ...finding, fix: { message: 'rename', args: { suggestion }, changes } };
}

function* checkKinds({ kinds }: CriterionFacts, path: string): Generator<Report> {
  for (const [kind, index] of itemsOf(kinds))
    if (!playbookKinds.includes(kind))
      yield unknown('kind', kind, { kind }, `${path}/kinds/${index}`, nearest(kind, playbookKinds));
}

function unknown(
  message: string,
  value: string,
  args: Record<string, string>,
  path: string,
  suggestion: string | undefined,
): Report {
  const hint = suggestion ? ` Did you mean \`${suggestion}\`?` : '';
  if (!suggestion || suggestion === value) return { message, args: { ...args, hint }, path };
  const changes = [{ op: 'set', path, value: suggestion }] as const;
  return { message, args: { ...args, hint }, path, fix: { message: 'replace', args: { suggestion }, changes } };
}

function fits(value: unknown, { type, items }: Schema): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  return types.some((one) => {
    if (one === 'integer') return Number.isInteger(value);
    if (one === 'array') return Array.isArray(value) && (!items || value.every((item) => fits(item, items)));
    if (one === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value);
    return typeof value === one;
  });
}

const typeNames: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function typeName({ type, items }: Schema): string {
  const names = (typeof type === 'string' ? [type] : (type ?? [])).map((one) => typeNames[one] ?? one);
  const whole = names.join(' or ');
  return items?.type === 'string' ? `${whole} of texts` : whole;
}

function valueName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'object' ? 'a map' : `“${String(value)}”`;
}

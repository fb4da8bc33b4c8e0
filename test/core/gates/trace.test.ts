import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gatesOf } from '../../../src/core/gates/criteria.ts';
import { shippedPlaybook, shippedPlaybooks } from '../../../src/core/gates/playbook.ts';
import { allRules } from '../../../src/core/index.ts';
import { parseCases } from '../../support/cases.ts';
import { inRepository } from '../../support/scratch.ts';

interface Row {
  criterion: string;
  rule: string;
  cases: string;
}

const read = (...file: string[]) => readFileSync(inRepository(...file), 'utf8');
const trace = read('docs', 'playbooks', 'trace.md');

/** The rows of a playbook's table: its criterion, its rule, and the first case that breaks it. */
function rowsOf(playbook: string): Row[] {
  const table = trace.split(/^## /m).find((part) => part.startsWith(`${playbook}\n`)) ?? '';
  return [
    ...table.matchAll(/^\| `([^`]+)` \| .* \| (?:\[`([\w-]+)`\]\S*|to come) \| (?:\[(.+)\]\(\S+\).*|–) \|$/gm),
  ].map(([, criterion = '', rule = '', cases = '']) => ({ criterion, rule, cases }));
}

/** Criteria of a playbook but those that every output has. */
function criteriaOf(playbook: string): { id: string; rule: string | undefined }[] {
  const facts = shippedPlaybook(playbook);
  assert.ok(facts);
  return gatesOf(facts).flatMap(({ criteria }) => criteria.filter(({ id }) => !id.includes('/complete:')));
}

/** Titles of the cases in which a rule finds something. */
function breakingCases(rule: string): string[] {
  const file = inRepository('test/fixtures/rules', `${rule}.md`);
  if (!existsSync(file)) return [];
  return parseCases(readFileSync(file, 'utf8'))
    .filter(({ expected }) => expected.some((one) => one.rule === rule))
    .map(({ title }) => title);
}

describe('the trace from sources to tests', () => {
  it('knows the three playbooks', () => {
    assert.deepEqual([...shippedPlaybooks].sort(), ['growth', 'gtm', 'marketing-cycle']);
  });

  for (const playbook of shippedPlaybooks) {
    it(`leaves no criterion of ${playbook} without a rule`, () => {
      const open = criteriaOf(playbook).filter(({ rule }) => rule === undefined);
      assert.deepEqual(
        open.map(({ id }) => id),
        [],
      );
      assert.doesNotMatch(read('docs', 'playbooks', `${playbook}.md`), /to come/i);
    });

    it(`has every criterion of ${playbook} once, with its rule`, () => {
      const rows = rowsOf(playbook);
      assert.deepEqual(
        rows.map(({ criterion }) => criterion).sort(),
        criteriaOf(playbook)
          .map(({ id }) => id)
          .sort(),
      );
      const rules = new Map(criteriaOf(playbook).map(({ id, rule }) => [id, rule]));
      const wrong = rows.filter(({ criterion, rule }) => rule !== (rules.get(criterion) ?? ''));
      assert.deepEqual(wrong, [], 'run npm run generate');
    });

    it(`names a rule that exists and a case that breaks it, for each criterion of ${playbook}`, () => {
      const known = new Set(allRules.map(({ id }) => id));
      const broken = rowsOf(playbook)
        .filter(({ rule }) => rule !== '')
        .filter(({ rule, cases }) => !known.has(rule) || !breakingCases(rule).includes(cases));
      assert.deepEqual(broken, [], 'run npm run generate');
    });

    it(`finds where each criterion of ${playbook} comes from on its page`, () => {
      const page = read('docs', 'playbooks', `${playbook}.md`);
      const missing = criteriaOf(playbook).filter(({ id }) => !page.includes(`\`${id}\``));
      assert.deepEqual(
        missing.map(({ id }) => id),
        [],
      );
    });
  }
});

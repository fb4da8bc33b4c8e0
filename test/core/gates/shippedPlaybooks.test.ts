import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allRules, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { RuleEngine } from '../../../src/core/rules/engine.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';

const folder = fileURLToPath(new URL('../../../playbooks/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.playbook.yaml'));
const rules = allRules.filter((rule) => rule.id.startsWith('playbook-'));

/** What the rules for playbooks say about a text, with what makes it pass. */
async function verdictOn(rule: Rule, file: string, text: string): Promise<{ findings: string[]; evidence: number }> {
  const project = await loadProject(
    new MemoryWorkspace({ 'marketing.yaml': 'kind: project\ntitle: Acme\n', [file]: text }),
  );
  const document = project.documents.get(file);
  assert.ok(document);
  assert.deepEqual(document.problems, []);
  const engine = new RuleEngine(
    project,
    allRules.map(({ id }) => id),
  );
  const { findings, evidence } = engine.run(rule, document);
  return {
    findings: findings.map(({ range, message }) => `${file}:${range.start.line} ${message}`),
    evidence: evidence.length,
  };
}

describe('the playbooks that ship', () => {
  it('are checked by every rule for playbooks', () => {
    assert.ok(files.length > 0);
    assert.ok(rules.length >= 5);
  });

  for (const file of files) {
    const text = readFileSync(folder + file, 'utf8');
    for (const rule of rules)
      it(`${file} keeps to ${rule.id}`, async () => {
        const { findings, evidence } = await verdictOn(rule, file, text);
        assert.deepEqual(findings, []);
        // What ships extends nothing, and so removes nothing.
        if (!['playbook-extends', 'playbook-removes'].includes(rule.id))
          assert.ok(evidence > 0, 'the rule looked at nothing');
      });
  }

  it('would be refused with a mistake in them', async () => {
    const file = 'gtm.playbook.yaml';
    const text = readFileSync(folder + file, 'utf8');
    const mistakes: Record<string, [from: RegExp, to: string]> = {
      'playbook-criteria': [/rule: budget-balances/, 'rule: budget-balance'],
      'playbook-order': [/path: marketing\.yaml, kind: project/, 'path: workspace/analytics/recommendations.md'],
      'playbook-outputs': [/kind: strategy$/m, 'kind: strategie'],
      'playbook-roles': [/owns: \[workspace\/messaging\/\*\*/, 'owns: [workspace/strategy/**'],
    };
    for (const rule of rules) {
      const [from, to] = mistakes[rule.id] ?? [];
      if (!from || to === undefined) continue;
      assert.match(text, from);
      const { findings } = await verdictOn(rule, file, text.replace(from, to));
      assert.notDeepEqual(findings, [], rule.id);
    }
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allRules, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { viewOf } from '../../../src/core/project/view.ts';
import { appliesTo } from '../../../src/core/rules/engine.ts';
import { isEvidence, type Report, type Rule } from '../../../src/core/rules/rule.ts';
import { parseCases } from '../../support/cases.ts';
import { gateSetting, withDigests } from '../../support/gateSetting.ts';

/** Messages that no fixture can reach, and why. */
const unreachable: Record<string, readonly string[]> = {
  // Its placeholders are reported for the whole text at once.
  'output-complete': ['section-placeholder'],
  // No schema of ours counts entries yet.
  'value-in-bounds': ['too-few', 'too-many'],
};

function codesOf(report: Report): string[] {
  if (isEvidence(report)) return [report.evidence];
  return [
    report.message,
    ...(report.related ?? []).map((other) => other.message),
    ...(report.fix ? [report.fix.message] : []),
  ];
}

async function codesInFixtures(rule: Rule): Promise<Set<string>> {
  const codes = new Set<string>();
  const markdown = readFileSync(new URL(`../../fixtures/rules/${rule.id}.md`, import.meta.url), 'utf8');
  for (const { files, options, gate } of parseCases(markdown)) {
    const project = await loadProject(new MemoryWorkspace(gate ? withDigests(files) : files));
    const defaults = Object.fromEntries(
      Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]),
    );
    const context = {
      project: viewOf(project),
      options: { ...defaults, ...options },
      ruleIds: new Set(allRules.map(({ id }) => id)),
      ...(gate ? { gate: gateSetting(project, gate) } : {}),
    };
    for (const document of project.documents.values())
      if (appliesTo(rule, document))
        for (const report of rule.check(document, context)) for (const code of codesOf(report)) codes.add(code);
  }
  return codes;
}

describe('the messages of the rules', () => {
  for (const rule of allRules) {
    it(`of ${rule.id} are all said in its fixtures, and no others`, async () => {
      const wanted = Object.keys({ ...rule.messages, ...rule.fixes }).filter(
        (code) => !unreachable[rule.id]?.includes(code),
      );
      assert.deepEqual([...(await codesInFixtures(rule))].sort(), wanted.sort());
    });

    it(`of ${rule.id} are written as the product speaks`, () => {
      for (const [code, message] of Object.entries({ ...rule.messages, ...rule.fixes })) {
        const place = `${rule.id}/${code}: ${message}`;
        assert.doesNotMatch(message, /!|\s{2}|^\s|\s$/, place);
        assert.doesNotMatch(message.replace(/`[^`]*`/g, ''), /["']/, `${place} (straight quotes)`);
        assert.equal((message.match(/`/g) ?? []).length % 2, 0, `${place} (an open backtick)`);
        assert.equal(
          (message.match(/“/g) ?? []).length,
          (message.match(/”/g) ?? []).length,
          `${place} (an open quote)`,
        );
        assert.doesNotMatch(
          message,
          /\b(invalid|must not be null|entity|node|instance|string|array|boolean|please)\b/i,
          place,
        );
      }
    });
  }
});

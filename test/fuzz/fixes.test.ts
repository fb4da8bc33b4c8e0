// Every fix of damaged documents: its edits can be made, its text reads no worse, and no other file gets worse; a second fix all
// finds nothing left.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  allRules,
  applyEdits,
  Checker,
  codeActionsAt,
  type Finding,
  fixAll,
  type Project,
  type TextEdit,
} from '../../src/core/index.ts';
import { hiddenIds } from '../../src/core/project/planDocument.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { documentOf, projectOf } from '../core/language/support.ts';
import { damage, damaged } from './damage.ts';

const everywhere = { start: { line: 1, column: 1 }, end: { line: 100_000, column: 1 } };

function edited(project: Project, edits: readonly TextEdit[]): Project {
  return projectOf(
    Object.fromEntries(
      [...project.documents.values()].map(({ file, text }) => [
        file,
        applyEdits(
          text,
          edits.filter((edit) => edit.file === file),
        ),
      ]),
    ),
  );
}

function checkEdits(project: Project, edits: readonly TextEdit[], title: string): void {
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const { lines, text } = documentOf(project, file);
    let end = 0;
    const spans = edits
      .filter((edit) => edit.file === file)
      .map(({ range }) => [lines.offsetAt(range.start), lines.offsetAt(range.end)] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [from, to] of spans) {
      assert.ok(end <= from && from <= to && to <= text.length, `${title}: edits of ${file} overlap or lie outside`);
      end = to;
    }
  }
}

const problems = (project: Project, file: string) => documentOf(project, file).problems.length;
/** How many errors each file has, but those that are changed. */
function errorsByFile(findings: readonly Finding[], changed: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file, severity } of findings)
    if (severity === 'error' && !changed.has(file)) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

/**
 * True for what was not said before only because a file that is mended now could not be read: its rule says so itself, or the
 * finding is about an id that stands there as well and was hidden.
 */
function waited({ project, engine }: Checker, finding: Finding, changed: ReadonlySet<string>): boolean {
  const document = project.documents.get(finding.file);
  const run = document && engine.run(allRules.find(({ id }) => id === finding.rule) as Rule, document);
  if (run?.unread.some((file) => changed.has(file))) return true;
  const others = finding.rule === 'unique-id' ? (finding.related ?? []) : [];
  return others.some(({ file }) => changed.has(file) && hiddenIds(documentOf(project, file)) !== '');
}

describe('fuzz: fixes', function () {
  this.timeout(600_000);

  it('can be made, and make no file worse', () => {
    let made = 0;
    fc.assert(
      fc.property(damage, (what) => {
        const hurt = damaged(what);
        if (!hurt) return;
        const project = projectOf({ ...hurt.files });
        const checker = new Checker(project);
        const findings = checker.checkAll();
        const document = documentOf(project, hurt.file);
        const actions = codeActionsAt(project, document, everywhere, checker.check(hurt.file));
        for (const { title, edits, isPreferred } of actions.slice(0, 12)) {
          checkEdits(project, edits, title);
          const now = edited(project, edits);
          const changed = new Set(edits.map(({ file }) => file));
          for (const file of changed) assert.ok(problems(now, file) <= problems(project, file), `${title} in ${file}`);
          if (!isPreferred) continue;
          made++;
          const before = errorsByFile(findings, changed);
          const after = new Checker(now).checkAll().filter((finding) => !waited(checker, finding, changed));
          for (const [file, count] of errorsByFile(after, changed))
            assert.ok(count <= (before.get(file) ?? 0), `${title} makes ${file} worse`);
        }
      }),
      { numRuns: 250 },
    );
    assert.ok(made > 20, 'hardly anything was fixed');
  });

  it('leave nothing to fix when all are made', () => {
    fc.assert(
      fc.property(damage, (what) => {
        const hurt = damaged(what);
        if (!hurt) return;
        const project = projectOf({ ...hurt.files });
        const edits = fixAll(project);
        checkEdits(project, edits, 'fix all');
        const again = fixAll(edited(project, edits));
        assert.deepEqual(
          again.map(({ file, newText }) => `${file}: ${newText}`),
          [],
        );
      }),
      { numRuns: 200 },
    );
  });
});

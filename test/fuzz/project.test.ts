// Whole projects with lines deleted, doubled and swapped at random: every check, gate and report still answers.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Checker,
  checkReport,
  chosenPlaybooks,
  evaluatePlaybook,
  gateReport,
  planReport,
  statusReports,
} from '../../src/core/index.ts';
import { examples, projectOf } from '../core/language/support.ts';

const files = Object.entries(examples().get('acme-crm') ?? {});

type Edit = readonly [what: 'delete' | 'double' | 'swap' | 'cut', file: number, at: number, other: number];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('delete', 'double', 'swap', 'cut'),
  fc.nat(files.length - 1),
  fc.nat(10_000),
  fc.nat(10_000),
);

/** The example with its lines in disorder. A cut ends a file in the middle of a line. */
function mutated(edits: readonly Edit[]): Record<string, string> {
  const texts = new Map(files.map(([file, text]) => [file, text.split('\n')]));
  for (const [what, index, at, other] of edits) {
    const lines = texts.get((files[index] as [string, string])[0]) as string[];
    if (lines.length === 0) continue;
    const [one, two] = [at % lines.length, other % lines.length];
    const line = lines[one] as string;
    if (what === 'delete') lines.splice(one, 1 + (other % 3));
    else if (what === 'double') lines.splice(two, 0, line);
    else if (what === 'swap') [lines[one], lines[two]] = [lines[two] as string, line];
    else lines.splice(one, lines.length, line.slice(0, other % (line.length + 1)));
  }
  return Object.fromEntries([...texts].map(([file, lines]) => [file, lines.join('\n')]));
}

describe('a project in disorder', function () {
  this.timeout(300_000);

  it('is checked by every rule, judged by every gate and reported on', () => {
    let findings = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 60 }), (edits) => {
        const project = projectOf(mutated(edits));
        const checker = new Checker(project);
        const report = checkReport(project, checker, '0.0.0');
        const stopped = report.findings.filter(({ message }) => message.includes('stopped with an error'));
        assert.deepEqual(
          stopped.map(({ message }) => message),
          [],
        );
        findings += report.findings.length;
        roundTrip(report);
        for (const id of chosenPlaybooks(project)) {
          const result = evaluatePlaybook(project, checker.engine, id);
          if (!result) continue;
          const said = JSON.stringify(result.gates);
          assert.ok(!said.includes('stopped with an error'), said.slice(said.indexOf('stopped') - 200).slice(0, 400));
          roundTrip(gateReport(result, result.gates, '0.0.0'));
        }
        roundTrip(statusReports(project, checker.engine, '0.0.0'));
        roundTrip(planReport(project, checker));
        for (const { file, range } of report.findings) {
          const lines = (project.documents.get(file)?.text ?? '').split('\n').length;
          assert.ok(range.start.line >= 1 && range.end.line <= lines, `${file}:${range.start.line}`);
        }
      }),
      { numRuns: 60 },
    );
    assert.ok(findings > 60, 'the disorder was not noticed');
  });
});

/** What is printed as JSON says the same when it is read again. */
function roundTrip(report: unknown): void {
  const text = JSON.stringify(report);
  assert.equal(JSON.stringify(JSON.parse(text)), text);
}

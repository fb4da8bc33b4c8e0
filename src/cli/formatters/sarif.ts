import { createHash } from 'node:crypto';
import { allRules, type Finding, projectFile, type Range } from '../../core/index.ts';
import { formatJson } from './json.ts';
import type { JudgedCase, Judgement } from './judgement.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
const start = { line: 1, column: 1 };

/** One result: a finding, or a criterion that is open without one. */
interface Result extends Pick<Finding, 'rule' | 'severity' | 'file' | 'range' | 'message'> {
  finding?: Finding;
  criterion?: JudgedCase;
}

/** A judgement as SARIF 2.1.0, for code scanning. What passes is not in it. */
export function formatSarif({ what, version, cases, prefix, editsOf }: Judgement): string {
  const results = cases.flatMap((one) => resultsOf(one, what === 'check'));
  const rules = [...new Set(results.map(({ rule }) => rule))].sort();
  return formatJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gtm',
            fullName: 'Marketing as Code',
            semanticVersion: version,
            rules: rules.map((id) => descriptor(id, results)),
          },
        },
        automationDetails: { id: `gtm/${what}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the repository.' } } },
        results: results.map((result) => ({
          ...sarifResult(result, rules.indexOf(result.rule), prefix),
          ...fixesOf(result.finding, editsOf, prefix),
        })),
      },
    ],
  });
}

/** In a check the severity says how bad a finding is; a gate is closed by each, however mild. */
function resultsOf(one: JudgedCase, isCheck: boolean): Result[] {
  if (isCheck) return one.findings.map((finding) => ({ ...finding, finding }));
  if (one.verdict !== 'fail') return [];
  if (one.findings.length > 0)
    return one.findings.map((finding) => ({ ...finding, severity: 'error', finding, criterion: one }));
  const message = `${one.title}: ${one.status}.${one.note === '' ? '' : ` ${one.note}`}`;
  const range = { start, end: start };
  return [{ rule: one.rule ?? 'criterion', severity: 'error', file: projectFile, range, message, criterion: one }];
}

function descriptor(id: string, results: readonly Result[]) {
  const rule = allRules.find((candidate) => candidate.id === id);
  const docs = results.find((result) => result.rule === id && result.finding)?.finding?.docs;
  return {
    id,
    shortDescription: { text: rule?.title ?? 'A criterion of a quality gate' },
    fullDescription: { text: rule?.description ?? 'A criterion that no rule judges yet keeps its gate closed.' },
    ...(docs ? { helpUri: docs } : {}),
    ...(rule ? { defaultConfiguration: { level: levels[rule.severity] } } : {}),
  };
}

function sarifResult(
  { rule, severity, file, range, message, finding, criterion }: Result,
  index: number,
  prefix: string,
) {
  const print = [rule, file, finding?.path ?? '', message, criterion?.id ?? ''].join('\0');
  return {
    ruleId: rule,
    ruleIndex: index,
    level: levels[severity],
    message: { text: message },
    locations: [location(file, range, prefix)],
    ...(finding?.related?.length
      ? {
          relatedLocations: finding.related.map((place, id) => ({
            id: id + 1,
            ...location(place.file, place.range, prefix),
            message: { text: place.message },
          })),
        }
      : {}),
    // The line is left out, so that a finding that moves stays the same one.
    partialFingerprints: { 'gtm/v1': createHash('sha256').update(print).digest('hex') },
    ...(criterion ? { properties: { gate: criterion.suite, criterion: criterion.id, status: criterion.status } } : {}),
  };
}

/** The fix of a finding with the edits that make it, by file. */
function fixesOf(finding: Finding | undefined, editsOf: Judgement['editsOf'], prefix: string) {
  const edits = finding && editsOf(finding);
  if (!finding?.fix || !edits) return {};
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    fixes: [
      {
        description: { text: finding.fix.title },
        artifactChanges: files.map((file) => ({
          artifactLocation: artifact(file, prefix),
          replacements: edits
            .filter((edit) => edit.file === file)
            .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
        })),
      },
    ],
  };
}

function location(file: string, range: Range, prefix: string) {
  return { physicalLocation: { artifactLocation: artifact(file, prefix), region: region(range) } };
}

function region({ start: first, end }: Range) {
  return { startLine: first.line, startColumn: first.column, endLine: end.line, endColumn: end.column };
}

function artifact(file: string, prefix: string) {
  // Half a character has no place in an address.
  const name = `${prefix}${file}`.replace(/\p{Surrogate}/gu, '\uFFFD');
  const uri = name.split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

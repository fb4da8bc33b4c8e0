import type { JudgedCase, Judgement } from './judgement.ts';

/** A judgement as JUnit XML: a gate is a suite and a criterion a test; in a check, each document is a test. */
export function formatJunit({ what, cases }: Judgement): string {
  const suites = [...new Set(cases.map(({ suite }) => suite))].map((name) => {
    const own = cases.filter(({ suite }) => suite === name);
    return [`  <testsuite${attributes({ name, ...counts(own) })}>`, ...own.flatMap(testcase), '  </testsuite>'];
  });
  const head = `<testsuites${attributes({ name: `gtm ${what}`, ...counts(cases) })}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites.flat(), '</testsuites>', ''].join('\n');
}

function counts(cases: readonly JudgedCase[]) {
  const count = (verdict: JudgedCase['verdict']) => cases.filter((one) => one.verdict === verdict).length;
  return { tests: cases.length, failures: count('fail'), errors: 0, skipped: count('skipped'), time: 0 };
}

function testcase(one: JudgedCase): string[] {
  const { suite, title, id, verdict, status } = one;
  const head = `    <testcase${attributes({ name: title, classname: id === title ? suite : id, time: 0 })}`;
  const text = textOf(one);
  const first = text.split('\n')[0] || status;
  if (verdict === 'fail')
    return [
      `${head}>`,
      `      <failure${attributes({ message: first, type: status })}>${escapeXml(text)}</failure>`,
      '    </testcase>',
    ];
  if (verdict === 'skipped')
    return [`${head}>`, `      <skipped${attributes({ message: `${status}: ${first}` })}/>`, '    </testcase>'];
  if (text === '') return [`${head}/>`];
  return [`${head}>`, `      <system-out>${escapeXml(text)}</system-out>`, '    </testcase>'];
}

/** Everything there is to say about a case, a line each. */
function textOf({ findings, note }: JudgedCase): string {
  const lines = findings.map(
    ({ file, range, severity, message, rule }) =>
      `${file}:${range.start.line}:${range.start.column} ${severity} ${message} (${rule})`,
  );
  return [...lines, ...(note === '' ? [] : [note])].join('\n');
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text inside XML. Characters that XML cannot hold at all, such as a lone surrogate, become the replacement character. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

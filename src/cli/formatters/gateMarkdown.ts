import {
  type CriterionResult,
  type GateResult,
  type GateSelection,
  type PlaybookResult,
  progressOf,
} from '../../core/index.ts';
import { findingsMarkdown } from './findingsMarkdown.ts';
import { gatesMermaid } from './gatesMermaid.ts';
import { markdownCode, markdownSentence, markdownTable, markdownText } from './markdownText.ts';
import { counted } from './style.ts';

/** Gates with findings that are written out; the table has all. */
const shown = 12;

/**
 * The scorecard of a playbook's gates as Markdown: a sentence, a picture, a table, and what to mend.
 * @param title of the project
 * @param ordered true when each phase begins after the one before
 */
export function formatGateMarkdown(
  title: string,
  result: PlaybookResult,
  { gates }: GateSelection,
  ordered: boolean,
): string {
  const passed = gates.filter(({ status }) => status === 'pass').length;
  const name = title || result.title;
  return [
    `## ${markdownText(name)}: ${passed} of ${counted(gates.length, 'gate')} ${gates.length === 1 ? 'passes' : 'pass'}`,
    '',
    '```mermaid',
    gatesMermaid(result, gates, ordered).trimEnd(),
    '```',
    '',
    markdownTable(
      ['Gate', 'State', 'Criteria met'],
      gates.map((gate) => [`${markdownText(gate.title)} ${markdownCode(gate.id)}`, bold(gate), progressOf(gate)]),
    ),
    ...toMend(gates),
    '',
  ].join('\n');
}

function toMend(gates: readonly GateResult[]): string[] {
  const open = gates.filter(({ status }) => status === 'fail' || status === 'stale');
  if (open.length === 0) return [];
  const more = open.length - shown;
  return [
    '',
    '### What to mend',
    ...open
      .slice(0, shown)
      .flatMap((gate) => [
        '',
        `**${markdownText(gate.title)}** ${markdownCode(gate.id)}`,
        '',
        ...gate.criteria.filter(({ status }) => status === 'fail' || status === 'stale').flatMap(criterionLines),
      ]),
    ...(more > 0 ? ['', `${counted(more, 'more gate')} to mend.`] : []),
  ];
}

function criterionLines({ title, status, note, findings }: CriterionResult): string[] {
  const why = note === '' ? '' : ` ${markdownSentence(note)}`;
  return [`- ${markdownText(title)}: ${status}.${why}`, ...findingsMarkdown(findings, '  ')];
}

function bold({ status }: GateResult): string {
  return status === 'pass' ? status : `**${status}**`;
}

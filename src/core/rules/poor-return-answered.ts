import { foldHeading } from '../documents/markdown.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, isNamedIn, perReport, reportOption, rowsIn, unreadReport } from './support/prose.ts';
import { returnsIn } from './support/returns.ts';

export const poorReturnAnswered = defineRule({
  id: 'poor-return-answered',
  title: 'Where the return is poor, the report says what follows',
  description:
    'Where channels bring back less than is asked for, the recommendations of the report name each of them; where none reaches it, they ask for new research or a new strategy.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: reportOption,
    minimum: {
      title: 'Minimum',
      description: 'Value over spend that a channel has to reach; 1 gives back what was spent.',
      type: 'number',
      default: 1,
    },
    section: {
      title: 'Section',
      description: 'Section with the table of recommendations.',
      type: 'string',
      default: 'Recommendations',
    },
    aliases: aliasesOption,
  },
  messages: {
    ...unreadReport,
    'no-table':
      'The report has no table of channels with Spend, Value and Return, so nobody can see which pay. Add one.',
    unanswered:
      '{name} brings back {return} of what it cost, less than {minimum}, but no recommendation names it. Say what becomes of its budget.',
    restart:
      'No channel brings back {minimum} times what it cost, so moving budget does not help. Recommend new research on the audience, or a new strategy.',
    fine: 'Every channel brings back at least {minimum} times what it cost',
    answered: 'The recommendations answer the poor return of {names}',
  },
  *check(_document, { project, options }) {
    yield* perReport(project, options.prose, (text) => checkText(text, project, options));
  },
});

function* checkText(
  text: PlanDocument,
  project: ProjectView,
  options: Readonly<Record<string, unknown>>,
): Generator<Report> {
  const minimum = Number(options.minimum);
  const title = String(options.section);
  const rows = returnsIn(text, project).flatMap((table) => table.rows);
  const place = { file: text.file, section: title };
  if (rows.length === 0) {
    yield { message: 'no-table', file: text.file, path: '' };
    return;
  }
  const poor = rows.filter(({ value, spend }) => value / spend < minimum);
  const advice = (rowsIn(text, title, options.aliases) ?? []).map(({ span }) =>
    foldHeading(text.text.slice(span[0], span[1])),
  );
  if (poor.length === 0) {
    yield { evidence: 'fine', args: { minimum }, file: text.file, span: rows[0]?.line.span ?? [0, 0] };
    return;
  }
  if (poor.length === rows.length) {
    if (advice.some((row) => /\b(?:research|strategy|audience|positioning|personas?)\b/.test(row)))
      yield { evidence: 'answered', args: { names: 'all channels' }, ...place };
    else yield { message: 'restart', args: { minimum }, ...place };
    return;
  }
  const silent = poor.filter(({ line }) => !advice.some((row) => isNamedIn(row, [line.name, line.channel])));
  for (const { line, value, spend } of silent) {
    const args = { name: line.name, return: (value / spend).toFixed(2), minimum };
    yield { message: 'unanswered', args, file: text.file, span: line.span };
  }
  if (silent.length === 0)
    yield { evidence: 'answered', args: { names: list(poor.map(({ line }) => line.name)) }, ...place };
}

import { foldHeading } from '../documents/markdown.ts';
import { findSection } from '../documents/sections.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { type Measure, measuresOf } from './support/extremes.ts';
import { aliasesOption, perReport, reportOption, unreadReport } from './support/prose.ts';

export const extremesNamed = defineRule({
  id: 'extremes-named',
  title: 'The best and the worst are named, and the figures agree',
  description:
    'A section of each report names the best and the worst channel or campaign, and the best and the worst piece of content; the figures of its period put the one first and the other last, by a KPI that decides, by cost for each, or by the return of the report.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: reportOption,
    section: { title: 'Section', description: 'Section that names them.', type: 'string', default: 'Best and worst' },
    aliases: aliasesOption,
    of: {
      title: 'Of',
      description:
        'What is compared. Channels and campaigns are compared together, so that one of either is named; pieces of content are named beside them.',
      type: 'array',
      items: { type: 'string', enum: ['channels', 'campaigns', 'content'] },
      default: ['channels', 'campaigns'],
    },
  },
  messages: {
    ...unreadReport,
    'no-section':
      'The report has no section “{section}”. Add one that names the best and the worst, with their figures.',
    'no-figures':
      'No actual figures compare two {of} of the period, so nobody can say which is best. Add their values.',
    unnamed: 'The {which} of the {of} is not named here. By the figures it is {names}.',
    differs: '{name} is named as the {which}, but no KPI puts it there: {names}. Correct the name, or the figures.',
    agrees: '{name} is the {which} by {measure}',
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
  const title = String(options.section);
  const section = findSection(text, { title, aliases: options.aliases as string[] });
  if (!section) {
    yield { message: 'no-section', args: { section: title }, file: text.file, path: '' };
    return;
  }
  const of = options.of as string[];
  const groups = [of.filter((one) => one !== 'content'), of.filter((one) => one === 'content')];
  for (const group of groups.filter((one) => one.length > 0))
    yield* checkGroup(section.text, measuresOf(project, text, group), group, { file: text.file, section: title });
}

function* checkGroup(
  section: string,
  measures: readonly Measure[],
  of: readonly string[],
  place: { file: string; section: string },
): Generator<Report> {
  const what = list(
    of.map((one) => (one === 'content' ? 'pieces of content' : one)),
    'or',
  );
  if (measures.length === 0) {
    yield { message: 'no-figures', args: { of: what }, ...place };
    return;
  }
  for (const which of ['best', 'worst'] as const) {
    const named = linesAbout(section, which).flatMap((line) => nameIn(line, measures) ?? [])[0];
    const right = measures.filter((measure) => measure[which].id === named?.id);
    const names = list(
      [...new Set(measures.map((measure) => `${measure[which].name} by ${measure.name}`))].slice(0, 4),
      'or',
    );
    if (!named) yield { message: 'unnamed', args: { which, of: what, names }, ...place };
    else if (right.length === 0) yield { message: 'differs', args: { name: named.name, which, names }, ...place };
    else yield { evidence: 'agrees', args: { name: named.name, which, measure: right[0]?.name ?? '' }, ...place };
  }
}

const marks = { best: /\b(?:best|top|most|winner)\b/i, worst: /\b(?:worst|bottom|least|weakest|loser)\b/i };

/** The lines or items of the section that speak of the best, or of the worst. */
function linesAbout(text: string, which: 'best' | 'worst'): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const other = which === 'best' ? 'worst' : 'best';
  return lines.filter((line) => marks[which].test(head(line)) && !marks[other].test(head(line)));
}

/** The beginning of a line, where its subject stands. */
function head(line: string): string {
  return line.replace(/[*_|]/g, ' ').trim().split(/\s+/).slice(0, 6).join(' ');
}

/** What a line names first. */
function nameIn(line: string, measures: readonly Measure[]): { id: string; name: string } | undefined {
  const folded = ` ${foldHeading(line)} `;
  const found = measures[0]?.all
    .flatMap(({ id, name }) => {
      const places = [name, id].map((word) => folded.indexOf(` ${foldHeading(word)} `)).filter((at) => at >= 0);
      return places.length === 0 ? [] : [{ id, name, at: Math.min(...places) }];
    })
    .sort((a, b) => a.at - b.at);
  return found?.[0];
}

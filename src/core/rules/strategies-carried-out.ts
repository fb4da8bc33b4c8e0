import { parseDay } from '../documents/dates.ts';
import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, isNamedIn, type Row, rowsIn } from './support/prose.ts';

export const strategiesCarriedOut = defineRule({
  id: 'strategies-carried-out',
  title: 'Every strategy is carried by a campaign, a workflow or an experiment',
  description:
    'Each row of the log names a campaign, a workflow or an experiment that exists and an owner, and one that has not started says why. Growth loops and hypotheses under test each have a row.',
  kinds: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: { title: 'Prose', description: 'Path of the log.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Strategies' },
    aliases: aliasesOption,
  },
  messages: {
    unread: 'The log should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'no-rows': 'The section “{section}” lists nothing that has been put to work. Add a row for each strategy.',
    nobody: 'Nothing carries out “{strategy}”. Name the campaign, the workflow or the experiment that does.',
    unknown:
      '“{name}” is no campaign, workflow or experiment of the project. Name one by its id or its title, or write the document first.',
    owner: 'Nobody owns “{strategy}”. Name who sees to it.',
    'not-started':
      '“{strategy}” has no day on which it started and no reason why it has not. Write the day, or the reason in the column State.',
    absent: '{what} “{title}” is in the strategy, but the log does not say who carries it out. Add a row.',
    carried: '{count|strategy|strategies}, each carried by a document of the project',
  },
  *check(document, { project, options }) {
    const path = String(options.prose);
    const section = String(options.section);
    const prose = project.document(path);
    const rows = prose && rowsIn(prose, section, options.aliases);
    if (!prose) {
      yield { message: 'unread', args: { path }, path: '' };
      return;
    }
    if (!rows || rows.length === 0) {
      yield { message: 'no-rows', args: { section }, file: path, section };
      return;
    }
    const carriers = carriersOf(project);
    const reports = [...rows.flatMap((row) => [...checkRow(row, carriers, path)]), ...absentFrom(rows, document.facts)];
    yield* reports;
    if (reports.length === 0) yield { evidence: 'carried', args: { count: rows.length }, file: path, section };
  },
});

function carriersOf(project: ProjectView): string[] {
  return ['campaign', 'workflow', 'experiment'].flatMap((scope) =>
    project.definitionsIn(scope).flatMap(({ id, title }) => [id, title ?? '']),
  );
}

function* checkRow({ cell, span }: Row, carriers: readonly string[], file: string): Generator<Report> {
  const strategy = cell('Strategy', 'What').trim();
  const name = cell('Carried out by', 'Carrier', 'By').trim();
  const place = { file, span };
  if (!hasContent(name)) yield { message: 'nobody', args: { strategy }, ...place };
  else if (!isNamedIn(name, carriers)) yield { message: 'unknown', args: { name }, ...place };
  if (!hasContent(cell('Owner', 'Who'))) yield { message: 'owner', args: { strategy }, ...place };
  const hasStarted = parseDay(/\d{4}-\d{2}-\d{2}/.exec(cell('Started', 'Since'))?.[0]) !== undefined;
  // "Not started" alone is a state; what follows it is the reason.
  const reason = foldHeading(cell('State', 'Reason')).replace(/^(?:not (?:yet )?started|planned|open|waiting)\s*/, '');
  if (!hasStarted && reason.split(' ').filter(Boolean).length < 3)
    yield { message: 'not-started', args: { strategy }, ...place };
}

function* absentFrom(rows: readonly Row[], facts: Facts<'strategy'>): Generator<Report> {
  const listed = rows.map(({ cell }) => cell('Strategy', 'What'));
  const wanted = [
    ...[...itemsOf(facts.growth_loops)].map(([loop, index]) => ({
      ...loop,
      what: 'The growth loop',
      path: `/growth_loops/${index}`,
    })),
    ...[...itemsOf(facts.hypotheses)]
      .filter(([{ status }]) => status === 'testing')
      .map(([one, index]) => ({ ...one, what: 'The hypothesis', path: `/hypotheses/${index}` })),
  ];
  for (const { id = '', title = id, what, path } of wanted)
    if (!listed.some((cell) => isNamedIn(cell, [id, title]))) yield { message: 'absent', args: { what, title }, path };
}

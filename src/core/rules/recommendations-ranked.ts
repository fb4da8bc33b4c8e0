import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, perReport, reportOption, rowsIn } from './support/prose.ts';

export const recommendationsRanked = defineRule({
  id: 'recommendations-ranked',
  title: 'Recommendations are ranked, and each rests on evidence',
  description:
    'Each row of the table has a rank of its own, and its evidence names a file of the project, a KPI, an experiment, a campaign or a channel.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: reportOption,
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Recommendations' },
    aliases: aliasesOption,
    minimum: {
      title: 'Minimum',
      description: 'How many recommendations there have to be.',
      type: 'integer',
      default: 1,
    },
  },
  messages: {
    unread:
      'The recommendations should stand in {path}, but that file is not read. Put it in one of the content folders.',
    few: 'The table has {count|recommendation|recommendations}, but {minimum} are needed. Add the missing ones.',
    rank: 'This row has no rank. Write a number, with 1 for what comes first.',
    twice: 'Two rows have rank {rank}, so nobody knows which comes first. Give each a rank of its own.',
    order: 'Rank {rank} stands behind rank {other}. Put the rows in order.',
    evidence: 'This recommendation rests on nothing. Name what supports it.',
    source:
      '“{evidence}” names no file, KPI, experiment, campaign or channel of the project. Name one, by its id or its title.',
    ranked: '{count|recommendation|recommendations}, ranked and with evidence',
  },
  *check(_document, { project, options }) {
    const names = namesOf(project);
    yield* perReport(project, options.prose, (text) => checkTable(text, options, names, project));
  },
});

function* checkTable(
  prose: PlanDocument,
  options: Readonly<Record<string, unknown>>,
  names: readonly string[],
  project: ProjectView,
): Generator<Report> {
  const { file } = prose;
  const section = String(options.section);
  const minimum = Number(options.minimum);
  const rows = rowsIn(prose, section, options.aliases) ?? [];
  const place = { file, section };
  if (rows.length < minimum) yield { message: 'few', args: { count: rows.length, minimum }, ...place };
  const seen = new Set<number>();
  let last = 0;
  let sound = rows.length >= minimum;
  for (const { cell, span } of rows) {
    const rank = Number(/^\D*(\d+)/.exec(cell('Rank', 'No', 'Priority', '#'))?.[1] ?? Number.NaN);
    const evidence = cell('Evidence', 'Proof', 'Source');
    const problem = Number.isNaN(rank) ? 'rank' : seen.has(rank) ? 'twice' : rank < last ? 'order' : undefined;
    if (problem) yield { message: problem, args: { rank, other: last }, file, span };
    const known =
      hasContent(evidence) &&
      (namesPath(evidence, project) || names.some((name) => ` ${foldHeading(evidence)} `.includes(` ${name} `)));
    if (!hasContent(evidence)) yield { message: 'evidence', file, span };
    else if (!known) yield { message: 'source', args: { evidence }, file, span };
    sound &&= !problem && known;
    seen.add(rank);
    last = Math.max(last, Number.isNaN(rank) ? 0 : rank);
  }
  if (sound) yield { evidence: 'ranked', args: { count: rows.length }, ...place };
}

/** Ids and titles of all that evidence may name, as headings are compared. */
function namesOf(project: ProjectView): string[] {
  const scopes = ['kpi', 'experiment', 'campaign', 'channel', 'learning', 'actuals'];
  const all = scopes.flatMap((scope) => project.definitionsIn(scope).flatMap(({ id, title }) => [id, title ?? '']));
  return all.map(foldHeading).filter((name) => name !== '');
}

function namesPath(evidence: string, project: ProjectView): boolean {
  return [...evidence.matchAll(/[\w./-]+\.(?:md|ya?ml|csv)\b/g)].some(([path]) =>
    project.hasPath(path.replace(/^\.\//, '')),
  );
}

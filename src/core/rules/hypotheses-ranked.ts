import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import {
  type Hypothesis,
  isOpen,
  judgements,
  hypothesisName as nameOf,
  hypothesisScore as scoreOf,
} from './support/hypotheses.ts';
import { fewOf, missingParts } from './support/missing.ts';
import { aliasesOption, isNamedIn, type Row, rowsIn } from './support/prose.ts';

export const hypothesesRanked = defineRule({
  id: 'hypotheses-ranked',
  title: 'Experiments are ranked by a score that is calculated',
  description:
    'Each hypothesis that is still open has impact, confidence and ease from 1 to 5; the list has a row for each, with the score that follows from them (impact × confidence × ease), and the highest score stands first.',
  kinds: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: { title: 'Prose', description: 'Path of the ranking.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Ranking' },
    aliases: aliasesOption,
  },
  messages: {
    unread: 'The ranking should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'no-open': 'No hypothesis is open, so there is nothing to test next. Add one under `hypotheses`.',
    unjudged: 'The hypothesis “{title}” cannot be ranked. Judge its {list} from 1 to 5.',
    'no-table': 'The section “{section}” has no table. Add one with a row for each open hypothesis.',
    absent: 'The ranking leaves out “{title}”. Add a row with its score of {score}.',
    score: '“{title}” has a score of {score} ({sum}), but this row says {stated}. Correct one of them.',
    'the-hypothesis': 'The judgements of “{title}”',
    order: '“{title}” scores {score} and stands behind “{other}” with {otherScore}. Put the highest score first.',
    ranked: '{count|hypothesis|hypotheses} in the order of the scores',
  },
  *check(document, { project, options }) {
    const path = String(options.prose);
    const section = String(options.section);
    const prose = project.document(path);
    const open = [...itemsOf(document.facts.hypotheses)].filter(([one]) => isOpen(one));
    if (open.length === 0) yield { message: 'no-open', path: '/hypotheses', at: 'key' };
    const judged = open.filter(([one]) => missingParts(one, judgements).length === 0);
    for (const [one, index] of open) {
      const missing = missingParts(one, judgements);
      const args = { title: nameOf(one), list: fewOf(missing) };
      if (missing.length > 0) yield { message: 'unjudged', args, path: `/hypotheses/${index}` };
    }
    if (!prose) {
      yield { message: 'unread', args: { path }, path: '/hypotheses', at: 'key' };
      return;
    }
    const rows = rowsIn(prose, section, options.aliases);
    if (!rows) {
      yield { message: 'no-table', args: { section }, file: path, section };
      return;
    }
    const reports = [...compare(judged, rows, document, { file: path, section })];
    yield* reports;
    if (reports.length === 0 && judged.length === open.length && open.length > 0)
      yield { evidence: 'ranked', args: { count: open.length }, file: path, section };
  },
});

function* compare(
  judged: readonly [Hypothesis, number][],
  rows: readonly Row[],
  { file }: PlanDocument,
  place: { file: string; section: string },
): Generator<Report> {
  const placed = judged.map(([hypothesis, index]) => ({
    hypothesis,
    index,
    score: scoreOf(hypothesis),
    row: rows.findIndex((row) => isAbout(row, hypothesis)),
  }));
  for (const { hypothesis, index, score, row } of placed) {
    const args = { title: nameOf(hypothesis), score };
    if (row < 0) yield { message: 'absent', args, ...place };
    else {
      const { cell, span } = rows[row] as Row;
      const stated = cell('Score', 'ICE').trim();
      if (Number(stated) === score && stated !== '') continue;
      const { impact, confidence, ease } = hypothesis;
      const sum = `${impact} × ${confidence} × ${ease}`;
      const related = [{ file, path: `/hypotheses/${index}`, message: 'the-hypothesis', args }];
      yield { message: 'score', args: { ...args, sum, stated: stated || 'none' }, file: place.file, span, related };
    }
  }
  const listed = placed.filter(({ row }) => row >= 0).sort((a, b) => a.row - b.row);
  for (const [number, { hypothesis, score, row }] of listed.entries()) {
    const before = listed[number - 1];
    if (!before || before.score >= score) continue;
    const args = { title: nameOf(hypothesis), score, other: nameOf(before.hypothesis), otherScore: before.score };
    yield { message: 'order', args, file: place.file, span: (rows[row] as Row).span };
  }
}

function isAbout(row: Row, { id, title }: Hypothesis): boolean {
  return isNamedIn(row.cell('Hypothesis', 'Experiment', 'Idea'), [id, title]);
}

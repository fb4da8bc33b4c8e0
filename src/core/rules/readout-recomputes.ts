import { foldHeading } from '../documents/markdown.ts';
import { experimentIn, readOutIn } from '../experiments/document/inProject.ts';
import type { Estimate } from '../experiments/readout/judge.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { isFor } from './support/perOf.ts';
import { proseAt, type Row, rowsIn } from './support/prose.ts';
import { countOf } from './support/quantities.ts';
import { agreesAsWritten, statedNumber } from './support/stated.ts';

/** A number that a read-out states, and the one that the results give. */
interface Figure {
  what: string;
  stated: string;
  value: number;
  computed: number;
}

export const readoutRecomputes = defineRule({
  id: 'readout-recomputes',
  title: 'A read-out shows what the calculation gives',
  description:
    'People, values, effects, intervals and p-values in the read-out of an experiment equal those that follow from its results when they are calculated again, to the digits that are written.',
  kinds: ['experiment'],
  severity: 'warning',
  gateOnly: true,
  options: {
    folder: { title: 'Folder', description: 'Folder of the read-outs.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Result' },
  },
  messages: {
    unread: '{experiment} is decided, but no read-out in {folder} is about it. Write one, with `experiment: {id}`.',
    'no-table':
      'The section “{section}” has no table of the variants. Add one with Variant, People, Value, Effect and Interval.',
    absent: 'The read-out says nothing about {variants}. Add a row for each variant.',
    differs: '{what} is {computed} by the results, and not {stated}. Correct it, or the results.',
    'the-results': 'The results',
    agrees: '{count|figure|figures} of {experiment} follow from its results',
  },
  *check(document, { project, options }) {
    const { facts, id, title: experiment } = document;
    if (facts.decision === undefined || facts.status === 'cancelled') return;
    const folder = String(options.folder);
    const readout = proseAt(project, folder).find((file) => isFor(file, 'experiment', { id, title: experiment }));
    if (!readout) {
      yield { message: 'unread', args: { experiment, folder, id }, path: '/decision', at: 'key' };
      return;
    }
    const section = String(options.section);
    const rows = rowsIn(readout, section, ['Effect']);
    const place = { file: readout.file, section };
    if (!rows) {
      yield { message: 'no-table', args: { section }, ...place };
      return;
    }
    const { estimates } = readOutIn(experimentIn(project, document));
    const variants = [...itemsOf(facts.variants)].map(([variant]) => variant);
    const absent = variants.filter((variant) => !rowOf(variant, rows)).map(({ id: name = '', title = name }) => title);
    if (absent.length > 0) yield { message: 'absent', args: { variants: list(absent) }, ...place };
    const related = [{ file: document.file, path: '/results', message: 'the-results' }];
    let right = 0;
    for (const variant of variants) {
      const row = rowOf(variant, rows);
      if (!row) continue;
      const estimate = estimates.find((one) => one.variant === variant.id);
      for (const { what, stated, value, computed } of figuresIn(row, variant, document, estimate)) {
        const args = { what: `${what} of ${variant.title ?? variant.id}`, stated, computed: rounded(computed, stated) };
        if (agreesAsWritten(stated, value, computed)) right++;
        else yield { message: 'differs', args, file: readout.file, span: row.span, related };
      }
    }
    const wrong = [...wrongChances(readout, estimates)];
    yield* wrong.map((report) => ({ ...report, related }));
    if (right > 0 && absent.length === 0) yield { evidence: 'agrees', args: { count: right, experiment }, ...place };
  },
});

function rowOf(
  { id = '', title = id }: { id?: string | undefined; title?: string | undefined },
  rows: readonly Row[],
): Row | undefined {
  const names = [id, title].map(foldHeading);
  return rows.find(({ cell }) => names.includes(foldHeading(cell('Variant'))));
}

function* figuresIn(
  { cell }: Row,
  { id }: { id?: string | undefined },
  { facts }: PlanDocument<'experiment'>,
  estimate: Estimate | undefined,
): Generator<Figure> {
  const [result] = [...itemsOf(facts.results?.variants)].find(([one]) => one.variant === id) ?? [];
  const users = countOf(result?.users);
  const conversions = countOf(result?.conversions);
  const isRate = facts.metric_type !== 'mean' && conversions !== undefined;
  const scale = isRate ? 100 : 1;
  const read = function* (
    what: string,
    stated: string,
    computed: readonly (number | null | undefined)[],
  ): Generator<Figure> {
    const values = [...stated.matchAll(/[-−–]?\s?\d[\d,]*(?:\.\d+)?/g)].map(([text]) => text);
    for (const [index, value] of computed.entries()) {
      const text = values[index];
      if (text !== undefined && typeof value === 'number')
        yield { what, stated: text.trim(), value: statedNumber(text), computed: value };
    }
  };
  yield* read('The number of people', cell('People', 'Users'), [users]);
  const value = isRate && users ? (conversions / users) * scale : countOf(result?.mean);
  yield* read('The value', cell('Value', 'Rate'), [value]);
  if (!estimate) return;
  const effect = cell('Effect', 'Difference');
  const isLift = isRate && /%/.test(effect);
  yield* read('The effect', effect, [
    isLift ? estimate.lift && estimate.lift.estimate * 100 : estimate.difference * scale,
  ]);
  yield* read('The interval', cell('Interval').replace(/(\d)\s*[–-]\s*(\d)/, '$1 to $2'), [
    estimate.interval[0] * scale,
    estimate.interval[1] * scale,
  ]);
}

/** A p-value in the text that no comparison gives. With several treatments any of them may be meant. */
function* wrongChances(
  readout: PlanDocument,
  estimates: readonly Estimate[],
): Generator<Extract<Report, { message: string }>> {
  const known = estimates.flatMap(({ p, adjustedP }) => [p, adjustedP]).filter((value) => value !== null);
  if (known.length === 0) return;
  for (const match of readout.text.matchAll(/\bp\s*([=<])\s*(0?\.\d+)/g)) {
    const [written, sign, stated = ''] = match;
    const value = Number(stated);
    if (known.some((p) => (sign === '<' ? p < value : agreesAsWritten(stated, value, p)))) continue;
    const args = {
      what: 'The p-value',
      stated: `${sign === '<' ? 'below ' : ''}${stated}`,
      computed: rounded(known[0] ?? 0, '0.0001'),
    };
    yield { message: 'differs', args, file: readout.file, span: [match.index, match.index + written.length] };
  }
}

/** A computed number with as many digits as the stated one. */
function rounded(value: number, like: string): string {
  return value.toFixed(/\.(\d+)/.exec(like)?.[1]?.length ?? 0);
}

import { attributionFromData } from '../attribution/ofData.ts';
import { isRefusal } from '../calculators/calculator.ts';
import { formatMoney, formatRate, minorUnitDigits } from '../documents/quantity.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { creditSentences } from './support/creditSentences.ts';
import { aliasesOption, proseAt } from './support/prose.ts';
import { minorOf } from './support/quantities.ts';
import { type ChannelLine, channelTables } from './support/reportTables.ts';
import { returnsIn, spendOfPeriod } from './support/returns.ts';
import { agreesAsWritten, statedNumber } from './support/stated.ts';

export const reportRecomputes = defineRule({
  id: 'report-recomputes',
  title: 'The figures of a report are those that follow from the data',
  description:
    'Returns in the tables of a report follow from spend and value, for each channel and in all, and the spend is that of the actual figures; credit by channel, in tables and in sentences such as “credits email with 26.1%”, is what the attribution model gives for the same contacts. Of a folder the latest report is compared, since contacts grow.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  options: {
    calculation: {
      title: 'Calculation',
      description: 'What is computed again.',
      type: 'string',
      enum: ['roi', 'attribution'],
      default: 'roi',
    },
    prose: {
      title: 'Prose',
      description: 'Paths of the reports; a folder stands for every Markdown file in it.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
    section: {
      title: 'Section',
      description: 'Section whose sentences on credit are compared, beside the tables.',
      type: 'string',
      default: 'Attribution',
    },
    aliases: aliasesOption,
  },
  messages: {
    unread: 'There is no report in {paths}. Write one, in one of the content folders.',
    'no-credit':
      'This report says nowhere what share of the results each channel is credited with. Add a table with Channel and Share, or a sentence such as “the model credits email with 26.1%”.',
    'no-table': 'No report has a table of channels with {columns}. Add one, with a row for each channel.',
    return: 'The return of {name} is {stated} here, but {value} over {spend} is {computed}. Correct it.',
    sum: 'The {what} of all channels is {stated} here, but the rows add up to {computed}. Correct it.',
    spend:
      'The spend of {name} is {stated} here, but {computed} in the actual figures of {period}. Correct one of them.',
    credit:
      'The {what} of {name} is {stated} here, but the {model} model gives {computed} for the same contacts. Correct it.',
    absent: '{names} cost money in this cycle, but no row says what was credited. Add a row, if only with 0.',
    'no-data':
      'The attribution cannot be computed again: {file} names no data that is read here. Name a table under `source`; one over the size limit of the project can be sampled.',
    'no-model': 'There is no attribution document to compute the credit again. Write one: `gtm new attribution main`.',
    'returns-agree': '{count|return follows|returns follow} from spend and value',
    'credit-agrees': '{count|share is|shares are} what the {model} model gives',
  },
  *check(_document, { project, options }) {
    const paths = (options.prose as string[]) ?? [];
    const found = paths.map((path) => proseAt(project, path));
    const absent = paths.filter((_path, index) => found[index]?.length === 0);
    if (absent.length > 0) yield { message: 'unread', args: { paths: list(absent) }, path: '' };
    // The contacts grow from month to month, so only the latest report of a folder can agree with all of them.
    if (options.calculation === 'attribution')
      yield* checkCredit(
        project,
        found.flatMap((texts) => texts.slice(-1)),
        { title: String(options.section), aliases: options.aliases as string[] },
      );
    else yield* checkReturns(project, found.flat());
  },
});

function* checkReturns(project: ProjectView, texts: readonly PlanDocument[]): Generator<Report> {
  const { currency } = project;
  const money = (minor: number) => formatMoney(Math.round(minor), currency);
  const unit = 10 ** minorUnitDigits(currency);
  let tables = 0;
  for (const text of texts) {
    for (const { rows, sum } of returnsIn(text, project)) {
      tables++;
      let right = 0;
      const actual = spendOfPeriod(project, text.file);
      for (const row of sum ? [...rows, sum] : rows) {
        const { line, spend, value, stated, forms } = row;
        const args = { name: line.channel === 'all' ? 'all channels' : line.name, stated };
        const found = forms.some((form) => agreesAsWritten(stated, form.stated, form.computed, form.unit));
        if (found) right++;
        else if (forms[0])
          yield {
            message: 'return',
            args: {
              ...args,
              value: money(value),
              spend: money(spend),
              computed: forms.map(({ text: one }) => one).join(' or '),
            },
            file: text.file,
            span: line.span,
          };
        const known = actual?.spend.get(line.channel);
        if (known === undefined || agreesAsWritten(row.spendText, spend, known, unit)) continue;
        const period = actual?.period ?? '';
        yield {
          message: 'spend',
          args: { name: line.name, stated: row.spendText, computed: money(known), period },
          file: text.file,
          span: line.span,
        };
      }
      if (sum) yield* checkSums(text.file, rows, sum, unit, money);
      if (right === rows.length + (sum ? 1 : 0))
        yield {
          evidence: 'returns-agree',
          args: { count: right },
          file: text.file,
          span: rows[0]?.line.span ?? [0, 0],
        };
    }
  }
  const first = texts[0];
  if (tables === 0 && first)
    yield { message: 'no-table', args: { columns: 'Spend, Value and Return' }, file: first.file, path: '' };
}

type ReturnRow = ReturnType<typeof returnsIn>[number]['rows'][number];

function* checkSums(
  file: string,
  rows: readonly ReturnRow[],
  sum: ReturnRow,
  unit: number,
  money: (minor: number) => string,
): Generator<Report> {
  for (const what of ['spend', 'value'] as const) {
    const computed = rows.reduce((total, row) => total + row[what], 0);
    const stated = what === 'spend' ? sum.spendText : sum.valueText;
    if (agreesAsWritten(stated, sum[what], computed, unit)) continue;
    yield { message: 'sum', args: { what, stated, computed: money(computed) }, file, span: sum.line.span };
  }
}

function* checkCredit(
  project: ProjectView,
  texts: readonly PlanDocument[],
  section: { title: string; aliases: readonly string[] },
): Generator<Report> {
  const document = project.documents('attribution')[0];
  if (!document) {
    yield { message: 'no-model', path: '' };
    return;
  }
  const report = attributionFromData(document, project);
  const result = report?.results[0];
  if (!result || isRefusal(result)) {
    yield { message: 'no-data', args: { file: document.file }, file: document.file, path: '/source', at: 'key' };
    return;
  }
  const tables = texts.flatMap((text) =>
    channelTables(text, project)
      .filter(
        ([line]) =>
          line?.cell(/^conversions?$/, /^credited/, /^share$/, /^credit$/) !== undefined &&
          line.cell(/^spend/) === undefined,
      )
      .map((lines) => ({ text, lines })),
  );
  const credit = new Map(result.credit.map((row) => [row.channel, row]));
  for (const text of texts) {
    const sentences = creditSentences(text, project, section);
    if (sentences.length === 0 && !tables.some((table) => table.text === text))
      yield { message: 'no-credit', file: text.file, path: '' };
    for (const { channel, name, stated, span } of sentences) {
      const share = credit.get(channel)?.share ?? 0;
      if (agreesAsWritten(stated, statedNumber(stated) / 100, share, 0.01)) {
        const args = { count: 1, model: result.model };
        yield { evidence: 'credit-agrees', args, file: text.file, span };
        continue;
      }
      const args = { what: 'share', name, stated, model: result.model, computed: formatRate(share) };
      yield { message: 'credit', args, file: text.file, span };
    }
  }
  for (const { text, lines } of tables) {
    let right = 0;
    let wrong = 0;
    for (const line of lines) {
      const own =
        line.channel === 'all'
          ? { conversions: result.conversions, value: result.value, share: 1 }
          : credit.get(line.channel);
      for (const { what, stated, reading } of statedCredit(
        line,
        own ?? { conversions: 0, value: 0, share: 0 },
        project.currency,
      )) {
        if (agreesAsWritten(stated, reading.stated, reading.computed, reading.unit)) right++;
        else {
          wrong++;
          const args = { what, name: line.name, stated, model: result.model, computed: reading.text };
          yield { message: 'credit', args, file: text.file, span: line.span };
        }
      }
    }
    const missing = channelsWithSpend(project).filter((id) => !lines.some(({ channel }) => channel === id));
    if (missing.length > 0) {
      const names = list(missing.map((id) => channelsOf(project).get(id)?.title ?? id));
      yield { message: 'absent', args: { names }, file: text.file, span: lines[0]?.span ?? [0, 0] };
    } else if (wrong === 0 && right > 0)
      yield {
        evidence: 'credit-agrees',
        args: { count: right, model: result.model },
        file: text.file,
        span: lines[0]?.span ?? [0, 0],
      };
  }
}

interface Reading {
  stated: number;
  computed: number;
  unit: number;
  text: string;
}

function* statedCredit(
  line: ChannelLine,
  own: { conversions: number; value: number; share: number },
  currency: string | undefined,
): Generator<{ what: string; stated: string; reading: Reading }> {
  const conversions = line.cell(/^conversions?$/, /^credited/, /^credit$/);
  if (conversions !== undefined && conversions !== '' && !conversions.includes('%')) {
    const reading = {
      stated: statedNumber(conversions),
      computed: own.conversions,
      unit: 1,
      text: own.conversions.toFixed(2),
    };
    yield { what: 'credit', stated: conversions, reading };
  }
  const value = line.cell(/^value$/, /^revenue$/);
  const minor = value === undefined ? undefined : minorOf(value, currency);
  if (value !== undefined && minor !== undefined) {
    const unit = 10 ** minorUnitDigits(currency);
    yield {
      what: 'value',
      stated: value,
      reading: { stated: minor, computed: own.value, unit, text: formatMoney(own.value, currency) },
    };
  }
  const share = line.cell(/^share/, /^credit$/);
  if (share?.includes('%')) {
    const reading = { stated: statedNumber(share) / 100, computed: own.share, unit: 0.01, text: formatRate(own.share) };
    yield { what: 'share', stated: share, reading };
  }
}

/** Channels that cost something by the actual figures of the cycle. */
function channelsWithSpend(project: ProjectView): string[] {
  const ids = project
    .documents('actuals')
    .flatMap((document) => actualChannels(document, project))
    .flatMap(({ channel, spend }) => ((minorOf(spend, project.currency) ?? 0) > 0 ? [channel] : []));
  return [...new Set(ids)].filter((id) => id !== '');
}

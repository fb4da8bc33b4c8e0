import { formatMoney, minorUnitDigits } from '../documents/quantity.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { type ActualPeriod, actualPeriods } from '../measure/periods.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { kpisOf } from './support/kpis.ts';
import { perReport, reportOption, unreadReport } from './support/prose.ts';
import { countOf, minorOf } from './support/quantities.ts';
import { type ChannelLine, channelTables } from './support/reportTables.ts';
import { agreesAsWritten } from './support/stated.ts';

/** What a channel cost and brought in one period: spend in minor units, counts by KPI. */
interface Level {
  at: ActualPeriod;
  spend: number;
  values: Map<string, number>;
}

export const nextCustomerCost = defineRule({
  id: 'next-customer-cost',
  title: 'The cost of the next customer follows from the figures',
  description:
    'A table of each report sets, channel by channel, added spend beside added customers and the cost of one more. The additions are the difference between two periods of the actual figures, in a KPI that counts customers where a channel has one, and the cost is the one over the other.',
  kinds: ['project'],
  needs: ['actuals'],
  severity: 'error',
  gateOnly: true,
  options: { prose: reportOption },
  messages: {
    ...unreadReport,
    'no-table':
      'The report has no table that says what the next customer costs in each channel. Add one with the columns Channel, Added spend, Added customers and Cost of the next one.',
    unfounded:
      'The row of {name} adds {spend} and {count}, but no two periods of the actual figures differ by that in spend and customers. Correct it; `gtm budget` shows the steps between periods.',
    cost: 'The next customer of {name} costs {stated} here, but {spend} for {count} is {computed} each. Correct it.',
    free: 'The next customer of {name} costs {stated} here, but {spend} and {count} give no such cost. Say so in words.',
    agrees: '{count|channel agrees|channels agree} with the actual figures',
  },
  *check(_document, { project, options }) {
    yield* perReport(project, options.prose, (text) => checkText(text, project));
  },
});

function* checkText(text: PlanDocument, project: ProjectView): Generator<Report> {
  const levels = levelsOf(project);
  const rows = channelTables(text, project)
    .flat()
    .filter((line) => line.channel !== 'all' && costIn(line) !== undefined && spendIn(line) !== undefined);
  const judged = rows.flatMap((line) => judge(line, levels.get(line.channel) ?? [], project.currency));
  if (judged.length === 0) {
    yield { message: 'no-table', file: text.file, path: '' };
    return;
  }
  const place = { file: text.file };
  for (const { report, line } of judged) if (report) yield { ...report, ...place, span: line.span };
  const right = judged.filter(({ report }) => report === undefined).length;
  if (right > 0 && right === judged.length)
    yield { evidence: 'agrees', args: { count: right }, ...place, span: rows[0]?.span ?? [0, 0] };
}

const spendIn = (line: ChannelLine) => line.cell(/^(?:added |more )?spen(?:d|t|ding)\b/);
const countIn = (line: ChannelLine) => line.cell(/^(?:added |more )?(?:new )?customers\b/, /^added$/);
const costIn = (line: ChannelLine) => line.cell(/^cost of (?:the )?(?:next|one more)\b/, /^marginal\b/);

interface Judged {
  line: ChannelLine;
  report: { message: string; args: Record<string, string | number> } | undefined;
}

function judge(line: ChannelLine, levels: readonly Level[], currency: string | undefined): Judged[] {
  // Nothing is known of what another one costs, so a dash is as good as anything.
  if (levels.length < 2) return [];
  const [spendText, countText, stated] = [spendIn(line) ?? '', countIn(line) ?? '', costIn(line) ?? ''];
  const spend = signed(spendText, (text) => minorOf(text, currency));
  const count = signed(countText, countOf);
  const args = { name: line.name, spend: spendText || 'nothing', count: countText || 'no number', stated };
  if (spend === undefined || count === undefined || !isStep(levels, spend, count))
    return [{ line, report: { message: 'unfounded', args } }];
  const cost = minorOf(stated, currency);
  if (count <= 0 || spend <= 0)
    return [{ line, report: cost === undefined || cost === 0 ? undefined : { message: 'free', args } }];
  const computed = spend / count;
  const agrees = cost !== undefined && agreesAsWritten(stated, cost, computed, 10 ** minorUnitDigits(currency));
  const more = { ...args, computed: formatMoney(Math.round(computed), currency) };
  return [{ line, report: agrees ? undefined : { message: 'cost', args: more } }];
}

/** What an addition reads as, with its sign: `+ USD 80` and `− 3`. */
function signed(cell: string, read: (text: string) => number | undefined): number | undefined {
  const value = read(cell.replace(/^[-+−–]\s*/, ''));
  return value !== undefined && /^[-−–]/.test(cell) ? -value : value;
}

/** True where two periods differ by that spend, and in one of their KPIs by that number. A quarter and its months do not compare. */
function isStep(levels: readonly Level[], spend: number, count: number): boolean {
  return levels.some((to, index) =>
    levels
      .slice(0, index)
      .some(
        (from) =>
          from.at.last < to.at.start &&
          to.spend - from.spend === spend &&
          [...to.values].some(([kpi, value]) => value - (from.values.get(kpi) ?? Number.NaN) === count),
      ),
  );
}

/** Spend and values of each channel, period by period in the order of time. */
function levelsOf(project: ProjectView): Map<string, Level[]> {
  const byChannel = new Map<string, Level[]>();
  const periods = actualPeriods(project);
  const isOfCustomers = customersIn(project, periods);
  for (const at of periods)
    for (const { channel, spend, values } of actualChannels(at.document, project)) {
      const minor = minorOf(spend, project.currency);
      if (minor === undefined) continue;
      const counts = values.flatMap(({ kpi, actual }) => {
        const count = countOf(actual);
        return kpi === '' || count === undefined || !isOfCustomers(kpi) ? [] : [[kpi, count] as const];
      });
      const level = { at, spend: minor, values: new Map(counts) };
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), level]);
    }
  return byChannel;
}

/** The KPIs that count customers: those that say so in their id or title, or all where none of the channels' does. */
function customersIn(project: ProjectView, periods: readonly ActualPeriod[]): (kpi: string) => boolean {
  const kpis = kpisOf(project);
  const saysSo = (id: string) => /\bcustomers?\b/i.test(`${id} ${kpis.get(id)?.kpi.title ?? ''}`);
  const measured = periods
    .flatMap(({ document }) => actualChannels(document, project))
    .flatMap(({ values }) => values.map(({ kpi }) => kpi));
  return measured.some(saysSo) ? saysSo : () => true;
}

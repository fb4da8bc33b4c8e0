import { attributionFromData } from '../../attribution/ofData.ts';
import { type AttributionModel, modelTitles } from '../../attribution/options.ts';
import { attributionSheet, policyText } from '../../attribution/sheet.ts';
import { isRefusal } from '../../calculators/calculator.ts';
import { formatCount, formatRate } from '../../documents/quantity.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { viewOf } from '../../project/view.ts';
import { channelsOf } from '../../rules/support/channels.ts';
import type { BarRow, BarsView } from '../bars/model.ts';
import { cleanTable } from '../bars/table.ts';
import { cleanText } from '../clean.ts';
import type { ViewTable } from '../model.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';

/** Credit by channel: the chosen model as bars, the first model to compare with as frames. */
export interface AttributionView extends BarsView {
  kind: 'attribution';
}

const skeleton = `model: linear
lookback: 45 days
source:
  file: workspace/analytics/data/touchpoints.csv
  columns: { user: account_id, timestamp: occurred_at, channel: channel, event: event, value: amount }
compare_with: [first, last]
`;

/** Draws what an attribution document comes to, from the table that it names. */
export function attributionView(document: PlanDocument<'attribution'>, { project }: ViewWorld): AttributionView {
  const view = viewOf(project);
  const report = attributionFromData(document, view);
  const [chosen, ...others] = (report?.results ?? []).flatMap((result) => (isRefusal(result) ? [] : [result]));
  const base = { kind: 'attribution' as const, title: cleanText(document.title) };
  if (!report || !chosen) {
    const message =
      'There is no credit to show: the document names no table that can be read here, or nothing in it converted.';
    return {
      ...base,
      summary: message,
      table: { columns: [], rows: [] },
      legend: '',
      scale: { unit: 'Conversions', bars: 'credit' },
      rows: [],
      empty: { message, skeleton },
    };
  }
  const channels = channelsOf(view);
  const [other] = others;
  const most = Math.max(
    ...[chosen, ...others].flatMap(({ credit }) => credit.map(({ conversions }) => conversions)),
    0,
  );
  const about = { files: [document.title], currency: view.currency, problems: [], problemCount: 0 };
  const sheet = attributionSheet(report, about);
  const compared = others.map(({ model }) => modelTitles[model]).join(', ');
  return {
    ...base,
    summary: sheet.lead[0] ?? '',
    table: cleanTable(tableOf(sheet.parts[0]?.table, (id) => channels.get(id)?.title ?? id)),
    note: cleanText(`${modelTitles[chosen.model]}: ${chosen.method}; ${policyText(chosen.policies)}.`),
    legend: `Bar: ${modelTitles[chosen.model]}.${other ? ` Frame: ${modelTitles[other.model]}.` : ''}${compared === '' ? '' : ` In words: ${compared}.`}`,
    scale: {
      unit: 'Conversions',
      bars: modelTitles[chosen.model],
      ...(other ? { line: modelTitles[other.model] } : {}),
    },
    rows: chosen.credit.map(({ channel, conversions, share }): BarRow => {
      const texts = others.map(({ model, credit }) => `${modelTitles[model]} ${creditText(creditOf(credit, channel))}`);
      const frame = other ? creditOf(other.credit, channel) : undefined;
      return {
        title: cleanText(channels.get(channel)?.title ?? channel),
        text: [
          `${creditText(conversions)} ${conversions === 1 ? 'conversion' : 'conversions'}, ${formatRate(share)}`,
          ...texts,
        ].join(' · '),
        full: most * 1.02 || 1,
        actual: conversions,
        ...(frame === undefined ? {} : { planned: frame }),
        range: rangeAt(document, '/source'),
      };
    }),
  };
}

/** The table of a sheet with the names that people know: the command line writes models and channels as they are typed. */
function tableOf(table: ViewTable | undefined, channelTitle: (id: string) => string): ViewTable | undefined {
  if (!table) return undefined;
  return {
    columns: table.columns.map((column) => ({ ...column, title: modelTitle(column.title) })),
    rows: table.rows.map(([channel = '', ...credit]) => [channelTitle(channel), ...credit]),
  };
}

function modelTitle(name: string): string {
  return Object.hasOwn(modelTitles, name) ? modelTitles[name as AttributionModel] : name;
}

function creditOf(credit: readonly { channel: string; conversions: number }[], channel: string): number {
  return credit.find((row) => row.channel === channel)?.conversions ?? 0;
}

function creditText(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(2);
}

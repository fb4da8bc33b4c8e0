import { parsePeriod } from '../../documents/dates.ts';
import { formatRate } from '../../documents/quantity.ts';
import { actualChannels } from '../../measure/actualChannels.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { minorOf } from './quantities.ts';
import { type ChannelLine, channelTables } from './reportTables.ts';
import { statedNumber } from './stated.ts';

/** A way to read what is written as return, with what it would have to be. */
interface ReturnForm {
  stated: number;
  computed: number;
  unit: number;
  text: string;
}

/** A channel's row in a table of returns. Amounts in minor units. */
export interface ReturnLine {
  line: ChannelLine;
  spend: number;
  spendText: string;
  value: number;
  valueText: string;
  /** As it is written. */
  stated: string;
  forms: ReturnForm[];
}

/** The tables of a text that set a return beside spend and value, channel by channel. */
export function returnsIn(
  text: PlanDocument,
  project: ProjectView,
): { rows: ReturnLine[]; sum: ReturnLine | undefined }[] {
  return channelTables(text, project).flatMap((lines) => {
    const all = lines.flatMap((line) => returnLine(line, project.currency));
    const rows = all.filter(({ line }) => line.channel !== 'all');
    return rows.length === 0 ? [] : [{ rows, sum: all.find(({ line }) => line.channel === 'all') }];
  });
}

function returnLine(line: ChannelLine, currency: string | undefined): ReturnLine[] {
  const spendText = line.cell(/^spend(?:ing)?$/, /^cost$/, /^spent$/);
  const valueText = line.cell(/^value$/, /^revenue$/, /^(?:credited|attributed) (?:value|revenue)$/);
  const isRatio = line.cell(/^roas$/, /^return on ad spend$/);
  const isGain = line.cell(/^roi$/, /^return on investment$/);
  const stated = isRatio ?? isGain ?? line.cell(/^returns?$/);
  const [spend, value] = [minorOf(spendText, currency), minorOf(valueText, currency)];
  if (spendText === undefined || valueText === undefined || stated === undefined) return [];
  if (spend === undefined || value === undefined || spend <= 0) return [];
  const ratio = formOf(stated, value / spend);
  const gain = formOf(stated, (value - spend) / spend);
  const forms = isRatio !== undefined ? [ratio] : isGain !== undefined ? [gain] : [ratio, gain];
  return [{ line, spend, spendText, value, valueText, stated, forms }];
}

function formOf(stated: string, computed: number): ReturnForm {
  const isPercent = stated.includes('%');
  const number = statedNumber(stated);
  return {
    stated: isPercent ? number / 100 : number,
    computed,
    unit: isPercent ? 0.01 : 1,
    text: isPercent ? formatRate(computed) : computed.toFixed(2),
  };
}

/** What the channels cost in the period that a file is named after, such as `2026-03.md`, by the actual figures. */
export function spendOfPeriod(
  project: ProjectView,
  file: string,
): { period: string; spend: Map<string, number> } | undefined {
  const period = /\d{4}(?:-(?:Q[1-4]|\d{2}))(?=\D|$)/.exec(file.slice(file.lastIndexOf('/') + 1))?.[0];
  if (period === undefined || !parsePeriod(period)) return undefined;
  const document = project.documents('actuals').find(({ facts }) => String(facts.period) === period);
  if (!document) return undefined;
  const spend = actualChannels(document, project).flatMap(({ channel, spend: amount }) => {
    const minor = minorOf(amount, project.currency);
    return channel === '' || minor === undefined ? [] : [[channel, minor] as const];
  });
  return { period, spend: new Map(spend) };
}

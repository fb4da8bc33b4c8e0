import { formatCount } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';

/** A conversion as the actual figures of the cycle count it. */
export interface MeasuredConversion {
  /** As the data name it. */
  event: string;
  /** Title of the KPI. */
  kpi: string;
  count: number;
}

/** From this share of the measured conversions on, the data are taken for all of them. */
const whole = 0.9;

/**
 * Says that spend and conversions are not of the same people, where the data have fewer conversions than were measured: then
 * spend over conversions is no cost, and value over spend no return.
 * @param events how many rows the data have of each event
 */
export function coverageText(
  events: readonly { event: string; rows: number }[],
  measured: readonly MeasuredConversion[],
): string[] {
  const short = measured.flatMap(({ event, kpi, count }) => {
    const rows = events.find((one) => one.event === event)?.rows;
    return rows === undefined || rows >= count * whole ? [] : [{ kpi, count, rows }];
  });
  if (short.length === 0) return [];
  const parts = short.map(({ kpi, count, rows }) => `${formatCount(rows)} of the ${formatCount(count)} of “${kpi}”`);
  return [
    `The data have ${list(parts)} that the actual figures count, but the spend is that of all. So CPA is too high here, and value, ROAS and ROI are too low: read the order of the channels and the share index, not the amounts.`,
  ];
}

import { attributionFromData } from '../attribution/ofData.ts';
import { isRefusal } from '../calculators/calculator.ts';
import { formatMoney } from '../documents/quantity.ts';
import { UserError } from '../messages/userError.ts';
import { channelsOf } from '../rules/support/channels.ts';
import type { StepFunction } from './stepFunction.ts';

/** Which channel gets the credit for conversions. */
export const attribution: StepFunction = {
  id: 'attribution',
  title: 'Attribution',
  description: 'Shares the conversions among the channels that led to them, by the model of the attribution document.',
  calculate({ view, outputs }) {
    const document = view.documents('attribution')[0];
    if (!document) throw new UserError('There is no attribution document. Write one: `gtm new attribution main`.');
    const report = attributionFromData(document, view);
    const result = report?.results[0];
    if (!result)
      throw new UserError(
        `${document.file} names no data that can be read here. Name a table under \`source\`; \`gtm check\` says what is wrong with it.`,
      );
    if (isRefusal(result)) throw new UserError(`The credit cannot be computed. ${result.message}`);
    const channels = channelsOf(view);
    const credited = new Set(result.credit.map(({ channel }) => channel));
    const others = [...channels].filter(([id, { channel }]) => channel.active !== false && !credited.has(id));
    const all = [...result.credit, ...others.map(([channel]) => ({ channel, conversions: 0, value: 0, share: 0 }))];
    const row = (
      name: string,
      { conversions, value, share }: { conversions: number; value: number; share: number },
    ) => [name, conversions.toFixed(2), formatMoney(value, view.currency), `${(share * 100).toFixed(1)}%`];
    const table = {
      columns: ['Channel', 'Conversions', 'Value', 'Share'],
      rows: [
        ...all.map((credit) => row(channels.get(credit.channel)?.title ?? credit.channel, credit)),
        row('Total', { conversions: result.conversions, value: result.value, share: 1 }),
      ],
    };
    const { lookbackDays } = result.policies;
    const window = lookbackDays === null ? 'every contact counts' : `contacts of the last ${lookbackDays} days count`;
    const method = result.method.charAt(0).toUpperCase() + result.method.slice(1);
    const text = `${method}; ${window}. ${report.totals.conversions} conversions on ${report.totals.paths} paths, by \`${document.file}\`.`;
    return [
      {
        file: outputs[0]?.path ?? '',
        title: outputs[0]?.title ?? 'Credit by channel',
        sections: [
          { title: 'Credit by channel', table },
          { title: 'How it was calculated', text, stays: false },
        ],
      },
    ];
  },
};

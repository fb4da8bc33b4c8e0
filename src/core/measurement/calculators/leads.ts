import { defineCalculator } from '../../calculators/calculator.ts';
import { timeParser } from '../../data/times.ts';
import { type LeadGroup, LeadTable } from '../leads.ts';
import { refuse } from '../refuse.ts';
import { choice, count, flag, listOf, maybe, money, num, object, text, withExample } from '../shape.ts';

interface LeadInput {
  leads: readonly {
    source: string;
    campaign?: string;
    created: string;
    answered?: string;
    converted: boolean;
    value?: number;
  }[];
}

const refusals = {
  'no-time': '“{time}” does not read as a time such as 2026-05-31T09:30:00Z.',
  'answered-before': 'A lead of {created} was answered at {answered}, before it came in. Check both times.',
} as const;

const exampleLead = {
  source: 'webinar',
  campaign: 'spring',
  created: '2026-05-04T09:00:00Z',
  answered: '2026-05-04T10:30:00Z',
  converted: true,
  value: 640_000,
};

/** Leads by source and campaign. */
export const leadSources = defineCalculator<LeadInput, { groups: LeadGroup[] }>({
  name: 'lead-sources',
  title: 'Leads by source',
  description: 'How many leads of each source and campaign convert, and how fast they are answered.',
  method:
    'conversion rate; median and 90th percentile of the hours to the first answer, interpolated (type 7); unanswered leads are counted apart',
  source: 'Hyndman & Fan (1996), Sample quantiles in statistical packages.',
  input: object('Leads', 'A row for each lead.', {
    leads: listOf(
      'Leads',
      'A row for each.',
      withExample(
        object(
          'Lead',
          'A lead.',
          {
            source: text('Source', 'Where it comes from.', 'webinar'),
            campaign: text('Campaign', 'The campaign, if there is one.', 'spring'),
            created: text('Created', 'When it came in.', '2026-05-04T09:00:00Z'),
            answered: text(
              'Answered',
              'When somebody first answered; left out while nobody has.',
              '2026-05-04T10:30:00Z',
            ),
            converted: flag('Converted', 'Whether it became a customer.'),
            value: money('Value', 'What it is worth.', 640_000),
          },
          ['campaign', 'answered', 'value'],
        ),
        exampleLead,
      ),
      { minItems: 1 },
    ),
  }),
  output: object('Groups', 'By source, then by campaign.', {
    groups: listOf(
      'Groups',
      'The whole of a source comes before its campaigns.',
      object('Group', 'Leads of a source, or of a campaign of it.', {
        level: choice('Level', 'All of a source, or one campaign of it: only groups of one level add up.', [
          'source',
          'campaign',
        ]),
        source: text('Source', 'The source.', 'webinar'),
        campaign: {
          title: 'Campaign',
          description: 'Null for all of the source; empty for leads without a campaign.',
          type: ['string', 'null'],
          examples: ['spring'],
        },
        leads: count('Leads', 'How many.', 1),
        converted: count('Converted', 'How many converted.', 1),
        rate: num('Rate', 'Share that converted.', 1),
        value: money('Value', 'What the converted are worth.', 640_000),
        followUp: object('Follow-up', 'How fast they are answered.', {
          answered: count('Answered', 'How many were answered.', 1),
          unanswered: count('Unanswered', 'How many were not.', 0),
          medianHours: maybe('Median', 'Hours to the first answer, for half of the answered.', 1.5),
          p90Hours: maybe('90th percentile', 'Hours, for nine of ten answered.', 1.5),
        }),
      }),
    ),
  }),
  refusals,
  calculate({ leads }) {
    const parse = timeParser();
    const table = new LeadTable();
    for (const { source, campaign = '', created, answered, converted, value = 0 } of leads) {
      const from = parse(created);
      const to = answered === undefined ? undefined : parse(answered);
      if (Number.isNaN(from)) return refuse(refusals, 'no-time', { time: created });
      if (to !== undefined && Number.isNaN(to)) return refuse(refusals, 'no-time', { time: answered ?? '' });
      if (to !== undefined && to < from)
        return refuse(refusals, 'answered-before', { created, answered: answered ?? '' });
      table.add({ source, campaign, created: from, answered: to, converted, value });
    }
    return { groups: table.groups() };
  },
});

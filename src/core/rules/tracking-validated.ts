import { parseDay } from '../documents/dates.ts';
import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { campaignChannels, isSettled } from './support/campaignChannels.ts';
import { type Row, rowsIn } from './support/prose.ts';

export const trackingValidated = defineRule({
  id: 'tracking-validated',
  title: 'Tracking has been seen to work before the launch',
  description:
    'Each campaign names the events that count, each with its KPI, and the day on which they were seen to arrive; that day is not after the first day of the campaign. Where a record of the trial is asked for, it has a row for the link of each channel.',
  kinds: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  options: {
    before: {
      title: 'Before',
      description: 'Until when tracking has to be tried: the start of the campaign, or its end.',
      type: 'string',
      enum: ['start', 'end'],
      default: 'start',
    },
    prose: {
      title: 'Prose',
      description: 'Path of the record of the trial, if there is one.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    'no-events': 'The campaign names no event that counts. Add it under `tracking.conversion_events`.',
    kpi: 'The event {event} belongs to no KPI. Add `kpi`.',
    untried: 'Nobody has noted that the events arrive. Click every link, then add `tracking.validated_on`.',
    late: 'Tracking was tried on {on}, after the campaign began on {start}. What came before cannot be trusted; say so in the report and correct the day.',
    unread:
      'The record of the trial should stand in {path}, but that file is not read. Put it in one of the content folders.',
    link: 'The record of the trial has no row for the link of {list}. Try it and add a row with source, medium and campaign.',
    unseen: 'The link of {channel} was tried, but the row does not say when it was seen to arrive.',
    tried: '{count|event|events}, seen to arrive on {on}',
  },
  *check(document, { project, options }) {
    if (!isSettled(document.facts)) return;
    const { tracking, timeline } = document.facts;
    const events = [...itemsOf(tracking?.conversion_events)];
    const reports: Report[] = [];
    if (events.length === 0) reports.push({ message: 'no-events', path: '/tracking', at: 'key' });
    for (const [{ event = '', kpi }, index] of events)
      if (!hasContent(kpi))
        reports.push({ message: 'kpi', args: { event }, path: `/tracking/conversion_events/${index}` });
    const on = parseDay(tracking?.validated_on);
    const [limit, word] = options.before === 'end' ? [timeline?.end, 'end'] : [timeline?.start, 'start'];
    const latest = parseDay(limit);
    if (on === undefined) reports.push({ message: 'untried', path: '/tracking', at: 'key' });
    else if (latest !== undefined && on > latest) {
      const args = { on: String(tracking?.validated_on), [word]: String(limit), start: String(timeline?.start) };
      reports.push({ message: 'late', args, path: '/tracking/validated_on' });
    }
    const path = String(options.prose);
    const record = path === '' ? undefined : project.document(path);
    if (path !== '' && !record) reports.push({ message: 'unread', args: { path }, path: '/tracking', at: 'key' });
    if (record) reports.push(...checkLinks(document, record));
    yield* reports;
    if (reports.length === 0)
      yield {
        evidence: 'tried',
        args: { count: events.length, on: String(tracking?.validated_on) },
        path: '/tracking/validated_on',
      };
  },
});

function* checkLinks(document: PlanDocument<'campaign'>, record: PlanDocument): Generator<Report> {
  const rows = rowsIn(record, 'Links', ['Links checked']) ?? [];
  const missing: string[] = [];
  for (const { used } of campaignChannels(document)) {
    const { channel = '', utm } = used;
    if (!utm) continue;
    const row = rows.find(
      ({ cell }) =>
        same(cell, 'Source', utm.source) && same(cell, 'Medium', utm.medium) && same(cell, 'Campaign', utm.campaign),
    );
    if (!row) missing.push(channel);
    else if (parseDay(row.cell('Seen on', 'Seen', 'Day').trim()) === undefined)
      yield { message: 'unseen', args: { channel }, file: record.file, span: row.span };
  }
  if (missing.length > 0) yield { message: 'link', args: { list: list(missing) }, path: '/channels', at: 'key' };
}

function same(cell: Row['cell'], column: string, value: string | undefined): boolean {
  return foldHeading(cell(column)) === foldHeading(value ?? '');
}

import { parseDay } from '../../documents/dates.ts';
import type { Kind } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { currentCycle, inCycle } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { isOver } from '../over.ts';
import { placeAt } from '../place.ts';
import type { CalendarMark, CalendarPhase, CalendarRow } from './model.ts';

/** Everything of the current cycle that has a day: campaigns with their channels, experiments, content. */
export function rowsOf(project: Project, today: number | undefined): CalendarRow[] {
  return [
    ...current(project, 'campaign').flatMap((document) => campaignRows(project, document, today)),
    ...current(project, 'experiment').flatMap((document) => experimentRow(document, today)),
    ...current(project, 'content').flatMap((document) => contentRow(document, today)),
  ];
}

function current<K extends Kind>(project: Project, kind: K): PlanDocument<K>[] {
  const cycle = currentCycle(project);
  return project.ofKind(kind).filter((document) => inCycle(document, cycle));
}

function campaignRows(project: Project, document: PlanDocument<'campaign'>, today: number | undefined): CalendarRow[] {
  const { type, status, timeline, channels, assets } = document.facts;
  const [start, end] = [parseDay(timeline?.start), parseDay(timeline?.end)];
  const milestones = [...itemsOf(timeline?.milestones)].flatMap(([{ title, by }, index]) =>
    markOf(by, title, placeAt(document, `/timeline/milestones/${index}`), false),
  );
  const due = [...itemsOf(assets)].flatMap(([{ title, due: day, status: state }, index]) =>
    markOf(day, title, placeAt(document, `/assets/${index}`), isLate(day, state, today)),
  );
  const phase = phaseOf(status, start, end, today);
  const head: CalendarRow = {
    title: cleanText(document.title),
    detail: joined([type, 'campaign'], ' ', status),
    part: false,
    ...spanOf(start, end, phase),
    marks: byDay([...milestones, ...due]),
    ...placeAt(document, ''),
  };
  const flights = [...itemsOf(channels)].map(([{ channel, start: from, end: to, state }, index]): CalendarRow => {
    const [first, last] = [parseDay(from) ?? start, parseDay(to) ?? end];
    return {
      title: channelTitle(project, channel) || `Channel ${index + 1}`,
      detail: cleanText(state ?? ''),
      part: true,
      ...spanOf(first, last, phaseOf(status, first, last, today)),
      marks: [],
      ...placeAt(document, `/channels/${index}`),
    };
  });
  return [head, ...flights];
}

function experimentRow(document: PlanDocument<'experiment'>, today: number | undefined): CalendarRow[] {
  const { start, planned_stop: stop, status, decision } = document.facts;
  const [from, to] = [parseDay(start), parseDay(stop)];
  const decided = markOf(
    decision?.on,
    decision?.outcome && `Decided: ${decision.outcome}`,
    placeAt(document, '/decision'),
    false,
  );
  return [
    {
      title: cleanText(document.title),
      detail: joined(['experiment'], ' ', status),
      part: false,
      ...spanOf(from, to, phaseOf(status, from, to, today)),
      marks: decided,
      ...placeAt(document, ''),
    },
  ];
}

function contentRow(document: PlanDocument<'content'>, today: number | undefined): CalendarRow[] {
  const marks = [...itemsOf(document.facts.assets)].flatMap(([{ title, due, status }, index]) =>
    markOf(due, title, placeAt(document, `/assets/${index}`), isLate(due, status, today)),
  );
  if (marks.length === 0) return [];
  return [
    {
      title: cleanText(document.title),
      detail: `content · ${marks.length} due`,
      part: false,
      marks: byDay(marks),
      ...placeAt(document, ''),
    },
  ];
}

function markOf(
  day: unknown,
  title: string | undefined,
  place: ReturnType<typeof placeAt>,
  late: boolean,
): CalendarMark[] {
  const read = parseDay(day);
  return read === undefined ? [] : [{ day: read, title: cleanText(title ?? '') || 'Due', late, ...place }];
}

function byDay(marks: readonly CalendarMark[]): CalendarMark[] {
  return [...marks].sort((left, right) => left.day - right.day);
}

function isLate(day: unknown, status: string | undefined, today: number | undefined): boolean {
  const due = parseDay(day);
  // Due is the day on which it is ready for review; whatever is further than that was in time.
  const open = status === undefined || status === 'planned' || status === 'draft';
  return due !== undefined && today !== undefined && due < today && open;
}

/** A state that was written down counts; where none is, the days do. */
function phaseOf(
  status: string | undefined,
  from: number | undefined,
  to: number | undefined,
  today: number | undefined,
): CalendarPhase {
  if (status === 'cancelled' || status === 'paused') return 'off';
  if (isOver(status)) return 'over';
  if (status === 'active' || status === 'running') {
    if (today !== undefined && to !== undefined && to < today) return 'over';
    return today !== undefined && from !== undefined && from > today ? 'planned' : 'running';
  }
  return 'planned';
}

function spanOf(from: number | undefined, to: number | undefined, phase: CalendarPhase): Pick<CalendarRow, 'span'> {
  if (from === undefined || to === undefined || to < from) return {};
  return { span: { from, to, phase } };
}

function channelTitle(project: Project, id: string | undefined): string {
  if (id === undefined) return '';
  return cleanText(project.definitions('channel', id)[0]?.title ?? id);
}

function joined(parts: readonly (string | undefined)[], between: string, last: string | undefined): string {
  return cleanText([parts.filter(Boolean).join(between), last].filter(Boolean).join(' · '));
}

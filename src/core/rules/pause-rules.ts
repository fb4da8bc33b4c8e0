import { figureOf } from '../documents/figure.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf, isPaid } from './support/channels.ts';
import { getsWorse, type KpiPlace, kpiName, kpisOf, unitName } from './support/kpis.ts';

type PauseRule = NonNullable<NonNullable<Facts<'campaign'>['pause_rules']>[number]>;

export const pauseRules = defineRule({
  id: 'pause-rules',
  title: 'Paid channels have a rule for when to stop, and it stops at the right end',
  description:
    'Each paid channel of an approved or active campaign has a pause rule, or the campaign has one for all; a rule reacts when its KPI gets worse, and not while it is better than its target.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    missing: 'Nothing stops the spending on {names} if it goes wrong. Add a rule under `pause_rules`.',
    channel:
      'This rule is for {channel}, which the campaign does not use. Correct the channel, or leave it out for all.',
    figure: 'The value “{value}” does not read as {unit}, in which {kpi} is counted. Correct it.',
    side: '{kpi} should go {direction}, so {comparison} {value} is where it does well. Write `comparison: {opposite}`.',
    early:
      '{kpi} aims at {target}, but this rule reacts {comparison} {value}, while the target is still reached. Move the value beyond the target.',
    'the-target': 'The target of {kpi}',
    covered: 'A rule for {names}',
  },
  fixes: {
    turn: 'Write `{opposite}`',
  },
  *check(document, { project }) {
    const { facts } = document;
    const rules = [...itemsOf(facts.pause_rules)];
    const channels = channelsOf(project);
    const own = [...itemsOf(facts.channels)].flatMap(([{ channel }]) => channel ?? []);
    if (facts.status === 'approved' || facts.status === 'active') {
      const paid = own.flatMap((id) => channels.get(id) ?? []).filter(({ channel }) => isPaid(channel));
      const isCovered = ({ channel }: (typeof paid)[number]) =>
        rules.some(([rule]) => rule.channel === undefined || rule.channel === channel.id);
      const bare = paid.filter((place) => !isCovered(place));
      const names = list((bare.length > 0 ? bare : paid).map(({ title }) => title));
      const place = { args: { names }, path: '/pause_rules', at: 'key' } as const;
      if (bare.length > 0) yield { message: 'missing', ...place };
      else if (paid.length > 0) yield { evidence: 'covered', ...place };
    }
    const kpis = kpisOf(project);
    for (const [rule, index] of rules) {
      const path = `/pause_rules/${index}`;
      if (rule.channel !== undefined && own.length > 0 && !own.includes(rule.channel)) {
        const channel = channels.get(rule.channel)?.title ?? rule.channel;
        yield { message: 'channel', args: { channel }, path: `${path}/channel` };
      }
      const place = kpis.get(rule.kpi ?? '');
      if (place) yield* checkValue(rule, place, path, project);
    }
  },
});

function* checkValue(rule: PauseRule, place: KpiPlace, path: string, project: ProjectView): Generator<Report> {
  const { kpi } = place;
  const { comparison } = rule;
  if (kpi.unit === undefined || rule.value === undefined) return;
  const value = figureOf(rule.value, kpi.unit, project.currency);
  const args = {
    kpi: kpiName(kpi),
    value: String(rule.value),
    unit: unitName(kpi.unit),
    direction: kpi.direction ?? '',
  };
  if (value === undefined) {
    yield { message: 'figure', args, path: `${path}/value` };
    return;
  }
  if (comparison === undefined || kpi.direction === undefined || kpi.direction === 'range') return;
  const opposite = comparison === 'above' ? 'below' : 'above';
  if ((kpi.direction === 'up') === (comparison === 'above')) {
    const changes = [{ op: 'set', path: `${path}/comparison`, value: opposite }] as const;
    const fix = { message: 'turn', args: { opposite }, changes };
    yield { message: 'side', args: { ...args, comparison, opposite }, path: `${path}/comparison`, fix };
    return;
  }
  const target = figureOf(kpi.target, kpi.unit, project.currency);
  if (target === undefined || !getsWorse(kpi.direction, value, target)) return;
  const more = { ...args, comparison, target: String(kpi.target) };
  const related = [{ file: place.file, path: `${place.path}/target`, message: 'the-target', args: more }];
  yield { message: 'early', args: more, path: `${path}/value`, related };
}

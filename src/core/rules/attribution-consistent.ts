import { toPointer } from '../documents/pointer.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { daysOf } from './support/quantities.ts';

type Attribution = Facts<'attribution'>;

const positions = ['first', 'middle', 'last'];

export const attributionConsistent = defineRule({
  id: 'attribution-consistent',
  title: 'The attribution model’s settings belong to it',
  description:
    'The position model has its three weights and a custom model one for each active channel, the lookback is no shorter than the half-life, settings of other models are not left over, and the models for comparison are others.',
  kinds: ['attribution'],
  severity: 'warning',
  messages: {
    position: 'The position model has no weight for {names}. Add it under `weights`, or 0% if it gets no credit.',
    extra:
      'The position model knows the weights `first`, `middle` and `last`, so `{name}` is not read. Remove it, or use the model `custom`.',
    channel: 'There is no channel `{name}` to give this weight to. Name a channel of the strategy.{hint}',
    channels: 'The custom model gives no weight to {names}. Add it under `weights`, or 0% if it gets no credit.',
    unused: '`{key}` means nothing to the model {model}. Remove it, or choose the model that reads it.',
    lookback:
      'Contacts count for {lookback} only, but lose half their worth after {half}. Make `lookback` longer than `half_life`.',
    cycle:
      'Contacts count for {lookback}, but a sale takes {cycle}: the first contacts of an average customer get no credit. Make `lookback` at least as long.',
    'the-cycle': 'The sales cycle',
    same: '{model} is compared with itself. Leave it out of `compare_with`.',
    event: 'The event `{event}` is credited twice. Keep one of the two conversions.',
    sound: 'The settings of the model {model} belong to it',
  },
  fixes: {
    rename: 'Rename to `{suggestion}`',
    remove: 'Remove it',
  },
  *check(document, { project }) {
    const { facts } = document;
    const { model } = facts;
    if (model === undefined) return;
    const reports = [
      ...checkWeights(facts, model, project),
      ...checkTimes(facts, model, project),
      ...checkLists(facts, model),
    ];
    yield* reports;
    if (reports.length === 0) yield { evidence: 'sound', args: { model }, path: '/model' };
  },
});

function* checkWeights(facts: Attribution, model: string, project: ProjectView): Generator<Report> {
  const names = Object.keys(facts.weights ?? {});
  // That weights are missing altogether is what the rule attribution-weighted says.
  if (names.length === 0) return;
  if (model === 'position') {
    const missing = positions.filter((name) => !names.includes(name)).map((name) => `\`${name}\``);
    if (missing.length > 0) yield { message: 'position', args: { names: list(missing) }, path: '/weights', at: 'key' };
    for (const name of names)
      if (!positions.includes(name))
        yield { message: 'extra', args: { name }, path: toPointer(['weights', name]), at: 'key' };
  } else if (model === 'custom') yield* checkChannels(names, project);
  else yield unused('weights', model);
}

function* checkChannels(names: readonly string[], project: ProjectView): Generator<Report> {
  const channels = channelsOf(project);
  if (channels.size === 0) return;
  for (const name of names) {
    if (channels.has(name)) continue;
    const path = toPointer(['weights', name]);
    const suggestion = nearest(
      name,
      [...channels.keys()].filter((id) => !names.includes(id)),
    );
    const args = { name, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' };
    const finding = { message: 'channel', args, path, at: 'key' } as const;
    if (!suggestion) yield finding;
    else {
      const changes = [{ op: 'rename-key', path, key: suggestion }] as const;
      yield { ...finding, fix: { message: 'rename', args: { suggestion }, changes } };
    }
  }
  const silent = [...channels].filter(([id, { channel }]) => channel.active !== false && !names.includes(id));
  if (silent.length > 0)
    yield {
      message: 'channels',
      args: { names: list(silent.map(([, { title }]) => title)) },
      path: '/weights',
      at: 'key',
    };
}

function* checkTimes(facts: Attribution, model: string, project: ProjectView): Generator<Report> {
  const lookback = daysOf(facts.lookback);
  const half = daysOf(facts.half_life);
  const path = '/lookback';
  const args = { lookback: String(facts.lookback), half: String(facts.half_life) };
  if (model !== 'time-decay' && facts.half_life !== undefined) yield unused('half_life', model);
  else if (lookback !== undefined && half !== undefined && lookback < half) {
    yield { message: 'lookback', args, path };
    return;
  }
  const { settings } = project;
  const cycle = daysOf(settings?.facts.business?.sales_cycle);
  if (!settings || lookback === undefined || cycle === undefined || lookback >= cycle) return;
  const related = [{ file: settings.file, path: '/business/sales_cycle', message: 'the-cycle' }];
  const more = { ...args, cycle: String(settings.facts.business?.sales_cycle) };
  yield { message: 'cycle', severity: 'info', args: more, path, related };
}

function* checkLists(facts: Attribution, model: string): Generator<Report> {
  const compared = [...itemsOf(facts.compare_with)];
  for (const [other, index] of compared) {
    const isTwice = compared.some(([earlier, place]) => place < index && earlier === other);
    if (other !== model && !isTwice) continue;
    const path = `/compare_with/${index}`;
    const fix = { message: 'remove', changes: [{ op: 'remove', path }] as const };
    yield { message: 'same', args: { model: other }, path, fix };
  }
  const conversions = [...itemsOf(facts.conversions)];
  for (const [{ event }, index] of conversions) {
    if (event === undefined || !conversions.some(([other, place]) => place < index && other.event === event)) continue;
    yield { message: 'event', args: { event }, path: `/conversions/${index}/event` };
  }
}

function unused(key: string, model: string): Report {
  const path = `/${key}`;
  const fix = { message: 'remove', changes: [{ op: 'remove', path }] as const };
  return { message: 'unused', severity: 'info', args: { key, model }, path, at: 'key', fix };
}

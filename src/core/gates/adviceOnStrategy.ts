import { parsePeriod } from '../documents/dates.ts';
import { baseName } from '../documents/kinds.ts';
import { overlap } from '../documents/similarity.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import type { Advice } from './advice.ts';

/** Below this share of common words, two texts are about different things. */
const sameSubject = 0.5;

/** The strategies of this cycle and of the one before, as far as their documents say. */
function strategies(project: Project): { now?: PlanDocument<'strategy'>; before?: PlanDocument<'strategy'> } {
  const cycle = currentCycle(project);
  const all = project.ofKind('strategy');
  const end = (document: PlanDocument) => parsePeriod(document.cycle)?.end ?? 0;
  const current = parsePeriod(cycle)?.end ?? 0;
  const now = all.find((document) => inCycle(document, cycle));
  const before = all
    .filter((document) => !inCycle(document, cycle) && end(document) < current)
    .sort((a, b) => end(a) - end(b))
    .at(-1);
  return { ...(now ? { now } : {}), ...(before ? { before } : {}) };
}

export function pivot(project: Project): Advice {
  const base = { id: 'pivot', title: 'New positioning or market' } as const;
  const { now, before } = strategies(project);
  if (!now || !before) {
    return {
      ...base,
      verdict: 'unknown',
      why: 'There is no strategy of an earlier cycle to compare with.',
      numbers: [],
    };
  }
  const words = (document: PlanDocument<'strategy'>) =>
    Object.values(document.facts.positioning ?? {})
      .filter((part) => typeof part === 'string')
      .join(' ');
  const share = overlap(words(now), words(before));
  const numbers = [
    { label: `Words that the positioning shares with that of ${before.cycle}`, value: percent(share), file: now.file },
    { label: 'Below which it counts as another one', value: percent(sameSubject) },
  ];
  return share < sameSubject
    ? {
        ...base,
        verdict: 'yes',
        why: 'The positioning has changed at its root, so messages, campaigns and sales material no longer fit. Start from the strategy again.',
        numbers,
        run: { mode: 'full' },
      }
    : { ...base, verdict: 'no', why: 'The positioning is still the same.', numbers };
}

export function newCompetitor(project: Project): Advice {
  const base = { id: 'new-competitor', title: 'New competitor' } as const;
  const { now, before } = strategies(project);
  const namesOf = (document: PlanDocument<'strategy'>) =>
    [...itemsOf(document.facts.competitors)]
      .filter(([one]) => one.kind !== 'status-quo')
      .map(([one]) => ({ id: one.id ?? '', name: one.name ?? one.id ?? '' }));
  const present = now ? namesOf(now) : [];
  if (!now || present.length === 0)
    return { ...base, verdict: 'unknown', why: 'The strategy names no competitors.', numbers: [] };
  const cards = new Set(
    [...project.paths].filter((file) => file.includes('/battle-cards/')).map((file) => baseName(file).split('.')[0]),
  );
  const known = before ? new Set(namesOf(before).map((one) => one.id)) : cards;
  const fresh = present.filter((one) => !known.has(one.id));
  const numbers = [
    { label: 'Competitors in the strategy', value: String(present.length), file: now.file },
    {
      label: before ? `Known from ${before.cycle}` : 'With a battle card',
      value: String(present.length - fresh.length),
    },
  ];
  // While the first cards are being written, one that is missing says nothing.
  if (known.size === 0 || (!before && fresh.length > present.length / 2))
    return {
      ...base,
      verdict: 'unknown',
      why: 'There is no earlier strategy to compare with, and too few battle cards.',
      numbers,
    };
  if (fresh.length === 0) return { ...base, verdict: 'no', why: 'Every competitor is known already.', numbers };
  const why = `${list(fresh.map((one) => one.name))} ${fresh.length === 1 ? 'is' : 'are'} new. Look at the positioning again, and give sales and campaigns an answer.`;
  return {
    ...base,
    verdict: 'yes',
    why,
    numbers,
    run: { phases: ['strategy'], steps: ['pipeline-building/demand-gen', 'pipeline-building/sales-enablement'] },
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

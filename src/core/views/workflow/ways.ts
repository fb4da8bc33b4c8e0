import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import type { StepFacts } from './steps.ts';

/** Where a step goes on. */
export interface Way {
  /** Id of the step that follows; the one below when it is left out. */
  next?: string | undefined;
  label?: string;
  /** Where in the step it is written. */
  pointer: string;
}

/** The ways that lead on from a step, each with the words that stand beside it. */
export function waysOf(step: StepFacts): Way[] {
  if (step.type === 'end') return [];
  return [...mainWays(step), ...sideWays(step)];
}

function mainWays(step: StepFacts): Way[] {
  if (step.type === 'branch') {
    const paths = [...itemsOf(step.paths)].map(([{ title, next }, index]) => ({
      next,
      label: cleanText(title ?? '') || `Path ${index + 1}`,
      pointer: `/paths/${index}`,
    }));
    const other = step.otherwise ?? step.next;
    return [...paths, { next: other, label: 'Otherwise', pointer: step.otherwise === undefined ? '' : '/otherwise' }];
  }
  if (step.type === 'split' && [...itemsOf(step.variants)].length > 0) {
    return [...itemsOf(step.variants)].map(([{ id, title, allocation, next }, index]) => ({
      next,
      label: [title ?? id ?? `Variant ${index + 1}`, shareText(allocation)]
        .map((part) => cleanText(part))
        .filter(Boolean)
        .join(' · '),
      pointer: `/variants/${index}`,
    }));
  }
  return [{ next: step.next, pointer: step.next === undefined ? '' : '/next' }];
}

function sideWays({ type, on_timeout: late, on_failure: failed, at_most: most }: StepFacts): Way[] {
  const after = most === undefined ? 'Nothing happened' : `After ${cleanText(String(most))}`;
  return [
    ...(type === 'wait-until' && late !== undefined ? [{ next: late, label: after, pointer: '/on_timeout' }] : []),
    ...((type === 'send' || type === 'webhook') && failed !== undefined
      ? [{ next: failed, label: 'Does not work', pointer: '/on_failure' }]
      : []),
  ];
}

/** `50%` as people write it in a picture. A number is a share of one. */
function shareText(share: unknown): string {
  if (typeof share === 'number') return Number.isFinite(share) ? `${Math.round(share * 1000) / 10} %` : '';
  return typeof share === 'string' ? share.replace(/\s*%$/, ' %') : '';
}

import { formatRate } from '../documents/quantity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { rateOf } from './support/quantities.ts';

export const pipelineStages = defineRule({
  id: 'pipeline-stages',
  title: 'A deal gets likelier from stage to stage',
  description:
    'The probability of the open stages rises on the way, a won deal stands at 100 % and a lost one at 0 %, and open stages come before the ones that close.',
  kinds: ['pipeline'],
  severity: 'error',
  messages: {
    falls: 'In {title} a deal is {probability} likely, but in {before} already {higher}. Correct one of them.',
    same: '{title} and {before} are both {probability} likely, so moving on means nothing for the forecast. Make a difference, or join the stages.',
    'the-other': '{before}',
    closed: 'A deal in {title} is {type}, so its probability is {right}, not {probability}. Correct it.',
    certain:
      'A deal in {title} is still open, so it cannot be {probability} likely. Write more than 0 and less than 100 %.',
    late: '{title} is open, but stands behind {before}, which closes a deal. Move it up.',
    missing: 'The open stage {title} has no probability, so the forecast leaves it out. Add `probability`.',
    'no-won': 'No stage is of type `won`, so nobody knows when a deal is done. Add one.',
    rises: 'The probability rises from {first} to {last}',
  },
  fixes: {
    correct: 'Set it to {right}',
  },
  *check(document) {
    const stages = [...itemsOf(document.facts.stages)].map(([stage, index]) => ({
      ...stage,
      title: stage.title ?? stage.id ?? `stage ${index + 1}`,
      path: `/stages/${index}`,
      rate: rateOf(stage.probability),
      written: String(stage.probability),
    }));
    if (stages.length === 0) return;
    let sound = true;
    let last: (typeof stages)[number] | undefined;
    let closing: (typeof stages)[number] | undefined;
    let first: (typeof stages)[number] | undefined;
    for (const stage of stages) {
      const { title, type = 'open', rate, written, path } = stage;
      const place = `${path}/probability`;
      if (type !== 'open') {
        closing ??= stage;
        const right = type === 'won' ? '100%' : '0%';
        if (rate === undefined || rate === (type === 'won' ? 1 : 0)) continue;
        sound = false;
        const fix = {
          message: 'correct',
          args: { right },
          changes: [{ op: 'set', path: place, value: right }] as const,
        };
        yield { message: 'closed', args: { title, type, right, probability: written }, path: place, fix };
        continue;
      }
      if (closing) {
        sound = false;
        const related = [{ path: closing.path, message: 'the-other', args: { before: closing.title } }];
        yield { message: 'late', severity: 'warning', args: { title, before: closing.title }, path, related };
      }
      if (stage.probability === undefined) {
        sound = false;
        yield { message: 'missing', severity: 'warning', args: { title }, path };
      }
      if (rate === undefined) continue;
      if (rate <= 0 || rate >= 1) {
        sound = false;
        yield { message: 'certain', severity: 'warning', args: { title, probability: written }, path: place };
      } else if (last?.rate !== undefined && rate <= last.rate) {
        sound = false;
        const args = { title, before: last.title, probability: formatRate(rate), higher: formatRate(last.rate) };
        const related = [{ path: `${last.path}/probability`, message: 'the-other', args }];
        if (rate < last.rate) yield { message: 'falls', args, path: place, related };
        else yield { message: 'same', severity: 'info', args, path: place, related };
      }
      first ??= stage;
      if (rate < 1 && (last?.rate === undefined || rate > last.rate)) last = stage;
    }
    if (!stages.some(({ type }) => type === 'won')) {
      sound = false;
      yield { message: 'no-won', severity: 'info', path: '/stages', at: 'key' };
    }
    if (sound && first?.rate !== undefined && last?.rate !== undefined)
      yield {
        evidence: 'rises',
        args: { first: formatRate(first.rate), last: formatRate(last.rate) },
        path: '/stages',
        at: 'key',
      };
  },
});

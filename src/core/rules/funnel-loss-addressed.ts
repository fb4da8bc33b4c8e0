import { hasContent } from '../documents/placeholder.ts';
import { formatRate } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';
import { stepsOf } from './support/funnel.ts';

export const funnelLossAddressed = defineRule({
  id: 'funnel-loss-addressed',
  title: 'The biggest loss of a funnel has a reason and a response',
  description:
    'Where most people are lost, as measured or else as planned, the funnel says why and what is done about it.',
  kinds: ['funnel'],
  severity: 'info',
  messages: {
    open: 'Most people are lost before {stage}: only {rate} of {before} get there. Add {parts}.',
    addressed: 'Before {stage}, where only {rate} of {before} get: {response}',
  },
  *check(document) {
    const measured = stepsOf(document.facts, 'actual');
    const planned = stepsOf(document.facts, 'planned');
    const steps = (measured.filter(({ passed }) => passed !== undefined).length > 0 ? measured : planned).map(
      (step, place, all) => ({ ...step, before: all[place - 1]?.name ?? '' }),
    );
    const losing = steps.filter(({ passed }) => passed !== undefined && passed < 1);
    const [worst] = losing.sort((a, b) => (a.passed ?? 1) - (b.passed ?? 1));
    if (!worst) return;
    const { loss_reason, response } = worst.stage;
    const parts = [
      ...(hasContent(loss_reason) ? [] : ['why (`loss_reason`)']),
      ...(hasContent(response) ? [] : ['what you do about it (`response`)']),
    ];
    const args = {
      stage: worst.name,
      before: worst.before,
      rate: formatRate(worst.passed ?? 0),
      parts: list(parts),
      response: response ?? '',
    };
    const path = `/stages/${worst.index}`;
    yield parts.length > 0 ? { message: 'open', args, path } : { evidence: 'addressed', args, path };
  },
});

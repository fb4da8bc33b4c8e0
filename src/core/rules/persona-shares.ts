import { formatRate, parseRate } from '../documents/quantity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { defineRule } from './rule.ts';
import { perDocuments } from './support/perDocuments.ts';

export const personaShares = defineRule({
  id: 'persona-shares',
  title: 'The personas’ shares of the target do not exceed the whole',
  description: 'What the personas of the cycle say about their shares of the target market adds up to 100 % at most.',
  kinds: ['persona'],
  severity: 'error',
  messages: {
    over: 'With the {share} of {title} the personas add up to {sum} of the target. Take {difference} from one of them.',
    outside: 'The share of {title} is {share}. Write one between 0 and 100 %.',
    'the-other': '{title}: {share}',
    within: 'The personas add up to {sum} of the target',
  },
  *check(document, { project }) {
    const own = shareOf(document.facts.share_of_target);
    const path = '/share_of_target';
    if (own === undefined) return;
    const args = { title: document.title, share: String(document.facts.share_of_target) };
    if (own < 0 || own > 1_000_000) {
      yield { message: 'outside', args, path };
      return;
    }
    const all = sharesOf(project.documents('persona'));
    const more = { ...args, sum: formatRate(all.sum / 1e6), difference: formatRate((all.sum - 1e6) / 1e6) };
    if (all.sum <= 1_000_000) {
      yield { evidence: 'within', args: more, path };
      return;
    }
    const others = all.personas.filter(({ file }) => file !== document.file);
    const related = others.slice(0, 5).map((persona) => ({
      file: persona.file,
      path,
      message: 'the-other',
      args: { title: persona.title, share: String(persona.facts.share_of_target) },
    }));
    yield { message: 'over', args: more, path, related };
  },
});

/** A share in millionths, so that 0.1 + 0.2 is 0.3. */
function shareOf(value: number | string | undefined): number | undefined {
  const rate = value === undefined ? undefined : parseRate(value);
  return rate?.unit === 'rate' ? Math.round(rate.fraction * 1e6) : undefined;
}

/** The personas that state a share, and the sum of their shares. */
const sharesOf = perDocuments<'persona', { personas: readonly PlanDocument<'persona'>[]; sum: number }>((documents) => {
  const personas = documents.filter(({ facts }) => shareOf(facts.share_of_target) !== undefined);
  return { personas, sum: personas.reduce((sum, { facts }) => sum + (shareOf(facts.share_of_target) ?? 0), 0) };
});

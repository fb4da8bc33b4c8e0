import { formatRate, parseRate } from '../documents/quantity.ts';
import { defineRule } from './rule.ts';

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
    const others = project.documents('persona').flatMap((persona) => {
      const share = shareOf(persona.facts.share_of_target);
      return share === undefined || persona.file === document.file ? [] : [{ persona, share }];
    });
    const sum = others.reduce((total, { share }) => total + share, own);
    const more = { ...args, sum: formatRate(sum / 1e6), difference: formatRate((sum - 1e6) / 1e6) };
    if (sum <= 1_000_000) {
      yield { evidence: 'within', args: more, path };
      return;
    }
    const related = others.slice(0, 5).map(({ persona }) => ({
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

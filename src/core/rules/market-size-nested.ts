import { isStated } from '../documents/placeholder.ts';
import { formatMoney, parseMoney } from '../documents/quantity.ts';
import { defineRule } from './rule.ts';

const sizes = ['total', 'serviceable', 'obtainable'] as const;

export const marketSizeNested = defineRule({
  id: 'market-size-nested',
  title: 'Each part of the market is smaller than the one around it',
  description:
    'The serviceable market is a part of the total one, and the obtainable market a part of the serviceable one.',
  kinds: ['strategy'],
  severity: 'error',
  messages: {
    larger:
      'The {part} market is {size}, larger than the {whole} market of {limit} that it is a part of. Correct one of them.',
    'the-whole': 'The {whole} market',
    'no-source': 'The size of the market has no source. Add where it comes from under `source`.',
    nested: '{list}',
  },
  *check(document, { project }) {
    const size = document.facts.market?.size;
    if (!size) return;
    const known = sizes.flatMap((name) => {
      const money = size[name] === undefined ? undefined : parseMoney(size[name], project.currency);
      return money?.unit === 'money'
        ? [{ name, minor: money.minor, currency: money.currency ?? project.currency }]
        : [];
    });
    let isNested = true;
    for (const [index, part] of known.entries()) {
      const whole = known[index - 1];
      if (!whole || whole.currency !== part.currency || part.minor <= whole.minor) continue;
      isNested = false;
      const args = {
        part: part.name,
        size: formatMoney(part.minor, part.currency),
        whole: whole.name,
        limit: formatMoney(whole.minor, whole.currency),
      };
      const related = [{ path: `/market/size/${whole.name}`, message: 'the-whole', args }];
      yield { message: 'larger', args, path: `/market/size/${part.name}`, related };
    }
    if (known.length > 0 && !isStated(size.source))
      yield { message: 'no-source', severity: 'info', path: '/market/size', at: 'key' };
    else if (isNested && known.length > 1) {
      const list = known.map(({ name, minor, currency }) => `${name} ${formatMoney(minor, currency)}`).join(', ');
      yield { evidence: 'nested', args: { list }, path: '/market/size', at: 'key' };
    }
  },
});

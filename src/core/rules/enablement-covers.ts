import { isOfKind } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { hasHeadingFor, namedIn, proseAt } from './support/prose.ts';

const folder = (title: string, description: string, value: string) =>
  ({ title, description, type: 'string', default: value }) as const;

export const enablementCovers = defineRule({
  id: 'enablement-covers',
  title: 'Sales material serves every persona and meets every competitor',
  description:
    'Each persona has a demo script and a variant of the pitch, each competitor of the strategy that is a company a battle card. A file says in its front matter whom it is for; the pitch has a section that names the persona.',
  kinds: ['persona', 'strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    pitch: folder('Pitch', 'Path of the pitch.', 'workspace/sales-enablement/pitch-deck.md'),
    demos: folder('Demo scripts', 'Folder of the demo scripts.', 'workspace/sales-enablement/demo-scripts/'),
    cards: folder('Battle cards', 'Folder of the battle cards.', 'workspace/sales-enablement/battle-cards/'),
  },
  messages: {
    demo: 'No demo script is for {title}. Write one, with `persona: {id}` in its front matter.',
    pitch: 'The pitch has no variant for {title}. Add a section that is headed by the persona.',
    card: 'No battle card meets {title}. Write one, with `competitor: {id}` in its front matter.',
    'no-competitors':
      'The strategy names no competitors, so nobody can tell which battle cards are missing. Add them under `competitors`.',
    served: '{title} has a demo script and a pitch',
    met: '{title} has a battle card',
  },
  *check(document, { project, options }) {
    if (isOfKind(document, 'persona')) {
      const { id, title } = document;
      const demos = proseAt(project, String(options.demos));
      const pitch = proseAt(project, String(options.pitch));
      const args = { id, title };
      const demo = demos.some((file) => namedIn(file, 'persona', 'personas').includes(id));
      // A pitch of its own file says in its front matter whom it is for.
      const said = pitch.some((file) => hasHeadingFor(file, [title, id]) || namedIn(file, 'persona').includes(id));
      if (!demo) yield { message: 'demo', args, path: '/title' };
      if (!said) yield { message: 'pitch', args, path: '/title' };
      if (demo && said) yield { evidence: 'served', args, path: '/title' };
    } else if (isOfKind(document, 'strategy')) {
      const named = new Set(proseAt(project, String(options.cards)).flatMap((file) => namedIn(file, 'competitor')));
      const competitors = [...itemsOf(document.facts.competitors)];
      if (competitors.length === 0) yield { message: 'no-competitors', path: '/competitors', at: 'key' };
      for (const [{ id = '', name: title = id, kind }, index] of competitors) {
        // Doing nothing is met in the answers to objections, not on a card.
        if (kind === 'status-quo') continue;
        const args = { id, title };
        const path = `/competitors/${index}`;
        if (named.has(id)) yield { evidence: 'met', args, path };
        else yield { message: 'card', args, path };
      }
    }
  },
});

import type { Kind } from '../documents/kinds.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { defineRule } from './rule.ts';
import { perDocuments } from './support/perDocuments.ts';

export const personaUsed = defineRule({
  id: 'persona-used',
  title: 'Every persona is used by the plan',
  description:
    'A persona that neither the strategy nor the messaging nor a campaign names costs work and changes nothing.',
  kinds: ['persona'],
  severity: 'warning',
  messages: {
    unused:
      'Neither strategy, messaging nor a campaign names {title}. List it under `personas` in the strategy and write a message for it, or remove it.',
    used: '{title} is named by {by}',
  },
  *check(document, { project }) {
    const strategies = project.documents('strategy');
    // While there is no strategy, nobody can use it yet.
    if (strategies.length === 0) return;
    const places = [
      { by: 'the strategy', names: inStrategies(strategies) },
      { by: 'the messaging', names: inMessaging(project.documents('messaging')) },
      { by: 'a campaign', names: inCampaigns(project.documents('campaign')) },
    ];
    const { title } = document;
    const place = places.find(({ names }) => names.has(document.id));
    if (place) yield { evidence: 'used', args: { title, by: place.by }, path: '/title' };
    else yield { message: 'unused', args: { title }, path: '/title' };
  },
});

const inStrategies = perDocuments<'strategy', ReadonlySet<string>>(personasIn);
const inMessaging = perDocuments<'messaging', ReadonlySet<string>>(personasIn);
const inCampaigns = perDocuments<'campaign', ReadonlySet<string>>(personasIn);

/** Ids of all personas that these documents name. */
function personasIn(documents: readonly PlanDocument<Kind>[]): Set<string> {
  return new Set(
    documents.flatMap(({ identifiers }) =>
      identifiers.references.filter(({ scopes }) => scopes.includes('persona')).map(({ id }) => id),
    ),
  );
}

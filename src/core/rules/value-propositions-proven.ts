import { isStated } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { isOfKind } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

interface Proposition {
  name: string;
  path: string;
  proofs:
    | readonly (
        | { statement?: string | undefined; source?: string | undefined; claim?: string | undefined }
        | undefined
      )[]
    | undefined;
}

export const valuePropositionsProven = defineRule({
  id: 'value-propositions-proven',
  title: 'Each value proposition has proof',
  description: 'At least one proof point, with the source that it comes from, stands behind every value proposition.',
  kinds: ['strategy', 'messaging'],
  severity: 'warning',
  messages: {
    none: 'There is no value proposition yet. Add one under `{key}`.',
    unproven: 'The value proposition “{name}” has no proof. Add a proof point with its source.',
    'no-source':
      'A proof of “{name}” names no source. Add where it comes from under `source`, or name an approved claim that has one.',
    'no-statement': 'A proof of “{name}” says nothing. Write it under `statement`.',
    proven: '“{name}” has {count|proof|proofs}',
  },
  *check(document, { project }) {
    const claims = new Set(
      project
        .documents('messaging')
        .flatMap((messaging) => [...itemsOf(messaging.facts.claims)])
        .flatMap(([claim]) => (isStated(claim.source) ? (claim.id ?? []) : [])),
    );
    const propositions = propositionsOf(document);
    if (propositions.length === 0) {
      const key = document.kind === 'strategy' ? 'value_propositions' : 'primary_value_proposition';
      yield { message: 'none', args: { key }, path: `/${key}`, at: 'key' };
    }
    for (const { name, path, proofs } of propositions) {
      const points = [...itemsOf(proofs)];
      if (points.length === 0) yield { message: 'unproven', args: { name }, path, at: 'key' };
      let proven = 0;
      for (const [point, index] of points) {
        const place = `${path}/proof_points/${index}`;
        if (!isStated(point.statement)) yield { message: 'no-statement', args: { name }, path: place };
        else if (!isStated(point.source) && !claims.has(point.claim ?? ''))
          yield { message: 'no-source', args: { name }, path: place };
        else proven++;
      }
      if (proven > 0 && proven === points.length)
        yield { evidence: 'proven', args: { name, count: proven }, path: `${path}/proof_points`, at: 'key' };
    }
  },
});

function propositionsOf(document: PlanDocument): Proposition[] {
  if (isOfKind(document, 'strategy')) {
    return [...itemsOf(document.facts.value_propositions)].map(([item, index]) => ({
      name: item.title ?? item.id ?? '',
      path: `/value_propositions/${index}`,
      proofs: item.proof_points,
    }));
  }
  if (!isOfKind(document, 'messaging')) return [];
  const { primary_value_proposition: primary, supporting_value_propositions: supporting } = document.facts;
  const first = primary
    ? [{ name: shorten(primary.statement), path: '/primary_value_proposition', proofs: primary.proof_points }]
    : [];
  const others = [...itemsOf(supporting)].map(([item, index]) => ({
    name: shorten(item.statement),
    path: `/supporting_value_propositions/${index}`,
    proofs: item.proof_points,
  }));
  return [...first, ...others];
}

/** The beginning of a sentence, as a name for it. */
function shorten(text = ''): string {
  return text.length > 50 ? `${text.slice(0, 49).trimEnd()}…` : text;
}

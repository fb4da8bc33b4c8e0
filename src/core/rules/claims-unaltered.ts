import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

interface Claim {
  statement: string;
  file: string;
  path: string;
}

/** A sentence that says which approved claims it repeats. */
interface Repetition {
  text: string | undefined;
  claims: readonly string[];
  path: string;
}

type Proofs = readonly ({ statement?: string | undefined; claim?: string | undefined } | undefined)[] | undefined;

export const claimsUnaltered = defineRule({
  id: 'claims-unaltered',
  title: 'Who repeats a claim keeps its numbers',
  description:
    'A proof point, or the proof of a variant, that names an approved claim has no number that the claim does not have. Numbers are compared by value: 4.20 is 4.2.',
  kinds: ['messaging', 'strategy'],
  needs: ['messaging'],
  severity: 'error',
  messages: {
    altered: 'This proof says {numbers}, but the claim that it repeats is “{claim}”. Correct one of them.',
    added:
      'This proof adds {numbers} to the claim that it repeats, “{claim}”. Leave it out, or have it approved as a claim.',
    'the-claim': 'The approved claim',
    kept: 'The numbers are those of the claim',
  },
  *check(document, { project }) {
    const approved = claimsOf(project);
    for (const { text, claims, path } of repetitionsIn(document)) {
      const known = claims.flatMap((id) => approved.get(id) ?? []);
      const [first] = known;
      if (text === undefined || !first || known.length < claims.length) continue;
      const statements = known.map(({ statement }) => new Set(valuesIn(statement)));
      const allowed = new Set(statements.flatMap((values) => [...values]));
      const own = numbersIn(text);
      const altered = own.filter(({ value }) => !allowed.has(value));
      if (altered.length === 0) {
        if (own.length > 0) yield { evidence: 'kept', path };
        continue;
      }
      // Whoever keeps all that one claim says has added something; else the claim itself was changed.
      const values = new Set(own.map(({ value }) => value));
      const isAddition = known.some(({ statement }) => numbersIn(statement).every(({ value }) => values.has(value)));
      const args = {
        numbers: altered.map(({ written }) => written).join(', '),
        claim: first.statement.replace(/\.$/, ''),
      };
      const related = known.map(({ file, path: place }) => ({ file, path: place, message: 'the-claim' }));
      if (isAddition) yield { message: 'added', severity: 'warning', args, path, related };
      else yield { message: 'altered', args, path, related };
    }
  },
});

function claimsOf(project: ProjectView): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { facts, file } of project.documents('messaging'))
    for (const [{ id, statement }, index] of itemsOf(facts.claims))
      if (id !== undefined && statement !== undefined)
        claims.set(id, { statement, file, path: `/claims/${index}/statement` });
  return claims;
}

function* repetitionsIn(document: PlanDocument): Generator<Repetition> {
  if (isOfKind(document, 'strategy')) {
    for (const [{ proof_points }, index] of itemsOf(document.facts.value_propositions))
      yield* proofsIn(proof_points, `/value_propositions/${index}/proof_points`);
  } else if (isOfKind(document, 'messaging')) {
    const { primary_value_proposition, supporting_value_propositions, persona_variants, edition_variants } =
      document.facts;
    yield* proofsIn(primary_value_proposition?.proof_points, '/primary_value_proposition/proof_points');
    for (const [{ proof_points }, index] of itemsOf(supporting_value_propositions))
      yield* proofsIn(proof_points, `/supporting_value_propositions/${index}/proof_points`);
    for (const [key, variants] of Object.entries({ persona_variants, edition_variants })) {
      for (const [variant, index] of itemsOf(variants as typeof persona_variants)) {
        const claims = [...itemsOf(variant.claims)].map(([id]) => id);
        yield { text: variant.proof, claims, path: `/${key}/${index}/proof` };
      }
    }
  }
}

function* proofsIn(proofs: Proofs, path: string): Generator<Repetition> {
  for (const [{ statement, claim }, index] of itemsOf(proofs))
    if (claim !== undefined) yield { text: statement, claims: [claim], path: `${path}/${index}/statement` };
}

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Values of all numbers of a sentence, also of those that are written as words. */
function valuesIn(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const written = words.map((word) => numberWords.indexOf(word)).filter((value) => value >= 0);
  return [...numbersIn(text).map(({ value }) => value), ...written.map(String)];
}

/** Numbers of a sentence with their value; a percentage is another number than the same figure without its sign. Years are none. */
function numbersIn(text: string): { written: string; value: string }[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])(\d[\d,]*(?:\.\d+)?)(\s?%|\s*per cent\b)?/gu)]
    .filter(([written]) => !/^(?:19|20)\d\d$/.test(written))
    .map(([written, digits = '', percent]) => ({
      written: written.trim(),
      value: `${Number(digits.replaceAll(',', ''))}${percent ? '%' : ''}`,
    }));
}

import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import {
  type Assertion,
  assertionsIn,
  type Claim,
  claimsAlike,
  claimsIn,
  competitorNames,
  unsaidBy,
} from './support/claims.ts';
import { proseAt } from './support/prose.ts';

export const claimsApproved = defineRule({
  id: 'claims-approved',
  title: 'Every claim that readers see has been approved',
  description:
    'Each sentence with a number, a superlative or a competitor’s name says what an approved claim with a source says. Numbers are compared by value; days, times and numbered steps are none.',
  kinds: ['messaging'],
  severity: 'error',
  gateOnly: true,
  options: {
    folders: {
      title: 'Folders',
      description: 'Files and folders whose texts readers see.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages: {
    unapproved:
      'No approved claim says “{sentence}”. Have it approved under `claims`, with its source, or take it out.',
    number: '“{sentence}” says {numbers}, but what is approved is “{claim}”. Use its numbers.',
    'no-source': 'The claim “{claim}” is used, but names no source. Add `source`.',
    'the-claims': 'The approved claims',
    verified: '{count|sentence|sentences} in {files|text|texts}, each an approved claim',
  },
  *check(document, { project, options }) {
    const claims = claimsIn(document);
    const competitors = competitorNames(project);
    const paths = options.folders as readonly unknown[];
    const files = new Set(paths.flatMap((path) => proseAt(project, String(path))));
    let count = 0;
    let sound = true;
    for (const file of files) {
      if (file.kind !== 'deliverable') continue;
      for (const assertion of assertionsIn(file, competitors)) {
        const report = judge(assertion, claims, file.file, document.file);
        if (report) yield report;
        else count++;
        sound &&= report === undefined;
      }
    }
    for (const [{ statement: claim = '', source }, index] of itemsOf(document.facts.claims))
      if (!source) yield { message: 'no-source', args: { claim }, path: `/claims/${index}` };
    if (sound && count > 0)
      yield { evidence: 'verified', args: { count, files: files.size }, path: '/claims', at: 'key' };
  },
});

function judge(
  { sentence, start, numbers, superlatives, competitors }: Assertion,
  claims: readonly Claim[],
  file: string,
  own: string,
): Report | undefined {
  const alike = claimsAlike(sentence, claims);
  const allowed = new Set(alike.flatMap((claim) => [...claim.numbers]));
  const wrong = numbers.filter((number) => !allowed.has(number));
  const unsaid = unsaidBy(alike, [...superlatives, ...competitors]);
  const place = {
    file,
    span: [start, start + sentence.length] as const,
    related: [{ file: own, path: '/claims', message: 'the-claims' }],
  };
  const [nearest] = alike;
  if (!nearest || unsaid.length > 0) return { message: 'unapproved', args: { sentence: brief(sentence) }, ...place };
  if (wrong.length === 0) return undefined;
  const args = { sentence: brief(sentence), numbers: wrong.join(', '), claim: nearest.statement };
  return { message: 'number', args, ...place };
}

function brief(sentence: string): string {
  const plain = sentence.replace(/[*_#>[\]]/g, '').trim();
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
}

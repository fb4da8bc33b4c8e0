import { withoutComments } from '../documents/markdown.ts';
import { foldWords } from '../documents/similarity.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { proseAt } from './support/prose.ts';

interface Claim {
  statement: string;
  numbers: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** What makes a sentence a claim. */
interface Assertion {
  sentence: string;
  start: number;
  numbers: string[];
  superlatives: string[];
  competitors: string[];
}

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
    const claims: Claim[] = [...itemsOf(document.facts.claims)].flatMap(([{ statement }]) =>
      statement === undefined
        ? []
        : [{ statement, numbers: new Set(numbersIn(statement)), words: new Set(wordsOf(statement)) }],
    );
    const competitors = project
      .documents('strategy')
      .flatMap(({ facts }) => [...itemsOf(facts.competitors)])
      .flatMap(([{ name, kind }]) => (name === undefined || kind === 'status-quo' ? [] : [name]));
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
  const words = wordsOf(sentence);
  const alike = claims
    .map((claim) => ({ claim, shared: words.filter((word) => claim.words.has(word)).length }))
    .filter(({ claim, shared }) => shared >= Math.min(2, claim.words.size, words.length) && shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ claim }) => claim);
  const allowed = new Set(alike.flatMap((claim) => [...claim.numbers]));
  const said = alike.map(({ statement }) => statement.toLowerCase()).join(' ');
  const wrong = numbers.filter((number) => !allowed.has(number));
  const unsaid = [...superlatives, ...competitors].filter((word) => !said.includes(word.toLowerCase()));
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

function* assertionsIn({ text }: PlanDocument, competitors: readonly string[]): Generator<Assertion> {
  const blank = (match: string) => match.replace(/[^\r\n]/g, ' ');
  const body = withoutComments(text)
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---/, blank)
    .replace(/\]\([^)]*\)|https?:\/\/\S+|\{\{[^}]*\}\}|`[^`\n]*`/g, blank);
  for (const match of body.matchAll(/[^\s.!?|][^\n|]*?(?:[.!?](?=[\s"”*)]|$)|(?=[|\n])|$)/gm)) {
    const sentence = match[0].trim();
    const named = competitors.filter((name) => new RegExp(`\\b${escaped(name)}\\b`, 'i').test(sentence));
    const found = numbersIn(sentence);
    const superlatives = [...sentence.matchAll(superlative)].map(([word]) => word.toLowerCase());
    if (found.length + superlatives.length + named.length > 0)
      yield { sentence, start: match.index, numbers: found, superlatives, competitors: named };
  }
}

const superlative =
  /\b(?:best|fastest|quickest|easiest|simplest|cheapest|lowest|highest|largest|biggest|smallest|strongest|safest|smartest|greatest|leading|unrivalled|unbeatable|the only|number one|the most \p{L}+)\b/giu;

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Days, times of day and the numbers of steps promise nothing. */
const noClaim = new RegExp(
  `\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b|\\b\\d{1,2}\\s+${month}\\b(?:\\s+\\d{4})?|\\b${month}\\s+\\d{1,2}\\b(?:,?\\s+\\d{4})?|\\b(?:19|20)\\d{2}\\b|\\b\\d{1,2}:\\d{2}(?:\\s?[ap]\\.?m\\.?)?\\b(?!\\s*%)|\\b\\d{1,2}\\s?[ap]\\.?m\\b|\\b(?:step|part|day|week|chapter|page|figure|question|tip)\\s+\\d+|^[-*+\\s#]*\\d+[.)](?:\\s|$)`,
  'gi',
);

/** Numbers by value, with the percent sign where there is one. */
function numbersIn(text: string): string[] {
  return [...text.replace(noClaim, ' ').matchAll(/(?<![\p{L}\p{N}.,])(\d[\d,]*(?:\.\d+)?)(\s?%)?/gu)].map(
    ([, number = '', percent]) => `${Number(number.replaceAll(',', ''))}${percent ? '%' : ''}`,
  );
}

/** Words that carry a meaning. */
function wordsOf(text: string): string[] {
  return [...new Set(foldWords(text).filter((word) => word.length > 3))];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function brief(sentence: string): string {
  const plain = sentence.replace(/[*_#>[\]]/g, '').trim();
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
}

import { withoutComments } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { unmasked } from '../documents/readable.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { assertionsIn, type Claim, claimsAlike, claimsIn, competitorNames, unsaidBy } from './support/claims.ts';
import { copyIn } from './support/copy.ts';
import { figuresIn } from './support/figures.ts';
import { proseAt } from './support/prose.ts';
import { escaped, wholeWord } from './support/wholeWord.ts';

/** Sorts of deliverables that quote what others say, so that their words and figures are not ours. */
const quoting: ReadonlySet<unknown> = new Set(['battle-card', 'objection-handling', 'roi-calculator']);

/** Sorts of deliverables that buyers read as our word. */
const promising: ReadonlySet<unknown> = new Set([
  'email',
  'landing-page',
  'ad',
  'article',
  'ebook',
  'case-study',
  'pitch',
]);

export const messagingConsistent = defineRule({
  id: 'messaging-consistent',
  title: 'All deliverables speak with one voice',
  description:
    'Wherever the tagline stands it is word for word the same, words to avoid do not stand in what we write ourselves, a percentage or a multiple is one of an approved claim, and so is a superlative or a competitor’s name in what buyers read. That holds for texts in Markdown, for the variants of campaigns, and for pieces of content with the files that they name.',
  kinds: ['messaging'],
  severity: 'warning',
  gateOnly: true,
  options: {
    paths: {
      title: 'Paths',
      description: 'Files and folders whose texts are compared with the messaging.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages: {
    tagline: 'This is nearly the tagline, which reads “{tagline}”. Write it word for word.',
    'the-tagline': 'The tagline',
    word: '“{word}” is one of the words that we avoid. Say it in other words.',
    'the-list': 'The words to avoid',
    claim: 'No approved claim says {number}. Take the number of a claim, or have this one approved first.',
    superlative:
      '“{word}” claims something that nobody approved. Use the words of an approved claim, or have this one approved first.',
    competitor:
      '{word} is named here, but no approved claim compares us with {word}. Use an approved claim, or leave the name out.',
    'the-claims': 'The approved claims',
    consistent: '{count|text speaks|texts speak} with this voice',
  },
  *check(document, { project, options }) {
    const pieces = project.documents('content').flatMap(({ facts }) => [...itemsOf(facts.assets)]);
    const paths = [...(options.paths as readonly unknown[]), ...pieces.flatMap(([{ path }]) => path ?? [])];
    const files = paths.flatMap((path) => proseAt(project, String(path)));
    const patterns = [...itemsOf(document.facts.voice?.avoid)]
      .filter(([word]) => hasContent(word))
      .map(([word, index]) => ({ word, pattern: wholeWord(word), index }));
    const figures = new Set(
      figuresIn(JSON.stringify(project.documents('messaging').map(({ facts }) => facts.claims ?? []))).map(
        ({ value }) => value,
      ),
    );
    const claims = project.documents('messaging').flatMap(claimsIn);
    const competitors = competitorNames(project);
    let count = 0;
    for (const text of [...[...new Set(files)].map(textOf), ...copyOf(project)]) {
      const reports = [
        ...checkTagline(document, text),
        ...checkWords(document, text, patterns),
        ...checkFigures(document, text, figures),
        ...checkPromises(document, text, claims, competitors),
      ];
      if (reports.length === 0) count++;
      yield* reports;
    }
    const saysHow = patterns.length > 0 || hasContent(document.facts.tagline) || figures.size > 0;
    if (count > 0 && saysHow) yield { evidence: 'consistent', args: { count }, path: '/voice', at: 'key' };
  },
});

/** A text that is compared with the messaging. */
interface Text {
  body: string;
  /** Its words or figures are not ours. */
  quotes: boolean;
  /** A buyer reads it, so that its figures promise something; rules and plans are full of figures of their own. */
  isDelivered: boolean;
  /** Buyers read it as our word. */
  promises: boolean;
  /** Where something stands in it. */
  at(start: number, end: number): { file: string; span: [number, number] } | { file: string; path: string };
}

function textOf(document: PlanDocument): Text {
  const { file, data, kind } = document;
  const { text: body, at } = unmasked(bodyOf(document));
  const type = data !== null && typeof data === 'object' ? (data as { type?: unknown }).type : undefined;
  return {
    body,
    quotes: quoting.has(type),
    isDelivered: kind === 'deliverable',
    promises: kind === 'deliverable' && promising.has(type),
    at: (start, end) => ({ file, span: [at(start), at(end - 1) + 1] }),
  };
}

/** What the messaging, campaigns that are not cancelled and lists of content say to buyers. */
function copyOf(project: ProjectView): Text[] {
  const campaigns = project.documents('campaign').filter(({ facts }) => facts.status !== 'cancelled');
  return [...project.documents('messaging'), ...campaigns, ...project.documents('content')].flatMap((document) =>
    [...copyIn(document)].map(({ text, path }) => ({
      body: unmasked(text).text,
      quotes: false,
      isDelivered: true,
      promises: true,
      at: () => ({ file: document.file, path }),
    })),
  );
}

/** The body of a file, with what the front matter and comments say blanked out, so that every offset stays true. */
function bodyOf({ text }: PlanDocument): string {
  const front = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---[^\S\n]*(?=\n|$)/.exec(text)?.[0] ?? '';
  return front.replace(/[^\r\n]/g, ' ') + withoutComments(text).slice(front.length);
}

function* checkTagline({ facts, file: own }: PlanDocument<'messaging'>, { body, at }: Text): Generator<Report> {
  const { tagline } = facts;
  if (!tagline || !hasContent(tagline)) return;
  const words = tagline.match(/[\p{L}\p{N}]+/gu) ?? [];
  // A tagline of a word or two is also said in passing.
  if (words.length < 3) return;
  const pattern = new RegExp(words.map(escaped).join('[^\\p{L}\\p{N}]+'), 'giu');
  for (const match of body.matchAll(pattern)) {
    if (match[0] === tagline.replace(/[^\p{L}\p{N}]+$/u, '')) continue;
    const related = [{ file: own, path: '/tagline', message: 'the-tagline' }];
    yield {
      message: 'tagline',
      args: { tagline },
      ...at(match.index, match.index + match[0].length),
      related,
    };
  }
}

function* checkWords(
  { file: own }: PlanDocument<'messaging'>,
  { body, quotes, at }: Text,
  patterns: readonly { word: string; pattern: RegExp; index: number }[],
): Generator<Report> {
  if (quotes) return;
  // What stands in quotation marks or behind `>` is what somebody else says.
  const text = body.replace(/^>.*$|“[^”\n]*”|"[^"\n]*"/gm, (quoted) => ' '.repeat(quoted.length));
  for (const { word, pattern, index } of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const related = [{ file: own, path: `/voice/avoid/${index}`, message: 'the-list' }];
    yield {
      message: 'word',
      args: { word },
      ...at(match.index, match.index + match[0].length),
      related,
    };
  }
}

function* checkFigures(
  { file: own }: PlanDocument<'messaging'>,
  { body, quotes, isDelivered, at }: Text,
  known: ReadonlySet<string>,
): Generator<Report> {
  if (!isDelivered || quotes) return;
  for (const { written, value, start } of figuresIn(body)) {
    if (known.has(value)) continue;
    const related = [{ file: own, path: '/claims', message: 'the-claims' }];
    yield {
      message: 'claim',
      args: { number: written },
      ...at(start, start + written.length),
      related,
    };
  }
}

function* checkPromises(
  { file: own }: PlanDocument<'messaging'>,
  { body, promises, at }: Text,
  claims: readonly Claim[],
  competitors: readonly string[],
): Generator<Report> {
  if (!promises) return;
  const related = [{ file: own, path: '/claims', message: 'the-claims' }];
  for (const assertion of assertionsIn({ text: body }, competitors)) {
    const alike = claimsAlike(assertion.sentence, claims);
    for (const message of ['superlative', 'competitor'] as const)
      for (const word of unsaidBy(alike, assertion[`${message}s`])) {
        const start = assertion.start + Math.max(0, assertion.sentence.toLowerCase().indexOf(word.toLowerCase()));
        yield { message, args: { word }, ...at(start, start + word.length), related };
      }
  }
}

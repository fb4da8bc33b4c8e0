import { foldHeading, withoutComments } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type Piece, piecesIn, textOf } from './support/pieces.ts';

/** Words within which readers and search engines learn what a text is about. */
const openingWords = 100;

export const contentSearchable = defineRule({
  id: 'content-searchable',
  title: 'Pieces that are to be found by search are made for their keyword',
  description:
    'Each piece of these types has a keyword that the strategy knows and uses it in its title, its opening and a heading; title and description are short enough to be shown whole.',
  kinds: ['content'],
  needs: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    types: {
      title: 'Types',
      description: 'Types of pieces that are found by search.',
      type: 'array',
      items: { type: 'string' },
      default: ['blog-post', 'landing-page', 'guide', 'comparison-page', 'case-study'],
    },
    title: { title: 'Title', description: 'Most characters of a title.', type: 'integer', default: 60 },
    description: {
      title: 'Description',
      description: 'Most characters of a description.',
      type: 'integer',
      default: 160,
    },
    links: {
      title: 'Links',
      description: 'Whether links to files have to lead to one.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    'no-keyword': '“{title}” names no keyword. Add the search that it should be found by under `keyword`.',
    unknown:
      'The strategy does not know the keyword “{keyword}”. Add it there with its searches per month, or take another.',
    'no-text': '“{title}” has no text yet. Name its file under `path`.',
    unused: '“{keyword}” does not stand in {where} of “{title}”. Use it there as buyers write it.',
    'no-description': '“{title}” has no description for search results. Add `description` to its front matter.',
    long: 'The {what} of “{title}” has {found} characters, but results show about {most}. Shorten it.',
    link: 'This link leads to {target}, where there is no file. Correct it.',
    searchable: '“{title}” is made for “{keyword}”',
  },
  *check({ facts }, { project, options }) {
    const known = new Set(
      project
        .documents('strategy')
        .flatMap(({ facts: strategy }) => [...itemsOf(strategy.market?.keywords)])
        .map(([{ keyword = '' }]) => foldHeading(keyword)),
    );
    for (const piece of piecesIn(facts, options.types as readonly unknown[])) {
      const reports = [...checkPiece(piece, known, project, options)];
      yield* reports;
      const { title, place } = piece;
      if (reports.length === 0)
        yield { evidence: 'searchable', args: { title, keyword: piece.piece.keyword ?? '' }, path: place };
    }
  },
});

function* checkPiece(
  { piece, title, place }: Piece,
  known: ReadonlySet<string>,
  project: ProjectView,
  options: Readonly<Record<string, unknown>>,
): Generator<Report> {
  const { keyword } = piece;
  const text = textOf(piece, project);
  if (keyword === undefined || !hasContent(keyword)) yield { message: 'no-keyword', args: { title }, path: place };
  else if (!known.has(foldHeading(keyword))) yield { message: 'unknown', args: { keyword }, path: `${place}/keyword` };
  if (!text) {
    yield { message: 'no-text', args: { title }, path: place };
    return;
  }
  if (keyword !== undefined) {
    const missing = placesWithout(keyword, text);
    if (missing.length > 0)
      yield {
        message: 'unused',
        args: { keyword, title, where: missing.join(' and ') },
        file: text.file,
        path: '/title',
      };
  }
  const { description = '' } = text.facts as { description?: string };
  if (!hasContent(description)) yield { message: 'no-description', args: { title }, file: text.file, path: '' };
  for (const [what, value] of Object.entries({ title: text.title, description })) {
    const most = Number(options[what]);
    if (value.length > most)
      yield { message: 'long', args: { what, title, found: value.length, most }, file: text.file, path: `/${what}` };
  }
  if (options.links === true) yield* checkLinks(text, project);
}

function placesWithout(keyword: string, { title, text, sections }: PlanDocument): string[] {
  const wanted = ` ${foldHeading(keyword)} `;
  const has = (value: string) => ` ${foldHeading(value)} `.includes(wanted);
  const body = withoutComments(text)
    .replace(/^---\r?\n[\s\S]*?\r?\n---/, '')
    .replace(/^#.*$/gm, '');
  return [
    ...(has(title) ? [] : ['the title']),
    ...(has(body.split(/\s+/).filter(Boolean).slice(0, openingWords).join(' ')) ? [] : ['the opening']),
    ...(sections.some((section) => has(section.title)) ? [] : ['a heading']),
  ];
}

/** Links to files, from the file's own folder or from the project's. */
function* checkLinks({ file, text }: PlanDocument, project: ProjectView): Generator<Report> {
  for (const match of text.matchAll(/\]\((?![a-z][a-z0-9+.-]*:|#|\/|\{)([^)\s#]+)[^)]*\)/gi)) {
    const target = match[1] ?? '';
    const path = file.split('/').slice(0, -1);
    for (const part of target.split('/'))
      if (part === '..') path.pop();
      else if (part !== '.') path.push(part);
    if (project.hasPath(path.join('/')) || project.hasPath(target)) continue;
    yield { message: 'link', args: { target }, file, span: [match.index, match.index + match[0].length] };
  }
}

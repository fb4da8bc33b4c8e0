import { frontMatterOf } from '../documents/frontMatter.ts';
import { formOf, isKind } from '../documents/kinds.ts';
import { countWords, foldHeading, parseTables, type Section, withoutComments, wordsOf } from '../documents/markdown.ts';
import { findPlaceholder, hasContent, placeholderSpan } from '../documents/placeholder.ts';
import { type Segment, toPointer } from '../documents/pointer.ts';
import { withoutHidden } from '../documents/readable.ts';
import { findSection, lacksOf, type SectionNeed, tooFewFresh } from '../documents/sections.ts';
import { foldWords } from '../documents/similarity.ts';
import { chosenPlaybooks, findPlaybook, type OutputFacts } from '../gates/playbook.ts';
import { list } from '../messages/format.ts';
import { sectionMessages } from '../messages/sections.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { copiesAmong, copyAmong } from './support/copiedText.ts';
import { nearCopyLimit } from './support/nearCopy.ts';
import { perDocument } from './support/perDocument.ts';
import { isFor, subjectsOf } from './support/perOf.ts';
import { namedIn } from './support/prose.ts';

export const outputComplete = defineRule({
  id: 'output-complete',
  title: 'A deliverable is complete',
  description:
    'A document of facts fits its schema; a text has the sections, tables and length that its playbook asks for, and no placeholder.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  options: {
    path: { title: 'Path', description: 'File, or folder with a closing slash.', type: 'string', default: '' },
    kind: { title: 'Kind', description: 'Kind of document that it holds.', type: 'string' },
    minimum: { title: 'Minimum', description: 'How many files a folder needs.', type: 'integer', default: 1 },
    sections: { title: 'Sections', description: 'Sections that the text must have.', type: 'array', default: [] },
    per: {
      title: 'Per',
      description:
        'Of a folder: what needs a file of its own, such as `campaign`. Each file says in its front matter which.',
      type: 'string',
    },
    front_matter: {
      title: 'Front matter',
      description: 'Keys that each file fills in its front matter.',
      type: 'array',
      default: [],
    },
    words: { title: 'Words', description: 'Words that the whole text needs at least.', type: 'integer', default: 0 },
  },
  messages: {
    ...sectionMessages,
    declares:
      'The playbook asks for {path}, but says neither which kind of document it is nor which sections it needs. Add one of them to the playbook.',
    few: '{path} has {found|file|files}{kind}, but needs at least {minimum}.',
    'wrong-kind': '{path} should be of the kind {kind}, but is not. Check its name, and `kind:`.',
    unread: '{path} is not read, so nobody can say whether it is complete. Put it in one of the content folders.',
    invalid: '{count|mistake|mistakes} in this file must be mended first: see its findings.',
    placeholder: 'This text still holds a placeholder: “{placeholder}”. Write what belongs there.',
    short: 'This text has {words|word|words}, but needs at least {minimum} to say something.',
    repeats:
      'This text repeats itself: of its {words|word|words} {fresh} are new, but it needs at least {minimum}. Say what is missing, and each thing once.',
    copied:
      'The sections “{title}” and “{other}” say nearly the same ({share}% of the words). Say in each what belongs there.',
    'the-other': 'The other section',
    twin: 'This text and {other} say nearly the same ({share}% of the words), but each is to be for a {key} of its own. Say what holds for this one only.',
    'row-missing': 'The section “{title}” says nothing about {names}. Add what belongs there.',
    'none-for': '{path} has nothing for {names}. Add a file for each, with `{key}:` in its front matter.',
    'none-names': '{path} has nothing for {names}. Add a document that names each, or name them in one that is there.',
    'names-none': 'This file does not say for which {key} it is. Add `{key}:` to its front matter.',
    hollow: '“{title}” has a name and nothing else. Write what belongs in it.',
    valid: 'Everything in it has the right form',
    long: '{words|word|words}',
  },
  *check(_, { project, options }) {
    const output = options as unknown as OutputFacts & { path: string };
    const documents = documentsAt(project, output.path);
    const ours = output.kind === undefined ? documents : documents.filter((document) => document.kind === output.kind);
    const kind = output.kind?.replaceAll('_', ' ') ?? '';
    if (output.kind === undefined && [...itemsOf(output.sections)].length === 0 && !output.words) {
      yield { message: 'declares', args: { path: output.path }, path: '' };
      return;
    }
    const minimum = output.minimum ?? 1;
    if (ours.length < minimum) {
      const message = output.path.endsWith('/') ? 'few' : output.kind === undefined ? 'unread' : 'wrong-kind';
      const args = {
        path: output.path,
        found: ours.length,
        minimum,
        kind: message === 'few' && kind ? ` of the kind ${kind}` : kind,
      };
      yield { message, args, file: documents[0]?.file ?? output.path };
    }
    yield* checkSubjects(ours, output, project);
    yield* checkTwins(ours, output, project);
    const readsText = output.kind === undefined || [...itemsOf(output.sections)].length > 0 || Boolean(output.words);
    for (const document of ours) {
      if (output.kind !== undefined) yield* checkShape(document, kind, readsText);
      else if (document.problems.length > 0)
        yield {
          message: 'invalid',
          args: { count: document.problems.length },
          file: document.file,
          path: '',
          isOfText: true,
        };
      if (readsText) yield* checkText(document, output, project);
    }
  },
});

function documentsAt(project: ProjectView, path: string): PlanDocument[] {
  const files = path.endsWith('/') ? project.pathsIn(path).sort() : [path];
  return files.flatMap((file) => project.document(file) ?? []);
}

/** Everything that needs a file of its own has one, and each file says what it is for. */
function* checkSubjects(
  documents: readonly PlanDocument[],
  { path, kind, per, front_matter: keys }: OutputFacts & { path: string },
  project: ProjectView,
): Generator<Report> {
  if (per !== undefined && documents.length > 0) {
    const absent = subjectsOf(per, project).filter((subject) => !documents.some((one) => isFor(one, per, subject)));
    const args = { path, names: list(absent.map(({ title }) => title)), key: per };
    const message = isKind(kind) && formOf(kind) === 'suffix' ? 'none-names' : 'none-for';
    if (absent.length > 0) yield { message, args, file: documents[0]?.file ?? path };
  }
  for (const [key] of itemsOf(keys))
    for (const document of documents)
      if (namedIn(document, key, `${key}s`).length === 0)
        yield { message: 'names-none', args: { key }, file: document.file };
}

/** Texts that are each for something of its own do not say the same. */
function* checkTwins(
  documents: readonly PlanDocument[],
  { per }: OutputFacts,
  project: ProjectView,
): Generator<Report> {
  if (per === undefined) return;
  const texts = documents.filter(({ format }) => format === 'markdown');
  for (const { document, original, share } of copiesAmong(texts, nearCopyLimit(project)))
    yield {
      message: 'twin',
      args: { other: original.file, share, key: per.replaceAll('-', ' ') },
      file: document.file,
    };
}

function* checkShape(document: PlanDocument, kind: string, isReadAsText: boolean): Generator<Report> {
  const { file } = document;
  const count = document.problems.length + document.schemaErrors.length;
  const unwritten = isReadAsText ? undefined : firstPlaceholder(document);
  if (count > 0) yield { message: 'invalid', args: { count }, file, path: '', isOfText: true };
  else if (unwritten)
    yield { message: 'placeholder', args: { placeholder: unwritten.text }, file, path: unwritten.path };
  else if (!saysSomething(document)) yield { message: 'hollow', args: { title: document.title }, file, path: '/title' };
  else yield { evidence: 'valid', args: { kind }, file, path: '' };
}

/** The first text of a document that stands where content should. A folder holds many documents; an edit changes one of them. */
const firstPlaceholder = perDocument((document) => placeholdersIn(document.data, []).next().value || undefined);

function* placeholdersIn(value: unknown, path: readonly Segment[]): Generator<{ text: string; path: string }> {
  if (typeof value === 'string') {
    const text = findPlaceholder(value);
    if (text !== undefined) yield { text, path: toPointer(path) };
  } else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value))
      yield* placeholdersIn(inner, [...path, key]);
}

const names: ReadonlySet<string> = new Set(['kind', 'id', 'title', 'cycle', 'schema_version']);

/** True for a document that has more than a name: facts, or in Markdown a text. */
function saysSomething({ facts, format, text }: PlanDocument): boolean {
  const body = format === 'markdown' ? text.slice(frontMatterOf(text)?.end ?? 0) : '';
  return countWords(body) > 0 || Object.entries(facts).some(([key, value]) => !names.has(key) && hasContent(value));
}

function* checkText(document: PlanDocument, output: OutputFacts, project: ProjectView): Generator<Report> {
  const { file } = document;
  const span = placeholderSpan(document.text);
  if (span) yield { message: 'placeholder', args: { placeholder: document.text.slice(...span) }, file, span };
  const said = wordsOf(document.text.slice(frontMatterOf(document.text)?.end ?? 0));
  const words = said.length;
  const minimum = output.words ?? 0;
  const fresh = tooFewFresh(said, minimum);
  if (words < minimum) yield { message: 'short', args: { words, minimum }, file };
  else if (fresh !== undefined) yield { message: 'repeats', args: { words, fresh, minimum }, file };
  const full: Section[] = [];
  for (const [need] of itemsOf(output.sections)) {
    const wanted = {
      ...need,
      title: need.title ?? '',
      aliases: [...itemsOf(need.aliases)].map(([alias]) => alias),
      columns: [...itemsOf(need.columns)].map(([column]) => column),
    };
    const section = findSection(document, wanted as SectionNeed);
    const lacks = [...lacksOf(section, wanted as SectionNeed, 1)].filter((lack) => lack.code !== 'section-placeholder');
    const place = { file, ...(section ? { section: section.title } : {}) };
    for (const { code, args } of lacks) yield { message: code, args, ...place };
    if (!section || lacks.length > 0) continue;
    const copy = copyOf(section, full, project);
    if (copy) {
      const related = [{ file, section: copy.of.title, message: 'the-other' }];
      const args = { title: section.title, other: copy.of.title, share: copy.share };
      yield { message: 'copied', args, ...place, related };
    }
    full.push(section);
    const absent =
      need.per === undefined
        ? []
        : missingNames(section.text, wanted as SectionNeed, definitionsFor(need.per, output.path ?? '', project));
    if (absent.length > 0)
      yield { message: 'row-missing', args: { title: section.title, names: list(absent) }, ...place };
    else yield { evidence: 'section-found', args: { title: section.title, words: countWords(section.text) }, ...place };
  }
  if ([...itemsOf(output.sections)].length === 0) yield { evidence: 'long', args: { words }, file };
}

/** The section before that says nearly the same; one inside the other is none. */
function copyOf(section: Section, before: readonly Section[], project: ProjectView) {
  const apart = before.filter(({ end }) => end <= section.offset);
  const others = apart.map((other) => ({ of: other, words: wordSetOf(other) }));
  return copyAmong(wordSetOf(section), others, nearCopyLimit(project));
}

const wordSets = new WeakMap<Section, ReadonlySet<string>>();

function wordSetOf(section: Section): ReadonlySet<string> {
  const words = wordSets.get(section) ?? new Set(foldWords(section.text));
  wordSets.set(section, words);
  return words;
}

/** Titles of everything of a scope that the section does not speak of: in its table where it must have one, else anywhere. */
function missingNames(text: string, need: SectionNeed, definitions: readonly Named[]): string[] {
  const hasTable = need.rows !== undefined || (need.columns ?? []).length > 0;
  const rows = parseTables(text).flatMap((table) => table.rows.map((row) => row.cells.join(' ')));
  const places = (hasTable ? rows : [withoutHidden(withoutComments(text))]).map(foldHeading);
  const different = new Map(definitions.map((one) => [one.id, one]));
  return [...different.values()]
    .filter(
      ({ title, id }) => !places.some((place) => place.includes(foldHeading(title)) || place.includes(foldHeading(id))),
    )
    .map(({ title }) => title);
}

type Named = { id: string; title: string };

/** Everything of a scope; of roles only those of the playbooks that ask for the output, since others ship beside them. */
function definitionsFor(scope: string, path: string, project: ProjectView): readonly Named[] {
  if (scope === 'customer-segment') return subjectsOf(scope, project);
  if (scope !== 'agent') return project.definitionsIn(scope).map(({ id, title }) => ({ id, title: title ?? id }));
  const playbooks = { ofKind: project.documents } as Pick<Project, 'ofKind'>;
  return chosenPlaybooks(project)
    .flatMap((id) => findPlaybook(playbooks, id) ?? [])
    .filter(({ phases }) =>
      [...itemsOf(phases)]
        .flatMap(([phase]) => [...itemsOf(phase.steps)])
        .some(([step]) => [...itemsOf(step.outputs)].some(([output]) => output.path === path)),
    )
    .flatMap(({ agents }) => [...itemsOf(agents)])
    .map(([{ id = '', title = id }]) => ({ id, title }));
}

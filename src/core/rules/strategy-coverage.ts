import { countWords } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { findSection, lacksOf, type SectionNeed } from '../documents/sections.ts';
import { sectionMessages } from '../messages/sections.ts';
import { defineRule } from './rule.ts';

const fields = [
  { key: 'market', what: 'market' },
  { key: 'personas', what: 'list of personas' },
  { key: 'positioning', what: 'positioning' },
  { key: 'channels', what: 'list of channels' },
  { key: 'objectives', what: 'list of objectives' },
] as const;

export const strategyCoverage = defineRule({
  id: 'strategy-coverage',
  title: 'The strategy covers market, personas, positioning, channels and metrics',
  description:
    'The facts stand in the strategy document, the argument in the prose beside it; both must be there, and say something.',
  kinds: ['strategy'],
  severity: 'error',
  gateOnly: true,
  options: {
    prose: {
      title: 'Prose',
      description: 'Path of the document that argues the strategy.',
      type: 'string',
      default: '',
    },
    sections: {
      title: 'Sections',
      description: 'Sections that the prose must have: titles, or what each must hold.',
      type: 'array',
      default: [],
    },
    words: { title: 'Words', description: 'Words that a section needs at least.', type: 'integer', default: 40 },
  },
  messages: {
    ...sectionMessages,
    'prose-unread':
      'The argument should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'field-missing': 'The strategy has no {what} yet. Add `{key}`.',
    'field-found': 'The strategy has a {what}',
  },
  *check(document, { project, options }) {
    for (const { key, what } of fields) {
      const path = `/${key}`;
      if (hasContent(document.facts[key])) yield { evidence: 'field-found', args: { what }, path, at: 'key' };
      else yield { message: 'field-missing', args: { key, what }, path, at: 'key' };
    }
    const path = String(options.prose);
    const prose = project.document(path);
    if (!prose) {
      if (path !== '') yield { message: 'prose-unread', args: { path }, path: '' };
      return;
    }
    for (const entry of options.sections as readonly (string | SectionNeed)[]) {
      const need: SectionNeed = typeof entry === 'string' ? { title: entry } : entry;
      const section = findSection(prose, need);
      const lacks = [...lacksOf(section, need, Number(options.words))];
      const place = { file: prose.file, ...(section ? { section: section.title } : {}) };
      for (const { code, args } of lacks) yield { message: code, args, ...place };
      if (section && lacks.length === 0)
        yield { evidence: 'section-found', args: { title: section.title, words: countWords(section.text) }, ...place };
    }
  },
});

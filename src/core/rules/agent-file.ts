import { defaultId } from '../documents/kinds.ts';
import { countWords } from '../documents/markdown.ts';
import { findPlaceholder, hasContent } from '../documents/placeholder.ts';
import { defineRule } from './rule.ts';

/** Fewer words than these tell nobody what to do. */
const leastWords = 20;

export const agentFile = defineRule({
  id: 'agent-file',
  title: 'The file of a role is named like the role and says what it does',
  description:
    'Programs find a role by its name and its file, choose it by its description and follow the text below. All three have to be there.',
  kinds: ['agent'],
  severity: 'warning',
  messages: {
    name: 'The role is called {name}, but its file {stem}. Give both the same name, so that programs find it.',
    description: 'Nobody knows when to choose this role. Add a `description`.',
    body: 'The text says too little of what the role does: {words|word|words}. Describe its task, what it reads and what it writes.',
    placeholder: '“{text}” is still to be filled in. Finish the description of the role.',
    described: '{words|word|words} on what the role does',
  },
  fixes: {
    rename: 'Call it {stem}',
  },
  *check(document) {
    const { name, description } = document.facts;
    const stem = defaultId(document.file);
    if (name !== undefined && name !== stem) {
      const fix = { message: 'rename', args: { stem }, changes: [{ op: 'set', path: '/name', value: stem }] as const };
      yield { message: 'name', args: { name, stem }, path: '/name', fix };
    }
    if (!hasContent(description)) yield { message: 'description', path: '/description', at: 'key' };
    const body = bodyOf(document.text);
    const words = countWords(body);
    const text = findPlaceholder(body);
    if (words < leastWords) yield { message: 'body', args: { words }, path: '/name' };
    else if (text !== undefined) yield { message: 'placeholder', severity: 'info', args: { text }, path: '/name' };
    else yield { evidence: 'described', args: { words }, path: '/name' };
  },
});

/** The text below the front matter. */
function bodyOf(text: string): string {
  return text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---[^\S\n]*(?:\n|$)/, '');
}

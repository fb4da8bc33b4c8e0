import { type Document, parseDocument } from '../documents/document.ts';
import { frontMatterOf } from '../documents/frontMatter.ts';
import type { SyntaxCode } from '../documents/syntax.ts';
import { withoutTabs } from '../documents/tabs.ts';
import { defineRule, type Fix } from './rule.ts';

const messages = {
  'after-start': 'Behind `---` nothing else may stand in this line. Begin the document in the next one.',
  'bad-directive':
    'A line that begins with `%` tells a parser how to read the file, and this one says nothing known. Take it out, or put it in quotes if it is a text.',
  'bad-escape':
    'Inside double quotes a backslash begins a special character, and this one does not exist. Write two backslashes, or use single quotes.',
  'bad-name':
    'Behind `*` or `&` stands the name of a value that is repeated, and here is none. If this is a text, put it in quotes.',
  'bad-start': 'A value cannot begin with the character {character}. Put the value in quotes.',
  'bad-type':
    'A value that begins with an exclamation mark names a type, and this one does not exist or does not fit its value. Take it out, or put the whole value in quotes if it is a text.',
  'block-header':
    'Behind `|` or `>` the text begins in the next line, indented. Move it there, or put it in quotes if it begins with this character.',
  'bracket-indent':
    'What stands in this bracket, and its `{close}`, has to be indented further than the key before it. Indent these lines, or write them in one line.',
  'closes-nothing': 'This bracket closes none that is open. Take it out, or put the value in quotes if it is a text.',
  'comment-blank':
    'A comment needs a blank before its `#`. Write one, or put the whole value in quotes if the `#` belongs to it.',
  'duplicate-key': 'The key `{key}` stands twice at this level. Keep one of them.',
  'extra-comma': 'There is no value before this comma. Take the comma out, or write the value.',
  'in-brackets':
    'Inside brackets each entry ends with a comma, and here one is missing. Write it, and put texts with a colon in quotes. A list with a line for each entry needs no brackets.',
  indent: 'This line is not aligned with the others of its level. Indent it as far as they are.',
  'key-in-value':
    'A second key begins inside this value. If the value is a text with a colon, put it in quotes; if it is a key, put it on a line of its own, aligned with its level.',
  'list-beside-key':
    'An entry of a list stands where a key or a value is expected. Put each `- ` on a line of its own below the key that it belongs to, or the value in quotes if it is a text.',
  'list-in-bracket':
    'A list with a line for each entry needs no bracket. Take this one out, and its `{close}`, or part the entries by commas instead.',
  'long-key': 'This key has more than 1,024 characters. If it is a text with a colon, put it in quotes.',
  merge:
    'This file holds both sides of a merge, between the lines `<<<<<<<` and `>>>>>>>`. Keep one of them, and take out these lines and `=======`.',
  'name-of-alias':
    'A value that begins with `*` repeats another one, so it has no name and no type of its own. Take out what stands before it.',
  'name-place':
    'A name that begins with `&`, or a type, which begins with an exclamation mark, stands behind the dash or the colon, with a blank behind it. Move it there, or put the value in quotes if it is a text.',
  'no-key': 'This line is not a key with a value. Write `key: value`, with a blank behind the colon.',
  'no-start':
    'Behind lines that begin with `%` the document begins with the line `---`. Add it, or take those lines out.',
  'open-bracket': 'This bracket is never closed. Close it with `{close}`.',
  'open-quote': 'This quotation mark is never closed. Close it at the end of the text.',
  'tab-indent':
    'YAML is indented with blanks, but {count|line is|lines are} indented with tabs. Replace each tab with two blanks.',
  'two-names':
    'A value has one name that begins with `&`. Keep one of them, or put the value in quotes if it is a text.',
  'two-types':
    'A value has one type, which begins with an exclamation mark. Keep one of them, or put the value in quotes if it is a text.',
  unclear: 'From here on this cannot be read. Write the line anew, and put texts with special characters in quotes.',
  unexpected:
    "The value has already ended before this. If this belongs to it, put the whole value in quotes; inside them, a quotation mark of the same kind is written `\\\"` or `''`.",
  'unknown-alias':
    'A value that begins with `*` repeats another one, but nothing is marked `&{name}`. If it is a text, put it in quotes.',
} satisfies Record<SyntaxCode | 'duplicate-key' | 'merge' | 'unknown-alias', string>;

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'The file is well-formed YAML',
  description:
    'Keys, values and indentation can be read one way only: no tabs at the beginning of a line, no key twice, every quotation mark and bracket closed. In Markdown this holds for the front matter; a merge that nobody settled is found in the text as well.',
  kinds: 'any',
  severity: 'error',
  about: 'syntax',
  readsText: true,
  messages,
  fixes: { 'no-tabs': 'Indent with blanks' },
  *check(document) {
    for (const problem of document.problems) {
      if (!Object.hasOwn(messages, problem.code)) continue;
      const fix = problem.code === 'tab-indent' ? blanksForTabs(document) : undefined;
      yield { message: problem.code, args: problem.args, span: problem.span, ...(fix ? { fix } : {}) };
    }
  },
});

/** Blanks for every tab that indents a line; undefined where the text would read no better. */
function blanksForTabs({ file, text, format }: Document): Fix | undefined {
  // Below the front matter, a tab is prose.
  const end = format === 'yaml' ? text.length : (frontMatterOf(text)?.end ?? 0);
  const rest = text.slice(end);
  const changes = withoutTabs(text.slice(0, end), (mended) => parseDocument(file, mended + rest).problems);
  return changes && { message: 'no-tabs', changes: changes.map((change) => ({ op: 'text', ...change })) };
}

import { isolate } from '../clean.ts';

/** How the names of stages stand in a sentence. Names of people's own making are quoted, plain plural words are bent. */

/** More of a name than this does not help a sentence. */
const longest = 32;

/** `Visitors` or `Sign-ups`: one English word in sentence case, in the plural. */
const plainPlural = /^[A-Z]?[a-z]+(?:-[a-z]+)?[^s]s$/;
/** `MQLs`: an abbreviation in the plural. */
const abbreviations = /^[A-Z]{2,}s$/;
const plainWord = /^[A-Z]?[a-z]+(?:-[a-z]+)?$/;

/** A stage in the middle of a sentence: `visitors`, `MQLs`, `“Trial, paid”`. */
export function inSentence(title: string): string {
  if (abbreviations.test(title)) return title;
  if (plainWord.test(title) && title.length <= longest) return title.toLowerCase();
  const characters = [...title];
  const short = `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
  return `“${isolate(characters.length > longest ? short : title)}”`;
}

/** The people of a stage: `visitors`, or `people at “First touch”`. */
export function peopleOf(title: string): string {
  return isPlural(title) ? inSentence(title) : `people at ${inSentence(title)}`;
}

/** What one person does to arrive there: `becomes a customer`, or `reaches “Purchase”`. */
export function arrival(title: string): string {
  if (!isPlural(title)) return `reaches ${inSentence(title)}`;
  const one = singular(inSentence(title));
  // Sign-ups and trials are things that people do, not what they become.
  if (!/(?:er|or|ist|ent|ant|lead|fan|buyer|member|client|MQL|SQL)$/.test(one)) return `reaches ${inSentence(title)}`;
  return `becomes ${/^(?:[aeio]|MQL|SQL)/.test(one) ? 'an' : 'a'} ${one}`;
}

function isPlural(title: string): boolean {
  return plainPlural.test(title) || abbreviations.test(title);
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** Percentages and multiples in a text, in digits or in words. */

export interface Promised {
  written: string;
  /** As `99%` or `3x`, however it is written. */
  value: string;
  start: number;
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const values: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + 10 * index] as const),
  ['hundred', 100],
]);

const word = [...values.keys()].join('|');
const inDigits = String.raw`(\d[\d,]*(?:\.\d+)?)\s?(%|×|(?:x|times|percent|per cent)(?![\p{L}\p{N}]))`;
// What was done three times is no promise; three times faster is one.
const inWords = String.raw`((?:${word})(?:[ -](?:${word}))*)[ -](percent|per cent|fold|times (?:as|more|less|fewer|faster|quicker|better|cheaper|higher|lower|larger|longer))(?![\p{L}\p{N}])`;
const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}.,])(?:${inDigits}|${inWords})`, 'giu');

/** Percentages and multiples, which readers take for a promise; other numbers are mostly counts and dates. */
export function figuresIn(text: string): Promised[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [written, digits, digitsSign, words = '', wordsSign] = match;
    const number = digits === undefined ? numberIn(words) : Number(digits.replaceAll(',', ''));
    const isShare = /%|percent|per cent/i.test(digitsSign ?? wordsSign ?? '');
    return { written, value: `${number}${isShare ? '%' : 'x'}`, start: match.index };
  });
}

/** The number that some words stand for, such as `ninety-nine` or `two hundred`. */
function numberIn(words: string): number {
  let number = 0;
  for (const part of words.toLowerCase().split(/[ -]/)) {
    const value = values.get(part) ?? 0;
    number = value === 100 ? Math.max(1, number) * 100 : number + value;
  }
  return number;
}

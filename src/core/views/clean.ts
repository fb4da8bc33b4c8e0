/** Control characters, halves of surrogate pairs and the two code points that XML forbids. */
const forbidden = /[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu;
/** Characters that turn the direction of the text around them: a name must not rewrite the sentence it stands in. */
const directionControls = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text from a file as one line that is safe to show anywhere: no control characters, no direction tricks. */
export function cleanText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(directionControls, '').replace(forbidden, '').trim();
}

/** Wraps a text that has right-to-left letters in marks that keep its direction to itself; any other text is returned as it is. */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

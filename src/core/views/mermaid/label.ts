import type { ViewHead } from '../model.ts';

/** Characters that cannot start anything in Mermaid, in Markdown around it, or in HTML. */
const harmless = /[\p{L}\p{M}\p{N} ,.!?'’“”()/:+=–—−…·€£¥$-]/u;

/**
 * Text from a file inside a Mermaid label. Everything that could end the label, open a directive or become markup is written
 * as a character code, which Mermaid draws as the character.
 */
export function mermaidLabel(text: string): string {
  // Mermaid knows no empty label.
  if (text.trim() === '') return '–';
  return [...text].map((char) => (harmless.test(char) ? char : `#${char.codePointAt(0)};`)).join('');
}

/** Title and description for screen readers. Mermaid knows no character codes there, so what is not harmless is left out. */
export function mermaidHead({ title, summary }: Pick<ViewHead, 'title' | 'summary'>): string[] {
  const plain = (text: string) =>
    [...text.replaceAll(';', ',')]
      .filter((char) => harmless.test(char))
      .join('')
      .trim();
  return [
    ...(plain(title) === '' ? [] : [`  accTitle: ${plain(title)}`]),
    ...(plain(summary) === '' ? [] : [`  accDescr: ${plain(summary)}`]),
  ];
}

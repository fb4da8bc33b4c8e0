import type { Candidate } from './candidates.ts';
import type { CompletionPlace } from './completionPlace.ts';
import type { Draft } from './item.ts';
import { insideQuotes, scalarText } from './scalarText.ts';

/** The item that writes a value at a place, with the quotes it needs there. */
export function valueDraft({ document, context }: CompletionPlace, candidate: Candidate): Draft {
  const { value, kind, detail, documentation } = candidate;
  const quote = context.quoted ? (document.text[context.token[0] - 1] ?? '"') : '';
  const insertText = context.quoted ? insideQuotes(String(value), quote) : scalarText(value, context.flow);
  return { label: String(value), kind, detail, documentation, insertText, isSnippet: false };
}

import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import { type CompletionItem, completionAt } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { toLspRange } from '../convert.ts';
import { positionAt } from './place.ts';

const kinds: Record<CompletionItem['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
  skeleton: CompletionItemKind.Snippet,
  path: CompletionItemKind.File,
};

/** Keys, values and ids that fit where a person types. */
export function registerCompletion(context: ServerContext): void {
  context.connection.onCompletion(async (params) => {
    const place = await positionAt(context, params);
    if (!place) return null;
    const items = completionAt(place.project, place.document, place.position);
    // In a file that is none of the plan's there is nobody to answer: the client goes on by itself.
    if (items.length === 0 && place.document.kind === undefined) return null;
    return {
      isIncomplete: false,
      items: items.map((item) => ({
        label: item.label,
        kind: kinds[item.kind],
        detail: item.detail,
        documentation: { kind: MarkupKind.Markdown, value: item.documentation },
        sortText: item.sortText,
        filterText: item.label,
        textEdit: { range: toLspRange(item.range), newText: item.insertText },
        insertTextFormat: item.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        insertTextMode: InsertTextMode.asIs,
        ...(item.suggestNext ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
      })),
    };
  });
}

import type { Command } from 'vscode-languageserver';
import { codeLenses, highlightsAt, inlayHints, type LensCommand } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { fromLspRange, toLspPosition, toLspRange, uriOf } from '../convert.ts';
import { isOn } from '../settings.ts';
import { type DocumentPlace, documentAt, positionAt } from './place.ts';

/** What stands above and behind the lines: lenses, hints, and the other places of the id under the cursor. */
export function registerAnnotations(context: ServerContext): void {
  const { connection, settings } = context;

  connection.onCodeLens(async ({ textDocument }) => {
    const place = isOn(settings.codeLens) ? await documentAt(context, textDocument.uri) : undefined;
    if (!place) return null;
    const shown = codeLenses(place.project, place.document, place.host.judged?.results).filter(({ topic }) =>
      isOn(settings.codeLens, topic),
    );
    return shown.map(({ range, title, command }) => ({
      range: toLspRange(range),
      command: settings.commands ? toCommand(place, title, command) : { title, command: '' },
    }));
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const place = isOn(settings.inlayHints) ? await documentAt(context, textDocument.uri) : undefined;
    if (!place) return null;
    const all = inlayHints(place.project, place.document, fromLspRange(range));
    const shown = all.filter(({ topic }) => isOn(settings.inlayHints, topic));
    return shown.map(({ position, label, tooltip }) => ({
      position: toLspPosition(position),
      label,
      tooltip,
      paddingLeft: true,
    }));
  });

  connection.onDocumentHighlight(async (params) => {
    const place = await positionAt(context, params);
    return place
      ? highlightsAt(place.project, place.document, place.position).map((range) => ({ range: toLspRange(range) }))
      : null;
  });
}

/** A command of the extension, with places as the protocol writes them. */
function toCommand(place: DocumentPlace, title: string, command: LensCommand): Command {
  switch (command.id) {
    case 'marketing.showReferences': {
      const [file, position, locations] = command.args;
      const found = locations.map((location) => ({
        uri: place.uriOfFile(location.file),
        range: toLspRange(location.range),
      }));
      return { title, command: command.id, arguments: [place.uriOfFile(file), toLspPosition(position), found] };
    }
    case 'marketing.preview':
      return { title, command: command.id, arguments: [place.uriOfFile(command.args[0])] };
    case 'marketing.runGate':
      return { title, command: command.id, arguments: [{ ...command.args[0], root: uriOf(place.host.root) }] };
    default:
      return command satisfies never;
  }
}

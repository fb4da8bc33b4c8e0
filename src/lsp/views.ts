import { documentPicture, UserError } from '../core/index.ts';
import type { ViewAnswer } from '../shared/protocol.ts';
import type { ServerContext } from './context.ts';
import { documentAt } from './features/place.ts';

/** The picture of a document, or why there is none now. */
export async function answerView(context: ServerContext, uri: string, name: string | undefined): Promise<ViewAnswer> {
  const place = await documentAt(context, uri);
  if (!place) throw new UserError('This file belongs to no project, so there is nothing to show.');
  const findings = place.host.checker?.check(place.document.file) ?? [];
  return { ...documentPicture(place.document, findings, name), project: place.project.settings?.title ?? '' };
}

import type { ViewAnswer } from '../shared/protocol.ts';
import { pathOf } from './convert.ts';
import type { ServerContext } from './server.ts';

/** The picture of a document, or why there is none. */
export async function answerView(
  { projects }: ServerContext,
  uri: string,
  _view: string | undefined,
): Promise<ViewAnswer> {
  const place = projects.find(pathOf(uri) ?? '');
  if (!place) return {};
  await place.host.load();
  return {};
}

import { documentPicture, isOfKind, statusReports, UserError, viewChoices, viewNeedsStatus } from '../core/index.ts';
import { dayOf } from '../node/evaluationContext.ts';
import type { ViewAnswer } from '../shared/protocol.ts';
import { version } from '../version.ts';
import type { ServerContext } from './context.ts';
import { uriOf } from './convert.ts';
import { catchUp, documentAt } from './features/place.ts';

/** The picture of a document, or why there is none now. */
export async function answerView(context: ServerContext, uri: string, name: string | undefined): Promise<ViewAnswer> {
  const place = await documentAt(context, uri);
  if (!place) throw new UserError('This file belongs to no project, so there is nothing to show.');
  const { host, project, document } = place;
  // A picture of the whole project shows what was typed in any of its files.
  if (name !== undefined && viewChoices(document).some((choice) => choice.whole && choice.name === name))
    await catchUp(context, host);
  const checker = await host.load();
  const status = viewNeedsStatus(document, name)
    ? statusReports(project, checker.engine, version, await host.context(context.settings.trusted))
    : undefined;
  if (isOfKind(document, 'attribution')) await host.computeAttributions(project, () => [document]);
  const world = { project, today: dayOf(new Date()), ...(status ? { status } : {}) };
  return {
    ...documentPicture(document, world, (file) => checker.check(file), name),
    project: project.settings?.title ?? '',
    root: uriOf(host.root),
  };
}

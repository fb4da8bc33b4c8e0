import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  checkReport,
  evaluateChosen,
  gateReport,
  kindInfos,
  measureList,
  measureReport,
  planReport,
  selectGates,
  statusReport,
  UserError,
  verdictOf,
} from '../core/index.ts';
import { dayOf } from '../node/evaluationContext.ts';
import type { Requests } from '../shared/protocol.ts';
import { version } from '../version.ts';
import type { ServerContext } from './context.ts';
import { pathOf, uriOf } from './convert.ts';
import type { ProjectHost } from './projectHost.ts';
import { answerView } from './views.ts';

/** Answers the extension's own requests; see src/shared/protocol.ts. */
export function registerRequests(context: ServerContext): void {
  const { connection, projects, ready, publisher } = context;

  /** Registers the answer to a request; an error for people travels with its sentence. */
  function answer<M extends keyof Requests>(
    method: M,
    reply: (params: Requests[M]['params']) => Promise<Requests[M]['result']>,
  ): void {
    connection.onRequest(method, async (params: Requests[M]['params']): Promise<unknown> => {
      await ready();
      try {
        return await reply(params);
      } catch (error) {
        if (error instanceof UserError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        throw error;
      }
    });
  }

  const hostAt = (root: string): ProjectHost => {
    const host = projects.at(pathOf(root)?.replace(/[\\/]$/, '') ?? '');
    if (!host) throw new UserError('This project is not open any more. Open its folder again.');
    return host;
  };

  answer('gtm/projects', async () =>
    Promise.all(
      projects.all.map(async (host) => {
        const { project } = await host.load();
        const broken = (project.settings?.problems.length ?? 0) > 0;
        return { root: uriOf(host.root), title: project.settings?.title ?? '', version, broken };
      }),
    ),
  );

  answer('gtm/kinds', async () => kindInfos());

  answer('gtm/status', async ({ root }) => {
    const host = hostAt(root);
    const results = await context.gates.judge(host);
    const { project } = await host.load();
    return results.map((result) => statusReport(project, result, version));
  });

  answer('gtm/gate', async ({ root, names, playbook }) => {
    const host = hostAt(root);
    const { project, engine } = await host.load();
    const result = evaluateChosen(project, engine, playbook, await host.context(context.settings.trusted));
    const selection = selectGates(result, names);
    return { report: gateReport(result, selection.gates, version), passed: verdictOf(result, selection) };
  });

  answer('gtm/check', async ({ root }) => {
    const host = hostAt(root);
    const checker = await host.reload();
    publisher.publishAll(host);
    return checkReport(checker.project, checker, version);
  });

  answer('gtm/plan', async ({ root }) => {
    const checker = await hostAt(root).load();
    return planReport(checker.project, checker);
  });

  answer('gtm/measure', async ({ root }) => {
    const { project } = await hostAt(root).load();
    return measureList(measureReport(project, dayOf(new Date())));
  });

  answer('gtm/view', async ({ uri, view }) => answerView(context, uri, view));
}

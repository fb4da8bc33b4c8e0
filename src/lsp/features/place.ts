import type { TextDocumentPositionParams } from 'vscode-languageserver';
import type { PlanDocument, Position, Project } from '../../core/index.ts';
import type { ServerContext } from '../context.ts';
import { fromLspPosition, pathOf, uriOf } from '../convert.ts';
import type { ProjectHost } from '../projectHost.ts';

/** A document that a feature works on, as it is in the editor now. */
export interface DocumentPlace {
  host: ProjectHost;
  project: Project;
  document: PlanDocument;
  /** URI of a file of the project, as the client writes it where the file is open. */
  uriOfFile(file: string): string;
}

/** The document behind a URI; undefined for a file that is not one of a project's. */
export async function documentAt(context: ServerContext, uri: string): Promise<DocumentPlace | undefined> {
  const absolute = pathOf(uri);
  if (absolute === undefined) return undefined;
  await context.ready();
  const place = await context.projects.open(absolute);
  if (!place) return undefined;
  const { host, file } = place;
  const { project } = await host.load();
  const typed = context.documents.get(uri)?.getText();
  // A request can overtake the change before it: what was typed last counts.
  if (typed !== undefined && project.documents.get(file)?.text !== typed) await host.update(file);
  const document = host.project?.documents.get(file);
  if (!document || !host.project) return undefined;
  return {
    host,
    project: host.project,
    document,
    uriOfFile: (other) => context.openUris.get(host.absolute(other)) ?? uriOf(host.absolute(other)),
  };
}

/** Takes over what was typed in every open file of a project, for requests that look at all of them. */
export async function catchUp({ documents, openUris, projects }: ServerContext, host: ProjectHost): Promise<void> {
  const { project } = await host.load();
  for (const [absolute, uri] of openUris) {
    const place = projects.find(absolute);
    const typed = documents.get(uri)?.getText();
    if (place?.host !== host || typed === undefined) continue;
    if (project.documents.get(place.file)?.text !== typed) await host.update(place.file);
  }
}

/** The document and position that a request is about. */
export async function positionAt(
  context: ServerContext,
  params: TextDocumentPositionParams,
): Promise<(DocumentPlace & { position: Position }) | undefined> {
  const place = await documentAt(context, params.textDocument.uri);
  return place && { ...place, position: fromLspPosition(params.position) };
}

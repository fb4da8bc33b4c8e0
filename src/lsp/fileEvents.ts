import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver';
import { projectFile } from '../core/index.ts';
import type { ServerContext } from './context.ts';
import { pathOf } from './convert.ts';
import type { FileInProject } from './projects.ts';

/** Keeps projects true to what the editor's buffers and the disk hold. */
export function registerFileEvents({
  connection,
  documents,
  openUris,
  projects,
  publisher,
  ready,
}: ServerContext): void {
  const takeOver = async ({ host, file }: FileInProject): Promise<void> => {
    const touched = await host.update(file);
    if (!touched) {
      publisher.publishAll(host);
      return;
    }
    if (touched.size === 0) return;
    publisher.publish(host, file);
    publisher.publishLater(host, touched);
  };

  documents.onDidOpen(({ document }) => {
    const absolute = pathOf(document.uri);
    if (absolute !== undefined) openUris.set(absolute, document.uri);
  });
  documents.onDidChangeContent(async ({ document }) => {
    const absolute = pathOf(document.uri);
    if (absolute === undefined) return;
    await ready();
    const known = projects.find(absolute);
    const place = known ?? (await projects.open(absolute));
    if (!place) return;
    if (!known) {
      await place.host.load();
      publisher.publishAll(place.host);
    }
    await takeOver(place);
  });
  documents.onDidClose(async ({ document }) => {
    const absolute = pathOf(document.uri);
    if (absolute === undefined) return;
    openUris.delete(absolute);
    const place = projects.find(absolute);
    // What was typed and not saved is gone: the file on disk counts again.
    if (place) await takeOver(place);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await ready();
    const projectsMoved = changes.some(
      ({ uri, type }) => type !== FileChangeType.Changed && path.basename(pathOf(uri) ?? '') === projectFile,
    );
    if (projectsMoved) {
      await projects.discover();
      for (const host of projects.all) {
        await host.load();
        publisher.publishAll(host);
      }
      publisher.clear((absolute) => projects.find(absolute) === undefined);
    }
    const places = changes.flatMap(({ uri, type }) => {
      const absolute = pathOf(uri);
      const place = absolute === undefined ? undefined : projects.find(absolute);
      return place && absolute !== undefined ? [{ place, type, isOpen: openUris.has(absolute) }] : [];
    });
    for (const { place, type, isOpen } of places) {
      if (type === FileChangeType.Changed && !isOpen) await takeOver(place);
    }
    const moved = new Set(places.filter(({ type }) => type !== FileChangeType.Changed).map(({ place }) => place.host));
    for (const host of moved) publisher.publishLater(host, await host.refreshFiles());
  });
}

import { baseName } from '../documents/kinds.ts';
import { nearest } from '../messages/nearest.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

/** Pieces of these states are being read by somebody, so their files have to be there. */
const finishedAssets: ReadonlySet<unknown> = new Set(['in-review', 'approved', 'published']);
const configuredTests: ReadonlySet<unknown> = new Set(['configured', 'running', 'completed', 'analysed', 'learned']);

export const pathsExist = defineRule({
  id: 'paths-exist',
  title: 'Files that the plan names are there',
  description:
    'Content folders, the logo, written case studies, finished assets of a campaign and what a configured experiment shows are files of the project. What is only planned may still be missing.',
  kinds: ['project', 'strategy', 'campaign', 'experiment'],
  severity: 'warning',
  messages: {
    file: 'There is no file {path} in the project. Correct the path, or leave it out until the file is there.',
    mistyped: 'There is no file {path} in the project. Did you mean `{suggestion}`?',
    folder: 'There is nothing in the folder {path}, so no Markdown is read from there. Correct the path, or remove it.',
    found: '{path} is there',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    for (const { pointer, value } of namedPaths(document)) {
      // An address is no path, and what it leads to is not ours to look at.
      if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) continue;
      const path = value.replace(/^(?:\.\/)+/, '');
      if (document.kind === 'project') {
        const folder = path.replace(/\/+$/, '');
        if (folder !== '.' && folder !== '' && project.pathsIn(folder).length === 0)
          yield { message: 'folder', args: { path: value }, path: pointer };
        continue;
      }
      if (project.hasPath(path)) {
        yield { evidence: 'found', args: { path }, path: pointer };
        continue;
      }
      const folder = path.slice(0, -baseName(path).length);
      const names = folder === '' ? [] : project.pathsIn(folder);
      const suggestion = nearest(path, names);
      if (suggestion === undefined) {
        yield { message: 'file', args: { path: value }, path: pointer };
        continue;
      }
      const changes = [{ op: 'set', path: pointer, value: suggestion }] as const;
      const fix = { message: 'replace', args: { suggestion }, changes };
      yield { message: 'mistyped', args: { path: value, suggestion }, path: pointer, fix };
    }
  },
});

function* namedPaths(document: PlanDocument): Generator<{ pointer: string; value: string }> {
  if (isOfKind(document, 'project')) {
    for (const [value, index] of itemsOf(document.facts.content_folders))
      yield { pointer: `/content_folders/${index}`, value };
  } else if (isOfKind(document, 'strategy')) {
    const logo = document.facts.visual_identity?.logo;
    if (logo !== undefined) yield { pointer: '/visual_identity/logo', value: logo };
    for (const [study, index] of itemsOf(document.facts.case_studies))
      if (study.path !== undefined) yield { pointer: `/case_studies/${index}/path`, value: study.path };
  } else if (isOfKind(document, 'campaign')) {
    for (const [{ path, status }, index] of itemsOf(document.facts.assets))
      if (path !== undefined && finishedAssets.has(status)) yield { pointer: `/assets/${index}/path`, value: path };
  } else if (isOfKind(document, 'experiment')) {
    for (const [{ asset }, index] of itemsOf(document.facts.variants))
      if (asset !== undefined && configuredTests.has(document.facts.status))
        yield { pointer: `/variants/${index}/asset`, value: asset };
  }
}

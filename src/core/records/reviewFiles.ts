import type { Project } from '../project/project.ts';
import type { Coverage } from './setting.ts';

/**
 * The files that a review has to cover: those that the criterion names, or all that the gate's steps make.
 * @param covers option of the criterion: files and folders, `phase` or `step`; undefined where it asks for none
 */
export function filesToReview(covers: unknown, project: Project, coverage: () => Coverage | undefined): string[] {
  if (!Array.isArray(covers)) return covers === undefined ? [] : (coverage()?.outputs ?? []).map(({ path }) => path);
  return covers
    .map(String)
    .flatMap((path) =>
      path.endsWith('/') ? [...project.paths].filter((file) => file.startsWith(path)).sort() : [path],
    );
}

import type * as vscode from 'vscode';
import type { ProjectModel, Step } from '../project/projectModel.ts';

/**
 * The one step that all of these files belong to; undefined for none, for several, and for a file that is no step's. A folder
 * holds everything below it but what another step's deeper output names.
 */
export function stepOfChanges(project: ProjectModel, files: readonly vscode.Uri[]): Step | undefined {
  const steps = project.reports.flatMap(({ phases }) => phases.flatMap((phase) => phase.steps));
  const root = `${project.root.path.replace(/\/$/, '')}/`;
  let found: Step | undefined;
  for (const { path } of files) {
    if (!path.startsWith(root)) return undefined;
    const step = closest(steps, path.slice(root.length));
    if (!step || (found && found !== step)) return undefined;
    found = step;
  }
  return found;
}

function closest(steps: readonly Step[], file: string): Step | undefined {
  let best: Step | undefined;
  let length = 0;
  for (const step of steps) {
    for (const { path } of step.outputs) {
      const covers = path.endsWith('/') ? file.startsWith(path) : file === path;
      if (covers && path.length > length) [best, length] = [step, path.length];
    }
  }
  return best;
}

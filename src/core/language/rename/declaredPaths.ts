import { chosenPlaybooks, findPlaybook } from '../../gates/playbook.ts';
import type { Project } from '../../project/project.ts';
import { itemsOf } from '../../schema/types.ts';

/** The files that the project's playbooks expect by name: inputs and outputs of their steps. */
export function declaredPaths(project: Project): Set<string> {
  const paths = new Set<string>();
  for (const id of chosenPlaybooks(project)) {
    for (const [phase] of itemsOf(findPlaybook(project, id)?.phases)) {
      for (const [step] of itemsOf(phase.steps)) {
        for (const [{ path }] of itemsOf(step.inputs)) if (path !== undefined) paths.add(path);
        for (const [{ path }] of itemsOf(step.outputs)) if (path !== undefined) paths.add(path);
      }
    }
  }
  return paths;
}

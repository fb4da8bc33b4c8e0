import { type Project, stepsNamed } from '../../core/index.ts';

/**
 * The command by which a person commits a step.
 * @param playbook id of the step's playbook, which is named where another would be taken for it
 */
export function commitCommand(project: Project, step: string, playbook: string | undefined): string {
  const command = `gtm commit ${step}`;
  if (playbook === undefined || first(project, step) === playbook) return command;
  return `${command} --playbook ${playbook}`;
}

function first(project: Project, step: string): string | undefined {
  try {
    return stepsNamed(project, step)[0]?.playbookId;
  } catch {
    return undefined;
  }
}

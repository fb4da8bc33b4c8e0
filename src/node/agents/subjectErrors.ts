import { checkSubject, knownAgents, type PlaybookFacts, type Project } from '../../core/index.ts';

/** What keeps a subject from being used in a project, in sentences. @param playbook whose agents and actions it may name */
export function subjectErrors({ settings }: Project, playbook: PlaybookFacts, subject: string): string[] {
  return checkSubject(subject, knownAgents([playbook]), settings?.facts.git?.commit_pattern)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

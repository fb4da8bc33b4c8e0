import type { PlaybookResult } from '../gates/model.ts';
import { formatSubject } from './subject.ts';

/**
 * Title of the request that merges a phase. It follows the convention, since a merge by squash makes a subject of it.
 * @param ownPattern true for a project with a convention of its own, which gets a plain sentence
 */
export function pullRequestTitle(result: PlaybookResult, phase: string, ownPattern: boolean): string {
  const index = result.phases.findIndex(({ id }) => id === phase);
  const title = result.phases[index]?.title ?? phase;
  if (ownPattern) return `Phase ${index + 1}: ${title}`;
  const name = title.charAt(0).toLowerCase() + title.slice(1);
  return formatSubject({ agent: 'human', action: 'plan', description: `complete phase ${index + 1}, ${name}` });
}

import { UserError } from '../core/index.ts';
import type { Io } from './io.ts';

/**
 * Refuses where an agent is at work. Whoever runs agents sets GTM_AGENT for them: they work under a person's name in git, but
 * are not that person.
 * @param because the end of the sentence “… is an agent, and …”
 */
export function refuseAgent({ env }: Pick<Io, 'env'>, because: string): void {
  if (env.GTM_AGENT) throw new UserError(`${env.GTM_AGENT} is an agent, and ${because}`);
}

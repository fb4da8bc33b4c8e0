import type { AgentSession, SessionRequest } from './agentSession.ts';
import { type Patience, usualPatience } from './watchdog.ts';

/** Starts the agent of a runner. The client of the protocol loads only when one is needed. */
export async function startSession(request: SessionRequest, patience: Patience = usualPatience): Promise<AgentSession> {
  const { speaks } = request.runner.row;
  if (speaks === 'acp') return (await import('./acpSession.ts')).startAcpSession(request, patience);
  return (await import('./commandSession.ts')).startCommandSession(request, patience);
}

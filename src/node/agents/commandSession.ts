import { startProcess } from '../process.ts';
import { withoutSecrets } from './agentEnvironment.ts';
import type { AgentSession, SessionRequest, TurnEnd } from './agentSession.ts';
import { AgentFailure, reasonIn } from './failure.ts';
import { startCommand } from './startCommand.ts';
import { type Patience, spanText, usualPatience, Watchdog } from './watchdog.ts';

/**
 * An agent that reads a prompt from standard input, works in its folder and ends. It asks for no permission, so only what comes
 * back from the scratch copy holds it; each turn is a process of its own.
 */
export async function startCommandSession(
  request: SessionRequest,
  patience: Patience = usualPatience,
): Promise<AgentSession> {
  let end: (() => Promise<void>) | undefined;
  return {
    prompt: async (text) => {
      const turn = await runTurn(request, text, patience);
      end = turn.end;
      return turn.result;
    },
    close: async () => end?.(),
  };
}

async function runTurn(
  request: SessionRequest,
  text: string,
  patience: Patience,
): Promise<{ result: TurnEnd; end: () => Promise<void> }> {
  const { signal, step, onEvent, runner } = request;
  signal.throwIfAborted();
  const { command, args, env, dispose } = await startCommand(request);
  const child = startProcess(
    { command, args, cwd: request.cwd, env: { ...env, GTM_RUN: request.run } },
    // Several steps of one run work at once; the end of one is not the end of the others.
    { name: 'GTM_RUN_STEP', value: `${request.run}/${request.step.id}` },
  );
  let said = '';
  const stop = deferred();
  stop.promise.catch(() => {});
  const watchdog = new Watchdog(
    patience,
    (seconds) => onEvent({ type: 'waiting', step: step.id, seconds }),
    () =>
      stop.reject(
        new AgentFailure('network', `${runner.row.title} was silent for ${spanText(patience.end)}, so it was stopped.`),
      ),
  );
  const hear = (chunk: string) => {
    watchdog.heard();
    const clean = withoutSecrets(chunk, env);
    said = (said + clean).slice(-4000);
    onEvent({ type: 'say', step: step.id, text: clean });
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const cancel = () => stop.reject(signal.reason);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    watchdog.heard();
    child.stdin.end(text);
    const code = await Promise.race([child.ended, stop.promise]).catch((error: Error) => {
      if (error.name !== 'ProcessError') throw error;
      throw new AgentFailure('configuration', error.message);
    });
    if (code !== 0) {
      const reason = reasonIn(said) ?? 'crash';
      const last = said.trim().split('\n').slice(-5).join('\n');
      throw new AgentFailure(
        reason,
        `${runner.row.title} ended with status ${code ?? 'unknown'}.${last ? ` It last wrote: ${last}` : ''}`,
      );
    }
    return { result: { stop: 'end_turn', said, refused: [] }, end: () => child.end() };
  } finally {
    watchdog.rest();
    signal.removeEventListener('abort', cancel);
    await child.end();
    await dispose();
  }
}

/** A promise that only ever fails, from outside. */
function deferred(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  return { promise, reject };
}

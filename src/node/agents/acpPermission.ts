import { type PermissionRule, ruleFor, serverOfCall } from '../../core/index.ts';
import type { Call } from './acpCalls.ts';
import type { SessionRequest, TurnEnd } from './agentSession.ts';

/** Name under which an agent knows our tools. */
export const ourServer = 'gtm';

/**
 * Decides about a call that an agent asks for, and tells it.
 * @param confirm asks a person about a change of files, where that was wanted
 */
export async function decide(
  request: SessionRequest,
  call: Call,
  confirm: (call: Call) => Promise<boolean>,
): Promise<{ isAllowed: boolean; refused: TurnEnd['refused'] }> {
  const { kind, title, titles, files, shown, rawInput } = call;
  const { id: step } = request.step;
  const question = { kind, titles, files, server: serverOfCall(rawInput) };
  const rule = ruleFor(question, request.tools ? ourServer : undefined);
  const verdict = await reasonAgainst(request, rule, files);
  if (verdict === undefined && (rule !== 'files' || (await confirm(call)))) {
    request.onEvent({ type: 'allowed', step, title, files: shown });
    return { isAllowed: true, refused: [] };
  }
  const reason = verdict ?? 'was not allowed by the person asked';
  request.onEvent({ type: 'refused', step, title, files: shown, reason });
  return { isAllowed: false, refused: (shown.length > 0 ? shown : [title]).map((file) => ({ file, reason })) };
}

/** Why a call is refused; undefined when it is not. */
async function reasonAgainst(
  request: SessionRequest,
  rule: PermissionRule,
  files: readonly string[],
): Promise<string | undefined> {
  if (rule === 'our-tool') return undefined;
  if (rule === 'no') return 'could change anything';
  for (const file of files) {
    const verdict = await request.judge(file, rule === 'reading' ? 'read' : 'write');
    if (!verdict.allowed) return verdict.reason;
  }
  return undefined;
}

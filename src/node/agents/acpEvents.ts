import type * as acp from '@agentclientprotocol/sdk';
import type { RunEvent } from '../../core/index.ts';
import type { CallLog } from './acpCalls.ts';

/** What an update tells a person; undefined for what is not needed. Newer agents send more than we know. */
export function eventOf(update: acp.SessionUpdate, calls: CallLog, step: string): RunEvent | undefined {
  switch (update.sessionUpdate) {
    case 'agent_message_chunk':
    case 'agent_thought_chunk': {
      if (update.content.type !== 'text') return undefined;
      const type = update.sessionUpdate === 'agent_message_chunk' ? 'say' : 'think';
      return { type, step, text: calls.clean(update.content.text) };
    }
    case 'plan': {
      const entries = update.entries.map(({ content, status }) => ({ text: calls.clean(content), status }));
      return { type: 'plan', step, entries };
    }
    case 'tool_call':
    case 'tool_call_update': {
      const { title, status = 'pending', shown } = calls.told(update);
      return { type: 'tool', step, id: update.toolCallId, title, status, files: shown };
    }
    default:
      return undefined;
  }
}

// An agent that says what a real one said once. Usage: replayedAgent.ts RECORDING.jsonl LOG
// It waits for the client where the recording does, writes the files that the client allows, and logs each answer to a question.
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

interface Message {
  id?: number | string;
  method?: string;
  params?: Record<string, unknown>;
  result?: { outcome?: { outcome: string; optionId?: string } };
  error?: unknown;
}

interface Asked {
  options: { optionId: string; kind: string }[];
  toolCall: { toolCallId: string };
}

const [recording = '', log = ''] = process.argv.slice(2);
const lines = (await readFile(recording, 'utf8'))
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { from: 'agent' | 'client'; message: Message });

const incoming = createInterface({ input: process.stdin });
const queue: Message[] = [];
let wake: () => void = () => {};
incoming.on('line', (line) => {
  queue.push(JSON.parse(line) as Message);
  wake();
});
// A client that has gone is nobody to wait for.
incoming.on('close', () => process.exit(0));

/** The next message of the client that is like the recorded one; others, such as answers nobody recorded, pass by. */
async function next(like: (message: Message) => boolean): Promise<Message> {
  for (;;) {
    const index = queue.findIndex(like);
    if (index >= 0) return queue.splice(index, 1)[0] as Message;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

let cwd = '/repo';
/** Ids of the client's requests by those of the recording. */
const ids = new Map<unknown, unknown>();
const asked = new Map<unknown, Asked>();
const contents = new Map<string, string>();

for (const { from, message } of lines) {
  if (from === 'client') await follow(message);
  else await say(message);
}
// Later turns have not been recorded.
for (;;) {
  const { id } = await next(({ method }) => method === 'session/prompt');
  send({ id: id as number, result: { stopReason: 'end_turn' } as object });
}

async function follow(recorded: Message): Promise<void> {
  if (recorded.method !== undefined) {
    const { id, params, method } = await next((message) => message.method === recorded.method);
    if (method === 'session/new') cwd = String(params?.cwd);
    ids.set(recorded.id, id);
    return;
  }
  const { result, error } = await next((message) => message.method === undefined && message.id === recorded.id);
  const question = asked.get(recorded.id);
  if (!question) {
    await appendFile(log, `${JSON.stringify({ other: error === undefined ? 'accepted' : 'refused' })}\n`);
    return;
  }
  const { outcome, optionId } = result?.outcome ?? { outcome: 'error' };
  const kind = question.options.find((option) => option.optionId === optionId)?.kind ?? outcome;
  await appendFile(log, `${JSON.stringify({ answer: kind })}\n`);
  if (kind !== 'allow_once') return;
  const [file, content] = fileOf(question.toolCall) ?? [];
  if (file === undefined || content === undefined) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function say(recorded: Message): Promise<void> {
  const message = JSON.parse(placed(JSON.stringify(recorded))) as Message;
  const update = (message.params?.update ?? {}) as { toolCallId?: string };
  if (update.toolCallId !== undefined) note(update.toolCallId, update);
  if (message.method === 'session/request_permission') {
    const question = message.params as unknown as Asked;
    asked.set(message.id, question);
    note(question.toolCall.toolCallId, question.toolCall);
  }
  // An answer goes to the request that the client has really made.
  if (message.method === undefined) message.id = ids.get(recorded.id) as number;
  send(message);
}

/** Remembers the file that a call is to write. */
function note(id: string, call: object): void {
  const { content, rawInput } = call as {
    content?: { type: string; path?: string; newText?: string }[];
    rawInput?: Record<string, string>;
  };
  const diff = content?.find(({ type }) => type === 'diff');
  const file = diff?.path ?? rawInput?.file_path ?? rawInput?.filePath ?? rawInput?.path;
  const text = diff?.newText ?? rawInput?.content ?? rawInput?.file_text;
  if (file !== undefined && text !== undefined) contents.set(id, JSON.stringify([file, text]));
}

function fileOf({ toolCallId }: Asked['toolCall']): [string, string] | undefined {
  const text = contents.get(toolCallId);
  return text === undefined ? undefined : (JSON.parse(text) as [string, string]);
}

/** A recorded message, in the folder that this client gave. */
function placed(text: string): string {
  const inside = JSON.stringify(cwd).slice(1, -1);
  const around = JSON.stringify(path.dirname(cwd)).slice(1, -1);
  return text.replaceAll('/repo', inside).replaceAll('/parent', around);
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

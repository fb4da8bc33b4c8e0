import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent } from '../../src/core/index.ts';
import { AgentProject, type RunEnd } from '../support/agents/agentProject.ts';
import { inRepository } from '../support/scratch.ts';

const folder = inRepository('test/agents/recordings');
const tools = ['claude', 'codex', 'copilot', 'gemini', 'opencode'] as const;
type Tool = (typeof tools)[number];

const strategy = 'workspace/strategy/gtm-strategy.md';
const calendar = 'workspace/strategy/calendar.md';

/** What our client answered: to questions, and to requests that it does not serve. */
type Answers = { answer?: string; other?: string }[];

interface Scenario {
  turns: number;
  /** What is refused, by the path that is shown; tools that are not named ask about all of it. */
  refused: string[];
  allowed: string[];
  outcome: string;
  reason?: string;
  /** Tools that do not ask, since their own limits come first. */
  silent?: readonly Tool[];
  /** What differs for a tool. */
  but?: Partial<Record<Tool, { refused?: string[]; allowed?: string[] }>>;
}

const reach = (file: string, more: Partial<Scenario> = {}): Scenario => ({
  turns: 1,
  refused: [file],
  allowed: [],
  outcome: 'refused',
  ...more,
});

const scenarios: Record<string, Scenario> = {
  write: { turns: 1, refused: [], allowed: [strategy], outcome: 'incomplete' },
  repair: { turns: 2, refused: [], allowed: [strategy, calendar], outcome: 'incomplete' },
  'sibling-refused': reach('notes.md'),
  // OpenCode asks for the folder around as well; Copilot first for reading.
  'outside-refused': reach('../outside.md', {
    silent: ['gemini'],
    but: {
      opencode: { refused: ['../outside.md', '..'] },
      copilot: { refused: ['../outside.md', '../outside.md'] },
    },
  }),
  // The dots are gone before three of them ask.
  'traverse-refused': reach('notes2.md'),
  'symlink-refused': reach('workspace/link/escaped.md', {
    silent: ['gemini'],
    but: {
      claude: { refused: ['workspace/link/escaped.md', '../escaped.md'] },
      // It asks for reading first, and there is no link in the copy.
      copilot: { allowed: ['workspace/link/escaped.md'] },
    },
  }),
  'dotgit-refused': reach('.git/hooks/pre-commit', { silent: ['gemini'] }),
  mcp: {
    turns: 1,
    refused: [],
    allowed: [],
    outcome: 'incomplete',
    // The call of a tool that names a file is judged by the file. None of ours does.
    but: { claude: { allowed: [strategy] }, copilot: { allowed: [strategy] } },
  },
  e400: { turns: 1, refused: [], allowed: [], outcome: 'failed', reason: 'configuration' },
};

describe('recordings of real agent tools', function () {
  this.timeout(240_000);
  let project: AgentProject;
  beforeEach(async () => {
    project = await AgentProject.create();
  });
  afterEach(() => project.remove());

  const log = () => path.join(project.beside, 'answers.jsonl');
  const start = (recording: string, ...argv: string[]) => {
    const agent = inRepository('test/support/agents/replayedAgent.ts');
    const args = [agent, path.join(folder, recording), log()];
    const row = {
      id: 'replayed',
      title: 'Replayed',
      command: process.execPath,
      args,
      install: 'none',
      signIn: 'None.',
    };
    const all = ['gtm-strategy', '--runner', 'replayed', ...argv];
    return project.start(all, {}, { GTM_RUNNERS: JSON.stringify([row]) });
  };
  const answers = async (): Promise<Answers> =>
    (await readFile(log(), 'utf8').catch(() => ''))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Answers[number]);
  const filesIn = (events: readonly RunEvent[], type: 'allowed' | 'refused') =>
    events.flatMap((event) => (event.type === type ? event.files : []));

  const judge = async (tool: Tool, scenario: Scenario, { events, result }: RunEnd) => {
    const { refused, allowed } = { ...scenario, ...scenario.but?.[tool] };
    const isSilent = scenario.silent?.includes(tool) ?? false;
    const told = JSON.stringify({ events, result });
    // A tool may ask about one path in several ways; what counts is that each was asked for and none else.
    assert.deepEqual(filesIn(events, 'refused').sort(), (isSilent ? [] : refused).sort(), told);
    assert.deepEqual(filesIn(events, 'allowed').sort(), [...allowed].sort(), told);
    assert.equal(result.outcome, isSilent ? 'incomplete' : scenario.outcome, told);
    assert.equal(result.reason, scenario.reason, told);
    const given = (await answers()).flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
    assert.ok(
      given.every((answer) => answer === 'allow_once' || answer === 'reject_once'),
      given.join(),
    );
    // Files are not ours to write for an agent, whoever asks.
    assert.ok((await answers()).every(({ other }) => other !== 'accepted'));
    assert.deepEqual(await project.scratches(), []);
  };

  for (const recording of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    const [tool, name] = recording.replace('.jsonl', '').split(/-(.*)/) as [Tool, string];
    if (name.endsWith('cancelled'))
      it(`${tool}: ${name}`, async () => {
        const run = await start(recording);
        await run.until(({ type }) => type === 'say');
        run.child.stdin?.write('{"cancel": true}\n');
        const { result } = await run.end();
        assert.equal(result.outcome, 'cancelled');
        assert.equal(await project.status(), '');
        assert.deepEqual(await project.scratches(), []);
      });
    else
      it(`${tool}: ${name}`, async () => {
        const scenario = scenarios[name];
        assert.ok(scenario, `there is no scenario ${name}`);
        const end = await (await start(recording, '--turns', String(scenario.turns))).end();
        await judge(tool, scenario, end);
        const wrote = end.result.files.filter((file) => file.startsWith('workspace/strategy/'));
        assert.deepEqual(wrote.sort(), name === 'mcp' || !scenario.allowed.includes(strategy) ? [] : [strategy]);
      });
  }

  it('are there for every tool', () => {
    const names = readdirSync(folder);
    for (const tool of tools) assert.ok(names.filter((name) => name.startsWith(`${tool}-`)).length >= 10, tool);
  });
});

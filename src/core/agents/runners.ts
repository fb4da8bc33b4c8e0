/** How an agent tool is found, started and kept within its limits: one row a tool. People add rows of their own in their settings. */
export interface RunnerRow {
  id: string;
  title: string;
  /**
   * `acp`: speaks the Agent Client Protocol over its pipes. `command`: reads a prompt from standard input and ends. The other
   * two are no programs: `scaffold` writes skeletons, `function` is what does a step that a playbook gives to a function.
   */
  speaks: 'acp' | 'command' | 'scaffold' | 'function';
  /** Program to look for on the PATH. `{cwd}` in arguments is the folder it works in, `{policy}` a file with `policy`. */
  command: string;
  args: readonly string[];
  /** Variables to set; `{path:NAME}` is where a program was found. */
  env: Readonly<Record<string, string>>;
  /** Beginnings of the names of variables that it may see beside the usual ones. */
  passes: readonly string[];
  /** Programs that it needs as well. */
  needs: readonly string[];
  /** How the role goes in: as the session's system prompt, or before the first prompt. */
  role: 'system' | 'prompt';
  /** `_meta` of a new session. */
  meta?: Readonly<Record<string, unknown>>;
  /** Text of a file with limits of the tool's own, a second wall. */
  policy?: string;
  install: string;
  signIn: string;
}

/** The tools that were tried. An order of preference: the first one found is used, unless somebody chooses. */
export const shippedRunners: readonly RunnerRow[] = [
  {
    id: 'claude',
    title: 'Claude Code',
    speaks: 'acp',
    command: 'claude-agent-acp',
    args: [],
    env: { CLAUDE_CODE_EXECUTABLE: '{path:claude}', DISABLE_AUTOUPDATER: '1' },
    passes: ['ANTHROPIC_', 'CLAUDE_'],
    needs: ['claude'],
    role: 'system',
    // The plan's repository is input, not configuration: its hooks and servers stay out.
    meta: { claudeCode: { options: { settingSources: [], tools: ['Read', 'Write', 'Edit', 'Glob', 'Grep'] } } },
    install: 'npm install --global @anthropic-ai/claude-code @agentclientprotocol/claude-agent-acp',
    signIn: 'Run `claude` once and sign in with /login.',
  },
  {
    id: 'codex',
    title: 'Codex',
    speaks: 'acp',
    command: 'codex-acp',
    args: [],
    // Its own mode `agent` leaves the system's folder for temporary files open; read-only asks for every edit.
    env: { CODEX_PATH: '{path:codex}', INITIAL_AGENT_MODE: 'read-only', NO_BROWSER: '1' },
    passes: ['OPENAI_', 'CODEX_', 'MODEL_PROVIDER'],
    needs: ['codex'],
    role: 'system',
    install: 'npm install --global @openai/codex @agentclientprotocol/codex-acp',
    signIn: 'Run `codex login`.',
  },
  {
    id: 'gemini',
    title: 'Gemini CLI',
    speaks: 'acp',
    command: 'gemini',
    args: ['--acp', '--policy', '{policy}'],
    env: { GEMINI_CLI_TRUST_WORKSPACE: 'true' },
    passes: ['GEMINI_', 'GOOGLE_'],
    needs: [],
    // Its file with a system prompt replaces the whole of it, the use of its tools included.
    role: 'prompt',
    policy: `[[rule]]
toolName = ["write_file", "replace"]
argsPattern = '"file_path":"[^"]*\\.\\.'
decision = "deny"
priority = 400
denyMessage = "No .. in paths."

[[rule]]
toolName = ["run_shell_command", "web_fetch", "google_web_search"]
decision = "deny"
priority = 200
denyMessage = "Only files are written here."
`,
    install: 'npm install --global @google/gemini-cli',
    signIn: 'Run `gemini` once and sign in, or set GEMINI_API_KEY.',
  },
  {
    id: 'opencode',
    title: 'OpenCode',
    speaks: 'acp',
    command: 'opencode',
    args: ['acp', '--cwd', '{cwd}'],
    env: {
      OPENCODE_DISABLE_AUTOUPDATE: '1',
      OPENCODE_DISABLE_PROJECT_CONFIG: '1',
      OPENCODE_CONFIG_CONTENT:
        '{"permission":{"edit":"ask","bash":"deny","webfetch":"deny","external_directory":"deny"},"share":"disabled"}',
    },
    passes: ['OPENCODE_', 'ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'OPENROUTER_API_KEY', 'GEMINI_API_KEY'],
    needs: [],
    role: 'prompt',
    install: 'npm install --global opencode-ai',
    signIn: 'Run `opencode auth login`.',
  },
  {
    id: 'copilot',
    title: 'Copilot CLI',
    speaks: 'acp',
    command: 'copilot',
    args: ['--acp', '--no-auto-update', '--disable-builtin-mcps', '--disallow-temp-dir', '--deny-tool=shell'],
    env: {},
    passes: ['COPILOT_', 'GH_TOKEN', 'GITHUB_TOKEN'],
    needs: [],
    role: 'prompt',
    install: 'npm install --global @github/copilot',
    signIn: 'Run `copilot` once and sign in with /login.',
  },
];

/** Needs no agent and no network: writes what a step's outputs begin with. */
export const scaffolder: RunnerRow = {
  id: 'scaffold',
  title: 'Scaffolder',
  speaks: 'scaffold',
  command: '',
  args: [],
  env: {},
  passes: [],
  needs: [],
  role: 'prompt',
  install: '',
  signIn: '',
};

/** Does the steps that a playbook gives to a function; nobody chooses it. */
export const calculator: RunnerRow = { ...scaffolder, id: 'function', title: 'Function', speaks: 'function' };

/** A row as a person writes it: an id and a command are enough. */
export type OwnRow = Pick<RunnerRow, 'id' | 'command'> & Partial<RunnerRow>;

/** All rows, those of the person before the shipped ones; an own row with a shipped id replaces it. */
export function allRunners(own: readonly OwnRow[] = []): RunnerRow[] {
  const rows = own.map((row): RunnerRow => {
    const base = shippedRunners.find(({ id }) => id === row.id);
    return { ...(base ?? { ...scaffolder, title: row.id, speaks: 'acp' }), ...row };
  });
  return [...rows, ...shippedRunners.filter(({ id }) => !rows.some((row) => row.id === id)), scaffolder];
}

/** What is wrong with rows that came from outside; empty when they can be used. */
export function rowProblems(value: unknown): string[] {
  if (!Array.isArray(value)) return ['The runners must be a list.'];
  return value.flatMap((row: unknown, index) => {
    const { id, command, args, speaks } = (row ?? {}) as Record<string, unknown>;
    const place = `Runner ${index + 1}`;
    if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id))
      return [`${place} needs an \`id\` in lower-case letters, digits and hyphens.`];
    if (typeof command !== 'string' || command === '') return [`${place} (${id}) needs a \`command\`.`];
    if (args !== undefined && !(Array.isArray(args) && args.every((arg) => typeof arg === 'string')))
      return [`${place} (${id}): \`args\` must be a list of texts.`];
    if (speaks !== undefined && speaks !== 'acp' && speaks !== 'command')
      return [`${place} (${id}): \`speaks\` is acp or command.`];
    return [];
  });
}

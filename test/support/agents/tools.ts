/** A real agent tool from the registry, pinned, and how it is pointed at a model on loopback. */
export interface Tool {
  /** Id of its runner. */
  id: string;
  title: string;
  /** What is installed, each list in a folder of its own. */
  packages: readonly Packages[];
  /** Files of its own settings, by their paths in its home. */
  settings(model: string): Record<string, string>;
  env(model: string): Record<string, string>;
  /** False for a tool that goes to a model of its own where nobody has signed in. */
  wantsSignIn?: boolean;
}

export interface Packages {
  names: readonly string[];
  /** Bring along the binaries for this platform, and let the package put them in place. */
  binaries: boolean;
}

/** What a person sets in a real tool is a key; ours opens nothing. */
export const dummyKey = 'dummy-key-for-tests';

const geminiSettings = {
  security: { auth: { selectedType: 'gemini-api-key' } },
  privacy: { usageStatisticsEnabled: false },
  telemetry: { enabled: false },
  general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
};

/** The tool that every run of the tests drives: plain JavaScript, without platform binaries. */
export const gemini: Tool = {
  id: 'gemini',
  title: 'Gemini CLI',
  packages: [{ names: ['@google/gemini-cli@0.61.0'], binaries: false }],
  settings: () => ({ '.gemini/settings.json': JSON.stringify(geminiSettings) }),
  env: (model) => ({
    GEMINI_API_KEY: dummyKey,
    GEMINI_MODEL: 'gemini-2.5-pro',
    GOOGLE_GEMINI_BASE_URL: model,
  }),
};

/** The tools that `npm run test:agents` drives: a gigabyte of binaries. */
export const otherTools: readonly Tool[] = [
  {
    id: 'claude',
    title: 'Claude Code',
    packages: [
      { names: ['@anthropic-ai/claude-code@2.1.328'], binaries: true },
      { names: ['@agentclientprotocol/claude-agent-acp@0.100.0'], binaries: false },
    ],
    settings: () => ({}),
    env: (model) => ({
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      CLAUDE_CODE_MAX_RETRIES: '1',
      ANTHROPIC_BASE_URL: model,
      ANTHROPIC_API_KEY: dummyKey,
      ANTHROPIC_MODEL: 'claude-sonnet-4-5',
    }),
  },
  {
    id: 'codex',
    title: 'Codex',
    packages: [
      { names: ['@openai/codex@0.169.0'], binaries: true },
      { names: ['@agentclientprotocol/codex-acp@2.6.0'], binaries: false },
    ],
    settings: (model) => ({
      '.codex/config.toml': `model = "gpt-5.5"
model_provider = "scripted"
approval_policy = "on-request"
check_for_update_on_startup = false

[model_providers.scripted]
name = "scripted"
base_url = "${model}/v1"
env_key = "OPENAI_API_KEY"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1

[analytics]
enabled = false
`,
    }),
    env: () => ({ OPENAI_API_KEY: dummyKey, MODEL_PROVIDER: 'scripted' }),
  },
  {
    id: 'opencode',
    title: 'OpenCode',
    packages: [{ names: ['opencode-ai@1.18.33'], binaries: true }],
    settings: (model) => ({
      '.config/opencode/opencode.json': JSON.stringify({
        autoupdate: false,
        model: 'scripted/scripted',
        small_model: 'scripted/scripted',
        enabled_providers: ['scripted'],
        provider: {
          scripted: {
            npm: '@ai-sdk/openai-compatible',
            name: 'Scripted',
            options: { baseURL: `${model}/v1`, apiKey: dummyKey },
            models: { scripted: { name: 'Scripted', tool_call: true, limit: { context: 128_000, output: 8192 } } },
          },
        },
      }),
    }),
    wantsSignIn: false,
    env: () => ({
      OPENCODE_DISABLE_MODELS_FETCH: '1',
      OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
      OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    }),
  },
  {
    id: 'copilot',
    title: 'Copilot CLI',
    packages: [{ names: ['@github/copilot@1.0.102'], binaries: true }],
    settings: () => ({}),
    env: (model) => ({
      COPILOT_OFFLINE: 'true',
      COPILOT_PROVIDER_BASE_URL: `${model}/v1`,
      COPILOT_PROVIDER_API_KEY: dummyKey,
      COPILOT_PROVIDER_TYPE: 'openai',
      COPILOT_PROVIDER_WIRE_API: 'completions',
      COPILOT_MODEL: 'scripted',
    }),
  },
];

/** Name and version of a package, such as `codex 0.169.0`. */
export function versionsOf({ packages }: Tool): string[] {
  return packages.flatMap(({ names }) => names.map((name) => name.replace(/^@[^/]+\//, '').replace('@', ' ')));
}

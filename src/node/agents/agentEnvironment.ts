import { toolEnvironment } from '../environment.ts';

/** What any program needs to run, find its settings and reach its service. */
const usual =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|TMPDIR|TEMP|TMP|XDG_\w+|https?_proxy|no_proxy|all_proxy|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|USERNAME|ProgramData|ProgramFiles.*|HOMEDRIVE|HOMEPATH)$/i;

/** Marks by which a tool knows that it was started by another agent; it would behave differently. */
const nested =
  /^(?:CLAUDECODE|CLAUDE_CODE_ENTRYPOINT|CLAUDE_CODE_SSE_PORT|CODEX_SANDBOX.*|CODEX_THREAD_ID|GEMINI_CLI|OPENCODE|COPILOT_AGENT_.*)$/;

export interface AgentEnvironment {
  /** Role that is at work; `gtm approve` and `gtm waive` refuse where it is set. */
  agent: string;
  /** Folder above which git does not look for a repository. */
  ceiling: string;
  /** Beginnings of names that the tool may see beside the usual ones. */
  passes: readonly string[];
  /** Variables to set. */
  set: Readonly<Record<string, string>>;
}

/** The whole environment of an agent: what it needs, and no secret of anything else. */
export function agentEnvironment(
  { agent, ceiling, passes, set }: AgentEnvironment,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(toolEnvironment({}, inherited))) {
    if (value === undefined || nested.test(name)) continue;
    if (usual.test(name) || passes.some((start) => name.startsWith(start))) environment[name] = value;
  }
  return { ...environment, ...set, GTM_AGENT: agent, GIT_CEILING_DIRECTORIES: ceiling, GIT_TERMINAL_PROMPT: '0' };
}

/** A text without the values of secrets that the environment holds. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv): string {
  let clean = text;
  for (const [name, value] of Object.entries(environment))
    if (value && value.length >= 8 && /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL/i.test(name))
      clean = clean.replaceAll(value, '[secret]');
  return clean;
}

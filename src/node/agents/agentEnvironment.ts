import path from 'node:path';
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
  /** The project, which the agent need not know of: no program is looked for in it. */
  project: string;
  /** Beginnings of names that the tool may see beside the usual ones. */
  passes: readonly string[];
  /** Variables to set. */
  set: Readonly<Record<string, string>>;
}

/** The whole environment of an agent: what it needs, and no secret of anything else. */
export function agentEnvironment(
  { agent, ceiling, project, passes, set }: AgentEnvironment,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(toolEnvironment({}, inherited))) {
    if (value === undefined || nested.test(name)) continue;
    if (usual.test(name) || passes.some((start) => name.startsWith(start))) environment[name] = value;
  }
  for (const name of Object.keys(environment))
    if (name.toUpperCase() === 'PATH') environment[name] = withoutProject(environment[name] ?? '', project);
  return {
    ...environment,
    ...set,
    GTM_AGENT: agent,
    GIT_CEILING_DIRECTORIES: ceiling,
    // Wherever git is told to work, it finds no repository; and a commit has to say who made it.
    GIT_DIR: path.join(ceiling, 'no-repository'),
    GIT_COMMITTER_NAME: '',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** A PATH without the folders of a project, such as its node_modules/.bin. */
function withoutProject(folders: string, project: string): string {
  const isInside = (folder: string) => {
    const inside = path.relative(project, folder);
    return !inside.startsWith('..') && !path.isAbsolute(inside);
  };
  return folders
    .split(path.delimiter)
    .filter((folder) => !path.isAbsolute(folder) || !isInside(folder))
    .join(path.delimiter);
}

/** A text without the values of secrets that the environment holds. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv): string {
  let clean = text;
  for (const [name, value] of Object.entries(environment))
    if (value && value.length >= 8 && /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL/i.test(name))
      clean = clean.replaceAll(value, '[secret]');
  return clean;
}

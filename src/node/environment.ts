/** Variables that belong to the editor that started us, and would change how a tool of the user behaves. */
const editorVariable = /^(?:ELECTRON_.*|VSCODE_.*|NODE_OPTIONS)$/;

/** Names in an environment that a child process must not inherit. */
export function editorVariables(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(environment).filter((name) => editorVariable.test(name));
}

/**
 * The environment for a child process: ours without the editor's own variables.
 * @param extra variables to set; undefined removes one
 */
export function toolEnvironment(
  extra: Readonly<Record<string, string | undefined>> = {},
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const environment = { ...inherited };
  for (const name of editorVariables(inherited)) delete environment[name];
  for (const [name, value] of Object.entries(extra)) {
    if (value === undefined) delete environment[name];
    else environment[name] = value;
  }
  return environment;
}

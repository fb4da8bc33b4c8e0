// VS Code's own command line, as far as an extension test needs it.

/**
 * Reads the arguments that VS Code takes. Gives the folder or workspace file to open, the paths of the extension and
 * of its tests, the data folders, and whether the workspace is trusted. Options that have no meaning here are ignored.
 */
export function readHostArguments(args) {
  const options = {};
  const positional = [];
  for (const argument of args) {
    const match = /^--([A-Za-z-]+)(?:=(.*))?$/s.exec(argument);
    if (match) options[match[1]] = match[2] ?? true;
    else positional.push(argument);
  }
  return {
    open: positional[0],
    extension: options.extensionDevelopmentPath,
    tests: options.extensionTestsPath,
    userData: options['user-data-dir'],
    extensions: options['extensions-dir'],
    // @vscode/test-electron always disables trust, so Restricted Mode is asked for with an option of our own.
    trusted: options['disable-workspace-trust'] === true && options['restricted-mode'] !== true,
  };
}

/** The query of the workbench address: what to open, and the extension under test. */
export function workbenchQuery({ open, extension, tests }, authority) {
  const remote = (file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const query = new URLSearchParams();
  if (open?.endsWith('.code-workspace')) query.set('workspace', open);
  else if (open) query.set('folder', open);
  else query.set('ew', 'true'); // An empty window.
  query.set(
    'payload',
    JSON.stringify([
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(tests)],
    ]),
  );
  return query.toString();
}

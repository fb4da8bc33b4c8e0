import type { Executable } from '../gtmExecutable.ts';

/**
 * Small programs named `gtm`, for shells of Unix and of Windows, that start the command as the extension does. What the editor's
 * own Node needs to know stays inside of them.
 */
export function launchers({ command, args, env }: Executable): { name: string; text: string }[] {
  const variables = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const words = [command, ...args];
  const unix = [
    ...variables.map(([name, value]) => `export ${name}=${quoteUnix(value)}`),
    `exec ${words.map(quoteUnix).join(' ')} "$@"`,
  ];
  const windows = [
    '@echo off',
    'setlocal',
    ...variables.map(([name, value]) => `set "${name}=${quotePercent(value)}"`),
    `${words.map((word) => `"${quotePercent(word)}"`).join(' ')} %*`,
  ];
  return [
    { name: 'gtm', text: `#!/bin/sh\n${unix.join('\n')}\n` },
    { name: 'gtm.cmd', text: `${windows.join('\r\n')}\r\n` },
  ];
}

function quoteUnix(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** In a batch file a percent sign begins a variable. */
function quotePercent(text: string): string {
  return text.replaceAll('%', '%%');
}

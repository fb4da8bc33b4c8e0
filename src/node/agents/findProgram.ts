import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Absolute path of a program on the PATH, or of one named by its path.
 * @returns undefined when there is none
 */
export async function findProgram(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (path.isAbsolute(command)) return (await isProgram(command)) ? command : undefined;
  const endings = process.platform === 'win32' ? (env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : [''];
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    // A relative entry would depend on the folder of an untrusted project.
    if (!path.isAbsolute(folder)) continue;
    for (const ending of endings) {
      const file = path.join(folder, `${command}${ending.toLowerCase()}`);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

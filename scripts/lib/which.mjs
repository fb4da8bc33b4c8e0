// Finding programs on the PATH.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The full path of the first of `names` that can be run from the PATH, or undefined. */
export function which(...names) {
  const extension = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name + extension);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

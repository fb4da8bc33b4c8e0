import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ResolvedPath } from '../../core/index.ts';

/**
 * Where a path really leads: the real path of the nearest folder above it that exists, and from there on as it is written.
 * @param root absolute path of the scratch copy
 * @param target path as an agent named it: absolute, or relative to the copy
 */
export async function resolvePath(root: string, target: string): Promise<ResolvedPath> {
  const base = await realpath(root);
  const wanted = path.resolve(base, target);
  let folder = path.dirname(wanted);
  let real: string | undefined;
  while (real === undefined) {
    real = await realpath(folder).catch(() => undefined);
    if (real !== undefined) break;
    // A link that leads nowhere is no folder that does not exist yet: something may appear at its end.
    if (await isThere(folder)) return { inside: undefined, isLink: true, exists: true };
    const above = path.dirname(folder);
    if (above === folder) return { inside: undefined, isLink: false, exists: false };
    folder = above;
  }
  const full = path.join(real, path.relative(folder, wanted));
  const relative = path.relative(base, full);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  const stats = await lstat(full).catch(() => undefined);
  return {
    inside: isOutside ? undefined : relative.split(path.sep).join('/'),
    isLink: stats?.isSymbolicLink() ?? false,
    exists: stats !== undefined,
  };
}

function isThere(target: string): Promise<boolean> {
  return lstat(target).then(
    () => true,
    () => false,
  );
}

/** Paths inside a project: relative to its root, with `/`. */

/** Folder of a file, `''` for the root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** What a relative path in a file leads to; undefined when it leaves the project. */
export function resolvePath(file: string, relative: string): string | undefined {
  const parts = relative.startsWith('/') ? [] : folderOf(file).split('/').filter(Boolean);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') + (relative.endsWith('/') && parts.length > 0 ? '/' : '');
}

/** The way from one file to another, as a link writes it. */
export function relativePath(from: string, to: string): string {
  const start = folderOf(from).split('/').filter(Boolean);
  const end = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

import { readdir, readFile } from 'node:fs/promises';

/** The built-in roles as data that the bundles carry, by file name without its ending. */
export async function generateRoles() {
  const files = (await readdir('agents')).filter((file) => file.endsWith('.md') && file !== 'README.md').sort();
  const roles = await Promise.all(
    files.map(async (file) => [file.slice(0, -'.md'.length), await readFile(`agents/${file}`, 'utf8')]),
  );
  return { 'src/core/generated/roles.json': `${JSON.stringify(Object.fromEntries(roles), null, 1)}\n` };
}

import { readdir, readFile } from 'node:fs/promises';

/** The templates of new documents as data that the bundles carry, by kind. */
export async function generateTemplates() {
  const files = (await readdir('templates')).filter((file) => file.endsWith('.yaml')).sort();
  const templates = await Promise.all(
    files.map(async (file) => [
      file.replace('.yaml', '').replaceAll('-', '_'),
      await readFile(`templates/${file}`, 'utf8'),
    ]),
  );
  return { 'src/core/generated/templates.json': `${JSON.stringify(Object.fromEntries(templates), null, 1)}\n` };
}

import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The built-in playbooks as data that the bundles carry. */
export async function generatePlaybooks() {
  const files = (await readdir('playbooks')).filter((file) => file.endsWith('.playbook.yaml')).sort();
  const playbooks = await Promise.all(files.map(async (file) => parse(await readFile(`playbooks/${file}`, 'utf8'))));
  const text = JSON.stringify(Object.fromEntries(playbooks.map((playbook) => [playbook.id, playbook])), null, 1);
  return { 'src/core/generated/playbooks.json': `${text}\n` };
}

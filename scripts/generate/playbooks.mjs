import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The built-in playbooks and success metrics as data that the bundles carry. */
export async function generatePlaybooks() {
  const files = (await readdir('playbooks')).filter((file) => file.endsWith('.playbook.yaml')).sort();
  const playbooks = await Promise.all(files.map(async (file) => parse(await readFile(`playbooks/${file}`, 'utf8'))));
  const text = JSON.stringify(Object.fromEntries(playbooks.map((playbook) => [playbook.id, playbook])), null, 1);
  const { metrics } = parse(await readFile('playbooks/metrics.yaml', 'utf8'));
  return {
    'src/core/generated/playbooks.json': `${text}\n`,
    'src/core/generated/metrics.json': `${JSON.stringify(metrics, null, 1)}\n`,
  };
}

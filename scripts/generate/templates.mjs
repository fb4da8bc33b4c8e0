import { readdir, readFile } from 'node:fs/promises';
import { successMetricsTemplate } from './successMetrics.mjs';

/** The templates of new documents as data that the bundles carry, by kind; `kind.type` where a kind has several. */
export async function generateTemplates() {
  const files = (await readdir('templates'))
    .filter((file) => /\.(?:yaml|md)$/.test(file) && file !== 'README.md')
    .sort();
  const templates = await Promise.all(
    files.map(async (file) => [nameOf(file), await readFile(`templates/${file}`, 'utf8')]),
  );
  templates.push(['kpis.success-metrics', await successMetricsTemplate()]);
  return { 'src/core/generated/templates.json': `${JSON.stringify(Object.fromEntries(templates), null, 1)}\n` };
}

/** `contact-policy.yaml` → `contact_policy`, `team-document.post-mortem.md` → `team_document.post-mortem`. */
function nameOf(file) {
  const [kind, ...type] = file.split('.').slice(0, -1);
  return [kind.replaceAll('-', '_'), ...type].join('.');
}

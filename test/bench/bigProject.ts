import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../support/scratch.ts';

/** Files of the example that are cloned, with how often, so that the project has the given number of documents. */
const clones = [
  ['workspace/demand-gen/campaigns/q2-search-trial.campaign.yaml', 0.35],
  ['workspace/demand-gen/ab-tests/signup-panel-promise.experiment.yaml', 0.3],
  ['workspace/strategy/personas/sales-director.persona.yaml', 0.2],
  ['workspace/analytics/acquisition.funnel.yaml', 0.15],
] as const;

/** A project as large as asked: the example, with its campaigns, experiments, personas and funnels many times over. */
export function bigProject(documents: number): Record<string, string> {
  const root = inRepository('examples/acme-crm');
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (entry.isFile() && /\.(?:yaml|md)$/.test(file)) files[file] = readFileSync(path.join(root, file), 'utf8');
  }
  const missing = documents - Object.keys(files).filter((file) => file.endsWith('.yaml')).length;
  for (const [file, share] of clones) {
    for (let index = 0; index < Math.round(missing * share); index++) {
      const stem = path.posix.basename(file).split('.')[0] ?? '';
      files[file.replace(stem, `${stem}-${index}`)] = (files[file] ?? '').replace(/^id: .*$/m, `id: ${stem}-${index}`);
    }
  }
  return files;
}

import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';

/** Keys of a built-in metric that say where it is used; a KPI of a project has none of them. */
const foreign = new Set(['workflow', 'comparison', 'compare_to', 'source']);

/** The template of a file with all built-in success metrics, by workflow: `gtm new kpis success-metrics`. */
export async function successMetricsTemplate() {
  const { metrics } = parse(await readFile('playbooks/metrics.yaml', 'utf8'));
  const workflows = [...new Set(metrics.map((metric) => metric.workflow))];
  const parts = workflows.map((workflow) => {
    const own = metrics.filter((metric) => metric.workflow === workflow);
    return `  # ${workflow.replaceAll('-', ' ')}\n${own.map(kpi).join('')}`;
  });
  const head = [
    '# The success metrics of the growth workflows and of marketing automation, with their usual thresholds. Keep those that',
    '# you measure, and add baseline, target, source and owner to each.',
    'kind: kpis',
    'id: {{id}}',
    'title: {{title}}',
    'cycle: {{cycle}}',
    '',
    'kpis:',
  ];
  return `${head.join('\n')}\n${parts.join('')}`;
}

function kpi(metric) {
  const own = Object.fromEntries(Object.entries(metric).filter(([key]) => !foreign.has(key)));
  const text = stringify([own], { lineWidth: 0 });
  return text.replace(/^(?=.)/gm, '  ');
}

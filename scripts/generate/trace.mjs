// docs/playbooks/trace.md: every criterion of the playbooks that ship, its rule, and the cases that break the rule.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const playbooks = ['gtm', 'marketing-cycle', 'growth'];

const head = `# Every criterion, its rule and what breaks it

The pages of the playbooks ([gtm](gtm.md), [marketing-cycle](marketing-cycle.md), [growth](growth.md)) say from which line of their sources a criterion comes. This page goes on from there: to the rule that decides, and to the cases in which it has to fail. Beside these every output of a step has the criterion *complete* ([\`output-complete\`](../rules/output-complete.md), [cases](../../test/fixtures/rules/output-complete.md)), and a gate that an open conflict names has one more ([\`conflicts-answered\`](../rules/conflicts-answered.md), [cases](../../test/fixtures/rules/conflicts-answered.md)).

Written by \`npm run generate\`; \`test/core/gates/trace.test.ts\` holds it complete.
`;

export async function generateTrace() {
  const parts = await Promise.all(playbooks.map(tableOf));
  return { 'docs/playbooks/trace.md': `${head}\n${parts.join('\n')}` };
}

async function tableOf(id) {
  const { phases } = parse(await readFile(`playbooks/${id}.playbook.yaml`, 'utf8'), { merge: true });
  const criteria = phases.flatMap(({ id: phase, steps, gate = [] }) => [
    ...steps.flatMap((step) => (step.gate ?? []).map((one) => ({ ...one, id: `${phase}/${step.id}/${one.id}` }))),
    ...gate.map((one) => ({ ...one, id: `${phase}/${one.id}` })),
  ]);
  const rows = await Promise.all(criteria.map(rowOf));
  return `## ${id}\n| criterion | what is true when it passes | rule | broken by |\n|---|---|---|---|\n${rows.join('')}`;
}

async function rowOf({ id, title, rule }) {
  if (rule === undefined) return `| \`${id}\` | ${title} | to come | – |\n`;
  const cases = breakingCases(await readFile(`test/fixtures/rules/${rule}.md`, 'utf8'), rule);
  const [first = '', ...others] = cases;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `| \`${id}\` | ${title} | [\`${rule}\`](../rules/${rule}.md) | [${first}](../../test/fixtures/rules/${rule}.md)${more} |\n`;
}

/** Titles of the cases in which the rule has to find something. A heading inside a fence belongs to a file. */
function breakingCases(text, rule) {
  return text
    .replace(/^(`{3,})(\w+) (\S+)\n([\s\S]*?)^\1$/gm, (fence) => fence.replace(/^#/gm, ' '))
    .split(/^## /m)
    .slice(1)
    .filter((part) => part.includes(`expect: ${rule}`))
    .map((part) => part.slice(0, part.indexOf('\n')).trim());
}

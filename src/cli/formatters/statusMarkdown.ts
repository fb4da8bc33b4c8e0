import type { StatusReport } from '../../core/index.ts';
import { markdownCode, markdownTable, markdownText } from './markdownText.ts';

/** Where a playbook stands as Markdown: each step of each phase, what comes next, and what holds a gate closed. */
export function formatStatusMarkdown({ playbook, cycle, mode, phases, next, conflicts }: StatusReport): string {
  const facts = [
    `playbook ${markdownCode(playbook)}`,
    cycle && `cycle ${markdownText(cycle)}`,
    mode && `mode ${markdownText(mode)}`,
  ];
  const rows = phases.flatMap((phase) =>
    phase.steps.map((step, index) => [
      index === 0 ? `${markdownText(phase.title)}: ${phase.status}` : '',
      markdownText(step.title),
      markdownCode(step.agent),
      `${step.status}${step.note === undefined ? '' : `. ${markdownText(step.note)}`}`,
    ]),
  );
  return [
    `### Where it stands`,
    '',
    facts.filter(Boolean).join(' · '),
    '',
    markdownTable(['Phase', 'Step', 'Role', 'State'], rows),
    ...section(
      'Next',
      next.map(({ title, phase, step, missing }) => {
        const what = missing.slice(0, 3).map(markdownCode).join(', ');
        const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
        return `${markdownText(title)} ${markdownCode(`${phase}/${step}`)}: ${what === '' ? 'see what its gate finds' : `write ${what}${more}`}`;
      }),
    ),
    ...section(
      'Open conflicts',
      conflicts.map(({ title, file }) => `${markdownText(title)} ${markdownCode(file)}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map((line) => `- ${line}`)];
}

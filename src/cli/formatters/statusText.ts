import type { StatusReport, StepStatus } from '../../core/index.ts';
import { counted, styleFor } from './style.ts';

const signs: Record<StepStatus, string> = {
  done: '✓',
  ready: '▸',
  running: '…',
  'in-review': '?',
  blocked: '·',
  skipped: '-',
};

/** The state of a playbook for people: phases, steps, and what can be worked on now. */
export function formatStatusText(report: StatusReport, terminal: { color: boolean }): string {
  const style = styleFor(terminal);
  const paint: Record<StepStatus, (text: string) => string> = {
    done: style.green,
    ready: style.cyan,
    running: style.blue,
    'in-review': style.yellow,
    blocked: style.dim,
    skipped: style.dim,
  };
  const head = [report.project, report.cycle, `${report.gates.passed} of ${counted(report.gates.total, 'gate')} pass`]
    .filter(Boolean)
    .join(' · ');
  const phases = report.phases.map((phase) => {
    const steps = phase.steps.map((step) => {
      const note = step.note === undefined ? '' : `  ${style.dim(step.note)}`;
      return `  ${paint[step.status](`${signs[step.status]} ${step.status.padEnd(9)}`)}  ${step.title}  ${style.dim(step.agent)}${note}`;
    });
    return [`${style.bold(phase.title)}  ${paint[phase.status](phase.status)}`, ...steps].join('\n');
  });
  const next = report.next.map((step) => {
    const missing =
      step.missing.length === 0
        ? 'see what its gate finds'
        : `write ${step.missing.slice(0, 3).join(', ')}${step.missing.length > 3 ? ` and ${step.missing.length - 3} more` : ''}`;
    return `  ${step.title} (${step.phase}/${step.step}, ${step.agent}): ${missing}`;
  });
  return `${[style.bold(head), ...phases, ...(next.length > 0 ? [`Next\n${next.join('\n')}`] : [])].join('\n\n')}\n`;
}

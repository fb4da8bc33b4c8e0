import type { CommandEntry } from './command.ts';

/** All commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { name: 'init', summary: 'start a project here', load: () => import('./init.ts') },
  { name: 'new', summary: 'write a new document from its template', load: () => import('./new.ts') },
  { name: 'import', summary: 'turn a plan in prose into documents', load: () => import('./import.ts') },
  { name: 'check', summary: 'check the documents of the project', load: () => import('./check.ts') },
  { name: 'gate', summary: 'judge quality gates: a phase, a step, a gate, or all', load: () => import('./gate.ts') },
  { name: 'status', summary: 'show where each phase and step stands', load: () => import('./status.ts') },
  { name: 'brief', summary: 'show what a step asks for, for an agent or a person', load: () => import('./brief.ts') },
  { name: 'calc', summary: 'run a calculation by name on JSON', load: () => import('./calc.ts') },
  {
    name: 'attribution',
    summary: 'say which channel gets the credit for conversions',
    load: () => import('./attribution.ts'),
  },
  { name: 'kpi', summary: 'show KPIs planned and actual, with forecast', load: () => import('./kpi.ts') },
  { name: 'budget', summary: 'show budget, spending and pace', load: () => import('./budget.ts') },
  { name: 'report', summary: 'write the report of a month or a week', load: () => import('./report.ts') },
  {
    name: 'experiment',
    summary: 'plan an experiment, or read it out: size, duration, power, analyze',
    load: () => import('./experiment.ts'),
  },
  { name: 'approve', summary: 'approve what a gate covers, as it is now', load: () => import('./approve.ts') },
  { name: 'review', summary: 'record a verdict on what a criterion covers', load: () => import('./review.ts') },
  { name: 'waive', summary: 'answer for a criterion that is not met, until a day', load: () => import('./waive.ts') },
  { name: 'next', summary: 'show what can be done now, and why', load: () => import('./next.ts') },
  {
    name: 'advise',
    summary: 'say which mode to run next, with the numbers behind it',
    load: () => import('./advise.ts'),
  },
  { name: 'rules', summary: 'list the rules, or explain one', load: () => import('./rules.ts') },
  { name: 'schema', summary: 'print the JSON Schema of a kind', load: () => import('./schema.ts') },
  { name: 'preview', summary: 'draw a document as text, SVG, HTML or Mermaid', load: () => import('./preview.ts') },
  { name: 'commit', summary: 'commit the deliverable of a step, and nothing else', load: () => import('./commit.ts') },
  { name: 'commit-msg', summary: 'check the subject of a commit, as a hook', load: () => import('./commitMsg.ts') },
  { name: 'branch', summary: 'start a branch for a phase or a piece of work', load: () => import('./branch.ts') },
  { name: 'pr', summary: 'open the pull request of a phase', load: () => import('./pr.ts') },
  { name: 'log', summary: 'show the history of the plan by agent', load: () => import('./log.ts') },
  { name: 'lsp', summary: 'run the language server', load: () => import('./lsp.ts') },
];

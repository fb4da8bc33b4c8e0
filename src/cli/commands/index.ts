import type { CommandEntry } from './command.ts';

/** All commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { name: 'check', summary: 'check the documents of the project', load: () => import('./check.ts') },
  { name: 'gate', summary: 'judge quality gates: a phase, a step, a gate, or all', load: () => import('./gate.ts') },
  { name: 'lsp', summary: 'run the language server', load: () => import('./lsp.ts') },
];

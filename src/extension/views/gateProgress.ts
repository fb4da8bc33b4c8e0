import * as vscode from 'vscode';
import type { Gate } from '../project/projectModel.ts';

/** True for a criterion that keeps its gate from passing. */
export function isOpen({ status }: Gate['criteria'][number]): boolean {
  return status !== 'pass' && status !== 'waived';
}

/** How far a gate is: criteria that pass, of all. Short, for a row beside a title. */
export function progressOf({ criteria }: Gate): string {
  return vscode.l10n.t('{0} of {1}', criteria.filter((criterion) => !isOpen(criterion)).length, criteria.length);
}

/** The same as a phrase, for where it stands alone. */
export function progressPhrase({ criteria }: Gate): string {
  const passed = criteria.filter((criterion) => !isOpen(criterion)).length;
  return vscode.l10n.t('{0} of {1} criteria pass', passed, criteria.length);
}

/** What a gate is called: the gate of a phase would otherwise have the phase's own name. */
export function gateLabel({ step, title }: Gate): string {
  return step === undefined ? vscode.l10n.t('Whole phase') : title;
}

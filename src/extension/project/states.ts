import * as vscode from 'vscode';
import type { CriterionStatus, GateStatus, StepStatus } from '../../core/index.ts';

/** Every state that a criterion, gate, step or phase can be in. */
export type State = CriterionStatus | GateStatus | StepStatus;

const looks: Readonly<Record<State, readonly [icon: string, color: string]>> = {
  pass: ['pass', 'testing.iconPassed'],
  fail: ['error', 'testing.iconFailed'],
  pending: ['circle-large-outline', 'descriptionForeground'],
  stale: ['history', 'charts.yellow'],
  waived: ['debug-step-over', 'descriptionForeground'],
  blocked: ['lock', 'descriptionForeground'],
  ready: ['play-circle', 'charts.blue'],
  running: ['sync~spin', 'charts.blue'],
  'in-review': ['eye', 'charts.purple'],
  done: ['pass-filled', 'testing.iconPassed'],
  skipped: ['dash', 'descriptionForeground'],
};

/** Name of a state's icon, for texts that take `$(icon)`. */
export function iconName(state: State): string {
  return looks[state][0];
}

/** A state's icon in its colour. */
export function stateIcon(state: State): vscode.ThemeIcon {
  const [icon, color] = looks[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** A state's word. */
export function stateWord(state: State): string {
  switch (state) {
    case 'pass':
      return vscode.l10n.t('pass');
    case 'fail':
      return vscode.l10n.t('fail');
    case 'pending':
      return vscode.l10n.t('pending');
    case 'stale':
      return vscode.l10n.t('stale');
    case 'waived':
      return vscode.l10n.t('waived');
    case 'blocked':
      return vscode.l10n.t('blocked');
    case 'ready':
      return vscode.l10n.t('ready');
    case 'running':
      return vscode.l10n.t('running');
    case 'in-review':
      return vscode.l10n.t('in review');
    case 'done':
      return vscode.l10n.t('done');
    case 'skipped':
      return vscode.l10n.t('skipped');
  }
}

import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { Gate } from '../project/projectModel.ts';
import { isOpen } from '../views/gateProgress.ts';
import type { PhasesView } from '../views/phasesView.ts';
import { logGates } from './gateLog.ts';
import { type GateTarget, gateTargetOf, targetOfLens } from './gateTarget.ts';
import { pickCriterion } from './pickCriterion.ts';
import { pickGate } from './pickGate.ts';

/**
 * "Run Quality Gate". From a list, the result follows as a list. From the tree, the tree shows it, and a failing gate
 * says so in one sentence.
 */
export async function runGate(app: App, phases: PhasesView, node: unknown): Promise<void> {
  const fromTree = gateTargetOf(node);
  const target = fromTree ?? targetOfLens(app, node) ?? (await pickGate(app));
  if (!target) return;
  const gates = await judge(app, target);
  logGates(app.log, target.title, gates);
  const only = gates.length === 1 ? gates[0] : undefined;
  if (only) await phases.revealGate(target.project.root, target.playbook, only.id);
  if (fromTree) tellSoon(app, target, gates);
  else await pickCriterion(target, gates);
}

/** Asks for the verdict of this moment, unsaved text included. */
async function judge(app: App, { project, playbook, name }: GateTarget): Promise<readonly Gate[]> {
  const options = { location: { viewId: 'marketing.phases' } };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const params = { root: project.rootText, names: [name], playbook };
    const { report } = await app.server.request('gtm/gate', params, token);
    return report.gates;
  });
}

/** Says how it went, without waiting for an answer. */
function tellSoon(app: App, target: GateTarget, gates: readonly Gate[]): void {
  const criteria = gates.flatMap((gate) => gate.criteria);
  const open = criteria.filter(isOpen).length;
  if (open === 0) {
    const text = vscode.l10n.t('All {0} criteria pass in {1}', criteria.length, target.title);
    vscode.window.setStatusBarMessage(`$(pass) ${text}`, 5000);
    return;
  }
  void tell(sentenceOf(target, gates), target, gates).catch((error) => app.log.error(String(error)));
}

async function tell(sentence: string, target: GateTarget, gates: readonly Gate[]): Promise<void> {
  const show = vscode.l10n.t('Show');
  const chosen = await vscode.window.showInformationMessage(sentence, show);
  if (chosen === show) await pickCriterion(target, gates);
}

/** "2 of 6 criteria fail in …"; where nothing fails yet, how many are open. */
export function sentenceOf({ title }: GateTarget, gates: readonly Gate[]): string {
  const criteria = gates.flatMap((gate) => gate.criteria);
  const failed = criteria.filter(({ status }) => status === 'fail').length;
  return failed > 0
    ? vscode.l10n.t('{0} of {1} criteria fail in {2}.', failed, criteria.length, title)
    : vscode.l10n.t('{0} of {1} criteria are open in {2}.', criteria.filter(isOpen).length, criteria.length, title);
}

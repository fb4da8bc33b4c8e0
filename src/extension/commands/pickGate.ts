import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { iconName, stateWord } from '../project/states.ts';
import { gateLabel, progressPhrase } from '../views/gateProgress.ts';
import { chooseProject } from './chooseProject.ts';
import type { GateTarget } from './gateTarget.ts';

/** Lets the person pick a gate, by phase. Undefined when they pick none. */
export async function pickGate(app: App): Promise<GateTarget | undefined> {
  const project = await chooseProject(app);
  const items: (vscode.QuickPickItem & { target?: GateTarget })[] = [];
  for (const { playbook, phases } of project.reports) {
    const gates = await project.gates(playbook);
    for (const phase of phases) {
      const own = gates.filter((gate) => gate.phase === phase.id);
      if (own.length > 0) items.push({ label: phase.title, kind: vscode.QuickPickItemKind.Separator });
      for (const gate of own) {
        items.push({
          label: `$(${iconName(gate.status)}) ${gateLabel(gate)}`,
          description: `${stateWord(gate.status)} · ${progressPhrase(gate)}`,
          target: { project, playbook, name: gate.id, title: gate.title },
        });
      }
    }
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Run Quality Gate'),
    placeHolder: vscode.l10n.t('Choose a gate of {0}', project.title),
    matchOnDescription: true,
  });
  return picked?.target;
}

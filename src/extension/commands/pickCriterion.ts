import * as vscode from 'vscode';
import { fileIn, openFile } from '../project/places.ts';
import type { Criterion, Gate } from '../project/projectModel.ts';
import { iconName, stateWord } from '../project/states.ts';
import { progressPhrase } from '../views/gateProgress.ts';
import type { GateTarget } from './gateTarget.ts';

/** Shows the result of gates as a list of criteria; picking one opens where it fails, or what makes it pass. */
export async function pickCriterion({ project, title }: GateTarget, gates: readonly Gate[]): Promise<void> {
  const items: (vscode.QuickPickItem & { criterion?: Criterion })[] = [];
  for (const gate of gates) {
    if (gates.length > 1) items.push({ label: gate.title, kind: vscode.QuickPickItemKind.Separator });
    items.push(...[...gate.criteria].sort(byUrgency).map(itemOf));
  }
  const [only, ...others] = gates;
  const picked = await vscode.window.showQuickPick(items, {
    title: only && others.length === 0 ? `${title}: ${stateWord(only.status)}, ${progressPhrase(only)}` : title,
    placeHolder: vscode.l10n.t('Choose a criterion to see where it fails, or why it passes'),
    matchOnDetail: true,
  });
  const place = picked?.criterion && placeOf(picked.criterion);
  if (place) await openFile(fileIn(project.root, place.file), place.range);
}

/** What has to be mended comes first. */
const urgency: readonly Criterion['status'][] = ['fail', 'stale', 'pending', 'waived', 'pass'];

function byUrgency(a: Criterion, b: Criterion): number {
  return urgency.indexOf(a.status) - urgency.indexOf(b.status);
}

function itemOf(criterion: Criterion): vscode.QuickPickItem & { criterion: Criterion } {
  const { status, title, findings, note, evidence } = criterion;
  const detail = findings[0]?.message ?? note ?? evidence[0]?.note;
  const more = findings.length > 1 ? vscode.l10n.t('and {0} more', findings.length - 1) : undefined;
  return {
    label: `$(${iconName(status)}) ${title}`,
    description: stateWord(status),
    ...(detail === undefined ? {} : { detail: [detail, more].filter(Boolean).join(' · ') }),
    criterion,
  };
}

/** Where to look for a criterion; undefined when nothing exists yet. */
function placeOf({ findings, evidence }: Criterion) {
  return findings[0] ?? evidence[0];
}

import * as vscode from 'vscode';
import { fileIn, toEditorRange } from '../project/places.ts';
import type { Criterion } from '../project/projectModel.ts';
import { stateWord } from '../project/states.ts';

/** Tells the Test Explorer how a criterion went: its findings are messages at their places. */
export function reportCriterion(
  run: vscode.TestRun,
  item: vscode.TestItem,
  root: vscode.Uri,
  criterion: Criterion,
): void {
  const { status, title, note, evidence } = criterion;
  const reasons = evidence.map(({ file, range, note: what }) => `    ${file}:${range.start.line} ${what}`);
  const lines = [`  ${stateWord(status)}  ${title}`, ...(note === undefined ? [] : [`    ${note}`]), ...reasons];
  // The terminal of the results wants both characters at the end of a line.
  run.appendOutput(lines.map((line) => `${line.replace(/\p{Cc}/gu, ' ')}\r\n`).join(''), undefined, item);
  if (status === 'pass') run.passed(item);
  else if (status === 'waived' || status === 'pending') run.skipped(item);
  else run.failed(item, messagesOf(criterion, root));
}

function messagesOf({ status, title, note, findings }: Criterion, root: vscode.Uri): vscode.TestMessage[] {
  if (findings.length === 0) return [new vscode.TestMessage(note ?? `${title}: ${stateWord(status)}`)];
  return findings.map(({ file, range, message }) => {
    const shown = new vscode.TestMessage(message);
    shown.location = new vscode.Location(fileIn(root, file), toEditorRange(range));
    return shown;
  });
}

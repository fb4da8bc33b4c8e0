import type * as vscode from 'vscode';
import type { Gate } from '../project/projectModel.ts';
import { stateWord } from '../project/states.ts';

/** Writes the whole result of a run to the log, in the same order as the views. */
export function logGates(log: vscode.LogOutputChannel, title: string, gates: readonly Gate[]): void {
  const lines = gates.flatMap((gate) => [
    `${gate.id}: ${stateWord(gate.status)}`,
    ...gate.criteria.flatMap(({ title: fact, status, findings, evidence, note }) => [
      `  ${stateWord(status)}  ${fact}`,
      ...(note === undefined ? [] : [`    ${note}`]),
      ...findings.map(({ file, range, message }) => `    ${file}:${range.start.line}:${range.start.column} ${message}`),
      ...evidence.map(({ file, range, note: what }) => `    ${file}:${range.start.line} ${what}`),
    ]),
  ]);
  log.info([title, ...lines].join('\n'));
}

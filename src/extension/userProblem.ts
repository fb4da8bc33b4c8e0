import type * as vscode from 'vscode';

/** A problem for the person at the screen: a full sentence that says what is wrong and what to do next. */
export class UserProblem extends Error {
  override readonly name = 'UserProblem';
  /** Commands that lead out of the problem, shown as buttons. */
  readonly ways: readonly vscode.Command[];

  constructor(sentence: string, ways: readonly vscode.Command[] = []) {
    super(sentence);
    this.ways = ways;
  }
}

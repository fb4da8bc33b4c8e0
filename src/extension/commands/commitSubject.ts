import * as vscode from 'vscode';
import type { CommitPlan } from './commitPlan.ts';

const convention = /^\[[a-z][a-z0-9-]*\] [a-z][a-z0-9-]*: \S.*$/;
const longest = 100;
const comfortable = 72;

/** What is wrong with the subject of a commit: an error that stops it, a warning that does not, or nothing. */
export function validateSubject(subject: string): vscode.InputBoxValidationMessage | undefined {
  const { t } = vscode.l10n;
  const { Error: error, Warning: warning } = vscode.InputBoxValidationSeverity;
  if (!convention.test(subject))
    return { message: t('Write it as "[agent] action: brief description".'), severity: error };
  if (subject.length > longest)
    return { message: t('It has {0} characters. The most is {1}.', subject.length, longest), severity: error };
  if (subject.length > comfortable)
    return {
      message: t('It has {0} characters. Past {1} it is cut off in many places.', subject.length, comfortable),
      severity: warning,
    };
  return undefined;
}

/** Lets the person edit the proposed subject. Undefined when they give up. */
export function askSubject({ subject, files, problems }: CommitPlan): Thenable<string | undefined> {
  const count = files.length;
  const { t } = vscode.l10n;
  return vscode.window.showInputBox({
    title: t('Commit Deliverable'),
    prompt: problems[0] ?? (count === 1 ? t('Message for 1 file') : t('Message for {0} files', count)),
    value: subject,
    // What is left to write is the description; agent and action are right as proposed.
    valueSelection: [subject.indexOf(': ') + 2, subject.length],
    ignoreFocusOut: true,
    validateInput: validateSubject,
  });
}

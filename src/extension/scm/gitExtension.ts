import * as vscode from 'vscode';

/** The part of the built-in git extension that we use. */
export interface GitRepository {
  rootUri: vscode.Uri;
  inputBox: { value: string };
  state: {
    indexChanges: readonly { uri: vscode.Uri }[];
    workingTreeChanges: readonly { uri: vscode.Uri }[];
    untrackedChanges?: readonly { uri: vscode.Uri }[];
    onDidChange: vscode.Event<void>;
  };
}

export interface GitApi {
  repositories: readonly GitRepository[];
  onDidOpenRepository: vscode.Event<GitRepository>;
  onDidCloseRepository: vscode.Event<GitRepository>;
}

/** The API of the built-in git extension; undefined where it is turned off or absent. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
  const git = await extension?.activate();
  return git?.enabled ? git.getAPI(1) : undefined;
}

import * as vscode from 'vscode';

/** Text as it stands, for Markdown tooltips: what a plan says is never read as markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A tooltip from paragraphs; undefined ones are left out. Icons are written as `$(name)`. */
export function tooltip(...paragraphs: (string | undefined)[]): vscode.MarkdownString {
  return new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== undefined).join('\n\n'), true);
}

/** A list for a tooltip. */
export function bullets(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map((line) => `- ${line}`).join('\n');
}

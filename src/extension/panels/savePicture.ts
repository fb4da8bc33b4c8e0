import * as vscode from 'vscode';
import type { FromPreview } from '../../shared/protocol.ts';

type Save = Extract<FromPreview, { type: 'save' }>;

const endings: Readonly<Record<Save['format'], string>> = { svg: 'svg', png: 'png', mermaid: 'mmd', html: 'html' };

/** Asks where to, and writes a picture there. */
export async function savePicture(document: vscode.Uri, { format, content }: Save): Promise<void> {
  const ending = endings[format];
  const target = await vscode.window.showSaveDialog({
    defaultUri: document.with({ path: document.path.replace(/\.ya?ml$|\.md$/, `.${ending}`) }),
    filters: { [format.toUpperCase()]: [ending] },
    title: vscode.l10n.t('Save Picture'),
  });
  if (target) await vscode.workspace.fs.writeFile(target, bytesOf(format, content));
}

/** A PNG comes as base64, with or without the head of a data URL; the rest is text. */
function bytesOf(format: Save['format'], content: string): Uint8Array {
  if (format !== 'png') return Buffer.from(content, 'utf8');
  return Buffer.from(content.replace(/^data:image\/png;base64,/, ''), 'base64');
}

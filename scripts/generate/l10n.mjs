import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A call `t('…')` of the extension with its text. */
const translated = /\bt\(\s*'((?:[^'\\]|\\.)*)'/g;

/** The texts of the extension's code for translators: every text that it shows, by itself. */
export async function generateL10n() {
  const folder = 'src/extension';
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const sources = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  const texts = new Set(
    sources.flatMap((source) => [...source.matchAll(translated)].map(([, text]) => text.replaceAll("\\'", "'"))),
  );
  const bundle = Object.fromEntries([...texts].sort().map((text) => [text, text]));
  return { 'l10n/bundle.l10n.json': `${JSON.stringify(bundle, null, 2)}\n` };
}

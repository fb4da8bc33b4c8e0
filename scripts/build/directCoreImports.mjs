import { readFile } from 'node:fs/promises';
import path from 'node:path';

const core = path.resolve('src/core');
const exportLine = /export (?:type )?\{([^}]*)\} from '(\.[^']+)';/g;
const exportOfAll = /export \* as (\w+) from '(\.[^']+)';/g;
const importOfCore = /import (type )?\{([^}]*)\} from '([./]+core\/index\.ts)';/g;

/**
 * The doors import the core through its one index. esbuild would therefore put the whole core into one chunk that even the
 * smallest command loads; this plugin makes each import name the file that the index takes the name from.
 */
export const directCoreImports = {
  name: 'direct-core-imports',
  setup(build) {
    let sources;
    build.onStart(async () => {
      sources = await exportedFrom(path.join(core, 'index.ts'));
    });
    build.onLoad(
      { filter: /[\\/]src[\\/](?:cli|lsp|mcp|node|extension|shared)[\\/].*\.ts$/ },
      async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        const contents = text.replace(importOfCore, (_, isType, names) =>
          isType ? '' : directImports(names, sources, path.dirname(file)),
        );
        return { contents, loader: 'ts' };
      },
    );
  },
};

/** Name of each export of the index → the file and the name that it has there. */
async function exportedFrom(index) {
  const sources = new Map();
  const text = await readFile(index, 'utf8');
  for (const [, names, from] of text.matchAll(exportLine)) {
    for (const { name, alias } of parseNames(names)) sources.set(alias, { name, file: path.resolve(core, from) });
  }
  for (const [, alias, from] of text.matchAll(exportOfAll))
    sources.set(alias, { name: '*', file: path.resolve(core, from) });
  return sources;
}

function directImports(names, sources, folder) {
  return parseNames(names)
    .filter(({ isType }) => !isType)
    .map(({ name, alias }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`src/core/index.ts does not export ${name}.`);
      const from = path.relative(folder, source.file).split(path.sep).join('/');
      const wanted = source.name === '*' ? `* as ${alias}` : `{ ${source.name} as ${alias} }`;
      return `import ${wanted} from '${from.startsWith('.') ? from : `./${from}`}';`;
    })
    .join(' ');
}

function parseNames(list) {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const isType = entry.startsWith('type ');
      const [name, alias = name] = entry.replace(/^type /, '').split(' as ');
      return { name, alias, isType };
    });
}

// Bundles the host suites: VS Code loads the tests of a suite as one CommonJS file.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

const folderOf = (suite) => inRoot('dist-test/host', suite.name);

/** The file of a suite that VS Code loads. The ending tells Node.js and VS Code that it is CommonJS. */
export const entryOf = (suite) => path.join(folderOf(suite), 'index.cjs');

/** Source maps must be on before the bundle is loaded, so that stacks name the test files. */
const entry = "process.setSourceMapsEnabled(true);\nmodule.exports = require('./suite.cjs');\n";

/** The source of a suite's bundle; the test files are required later, when Mocha's globals exist. */
function sourceOf(suite) {
  const runner = JSON.stringify(inRoot('test/support/host/runSuite.ts'));
  const files = suite.tests.map((file) => `require(${JSON.stringify(`./${file}`)});`);
  return `import { runSuite } from ${runner};\nexport const run = () => runSuite(() => { ${files.join(' ')} });\n`;
}

async function buildSuite(suite) {
  const folder = folderOf(suite);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(entryOf(suite), entry);
  await build({
    stdin: { contents: sourceOf(suite), resolveDir: suite.folder, sourcefile: `${suite.name}.js` },
    outfile: path.join(folder, 'suite.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    sourcemap: true,
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** Bundles the given suites into dist-test/host/. */
export async function buildSuites(suites) {
  await Promise.all(suites.map(buildSuite));
}

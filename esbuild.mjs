// Builds everything that ships into dist/: the command (with the language server inside), the extension and the preview.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { directCoreImports } from './scripts/build/directCoreImports.mjs';

const production = !process.argv.includes('--dev');

/** Options shared by every bundle. */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2023',
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [directCoreImports],
};

await rm('dist', { recursive: true, force: true });

await Promise.all([
  build({
    ...common,
    // Code splitting keeps the entry tiny: a small command loads no parser and no server.
    entryPoints: { gtm: 'src/cli/bin.ts', attributionWorker: 'src/node/attributionWorker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      // CommonJS dependencies inside an ES module bundle still call require().
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  }),
  build({
    ...common,
    entryPoints: { extension: 'src/extension/extension.ts' },
    outdir: 'dist',
    // The package is one of ES modules; VS Code loads an extension with require().
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
  }),
  build({
    ...common,
    // The host links preview.css as a style sheet of its own: the page allows no inline styles.
    entryPoints: [
      'src/webview/preview.ts',
      'src/webview/mermaid.ts',
      'src/webview/pageDiagrams.ts',
      'src/webview/preview.css',
    ],
    outdir: 'dist',
    format: 'iife',
    platform: 'browser',
  }),
]);

import Module, { createRequire } from 'node:module';
import { inRepository } from '../support/scratch.ts';

/**
 * Milliseconds that loading the extension and activating it takes, in a folder without a project, with an editor that does
 * nothing: what the extension itself costs.
 */
export function activationTime(): number {
  const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? editor : load(name, ...rest));
  try {
    const require = createRequire(import.meta.url);
    const file = inRepository('dist/extension.cjs');
    delete require.cache[file];
    const start = performance.now();
    const { activate } = require(file) as { activate(context: unknown): void };
    activate({ subscriptions: [], extensionPath: inRepository(), extensionUri: anything(), extension: anything() });
    return performance.now() - start;
  } finally {
    loader._load = load;
  }
}

/** The parts of VS Code's interface that the extension names when it is loaded and activated. */
const editor = Object.fromEntries(
  [
    ...[
      'window',
      'workspace',
      'commands',
      'languages',
      'extensions',
      'env',
      'l10n',
      'Uri',
      'EventEmitter',
      'Disposable',
      'tests',
      'tasks',
      'lm',
      'scm',
    ],
    ...[
      'TreeItem',
      'TreeItemCollapsibleState',
      'ThemeIcon',
      'ThemeColor',
      'StatusBarAlignment',
      'ViewColumn',
      'Range',
      'Position',
      'TestRunProfileKind',
      'TestMessage',
      'TestTag',
    ],
    ...[
      'MarkdownString',
      'RelativePattern',
      'ProgressLocation',
      'QuickPickItemKind',
      'Location',
      'CancellationTokenSource',
    ],
  ].map((name) => [name, anything()]),
);

/** An object whose every member can be read, called, constructed and extended. */
function anything(): unknown {
  const target = class {};
  const proxy: unknown = new Proxy(target, {
    get: (_, name) =>
      name === Symbol.toPrimitive
        ? () => ''
        : name === Symbol.iterator
          ? [][Symbol.iterator].bind([])
          : name === 'prototype'
            ? target.prototype
            : name === 'then'
              ? undefined
              : proxy,
    set: () => true,
    apply: () => proxy,
    construct: () => proxy as object,
  });
  return proxy;
}

// Where things are in this repository.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Logs and pictures of test runs; git-ignored. */
export const resultsFolder = inRoot('test-results');

/** Downloaded VS Code versions; git-ignored. */
export const hostsFolder = inRoot('.vscode-test');

import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './server.ts';

/** What the server offers beside diagnostics. */
export const languageCapabilities: ServerCapabilities = {};

/** Registers the language features on the connection. */
export function registerLanguageFeatures(_context: ServerContext): void {}

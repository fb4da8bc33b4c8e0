import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Diagnostic,
  DiagnosticSeverity,
  type Position as LspPosition,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Finding, Position, Range, Severity } from '../core/index.ts';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Path of a file URI; undefined for any other scheme. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Our places start at 1, the protocol's at 0. */
export function toLspRange({ start, end }: Range): LspRange {
  return { start: toLspPosition(start), end: toLspPosition(end) };
}

export function toLspPosition({ line, column }: Position): LspPosition {
  return { line: line - 1, character: column - 1 };
}

export function fromLspPosition({ line, character }: LspPosition): Position {
  return { line: line + 1, column: character + 1 };
}

export function fromLspRange({ start, end }: LspRange): Range {
  return { start: fromLspPosition(start), end: fromLspPosition(end) };
}

/**
 * A finding as a diagnostic.
 * @param uriOfFile gives the URI of a project-relative file
 * @param source who says it, as the editor shows it
 */
export function toDiagnostic(finding: Finding, uriOfFile: (file: string) => string, source = 'marketing'): Diagnostic {
  return {
    range: toLspRange(finding.range),
    severity: severities[finding.severity],
    source,
    code: finding.rule,
    ...(finding.docs === '' ? {} : { codeDescription: { href: finding.docs } }),
    message: finding.message,
    ...(finding.related
      ? {
          relatedInformation: finding.related.map(({ file, range, message }) => ({
            location: { uri: uriOfFile(file), range: toLspRange(range) },
            message,
          })),
        }
      : {}),
  };
}

/**
 * Reads cases from Markdown: a heading of the second level begins a case, a fence `yaml path` or `markdown path` holds a file
 * of it, a fence `json options` the options of the rule. A line of a file says what it expects with `# expect: rule-id`
 * (`<!-- expect: rule-id -->` in Markdown), optionally followed by a part of the message in quotes; the comment is taken out
 * before the file is read, so that it changes nothing. A fence `unreadable path` holds as JSON why a file cannot be read. A
 * fence `json gate` holds the gate for which a rule about records judges; then `digest of path` in a file stands for the digest
 * of another file of the case.
 */

import type { FileContent, MemoryFile } from '../../src/core/index.ts';

export interface Expectation {
  file: string;
  line: number;
  rule: string;
  /** Part of the message; undefined when the case does not say. */
  text: string | undefined;
}

export interface Case {
  title: string;
  files: Record<string, string | FileContent>;
  options: Record<string, unknown>;
  gate: GateCase | undefined;
  expected: Expectation[];
}

/** The gate that a rule about records judges for, and what the world knows beside the files. */
export interface GateCase {
  gate: string;
  criterion?: string;
  /** Files that its step makes, and files that its rules read. */
  outputs?: string[];
  inputs?: string[];
  roles?: { id: string; title: string; names: string[] }[];
  /** What git knows of each file; files that are left out were never committed. */
  history?: Record<string, MemoryFile>;
}

const expectation = /[ \t]*(?:#|<!--) expect: (?<rule>[\w-]+)(?: "(?<text>[^"]*)")?(?: -->)?[ \t]*$/;

/** A fence may be longer than three marks, so that a file of the case can hold fences itself. */
const fences = /^(`{3,})(\w+) (\S+)\n([\s\S]*?)^\1$/gm;

/** The text of each case. A heading inside a fence belongs to a file. */
function splitCases(markdown: string): string[] {
  const hidden = markdown.replace(fences, (text) => text.replace(/^#/gm, ' '));
  const starts = [...hidden.matchAll(/^## /gm)].map((match) => match.index);
  return starts.map((start, index) => markdown.slice(start + 3, starts[index + 1] ?? markdown.length));
}

export function parseCases(markdown: string): Case[] {
  return splitCases(markdown).map((part) => {
    const title = part.slice(0, part.indexOf('\n')).trim();
    const result: Case = { title, files: {}, options: {}, gate: undefined, expected: [] };
    for (const [, , fence, path = '', body = ''] of part.matchAll(fences)) {
      if (fence === 'json' && path === 'options') result.options = JSON.parse(body) as Record<string, unknown>;
      else if (fence === 'json' && path === 'gate') result.gate = JSON.parse(body) as GateCase;
      else {
        const text = takeExpectations(path, body, result.expected);
        result.files[path] = fence === 'unreadable' ? (JSON.parse(text) as FileContent) : text;
      }
    }
    return result;
  });
}

function takeExpectations(file: string, body: string, expected: Expectation[]): string {
  return body
    .split('\n')
    .map((text, index) => {
      let line = text;
      for (let match = expectation.exec(line); match; match = expectation.exec(line)) {
        expected.push({ file, line: index + 1, rule: match.groups?.rule ?? '', text: match.groups?.text });
        line = line.slice(0, match.index);
      }
      return line;
    })
    .join('\n');
}

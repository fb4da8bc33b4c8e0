import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allRules } from '../../src/core/index.ts';

/**
 * Laws of the repository that no compiler checks. Each is a function from sources to what breaks it, and each is shown to
 * find something in a bad sample, so that none of them can fall asleep.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Source {
  /** Path in the repository, with `/`. */
  file: string;
  text: string;
}

/** Every file below a folder, read. */
function sourcesIn(folder: string): Source[] {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|mjs|css)$/.test(entry.name))
    .map((entry) => `${entry.parentPath.slice(root.length).replaceAll('\\', '/')}/${entry.name}`)
    .map((file) => ({ file, text: readFileSync(`${root}${file}`, 'utf8') }));
}

/** The code of a source, without its comments and with its strings emptied, so that words in them break no law. */
function codeOf(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n])+\/[dgimsuvy]*(?=[\s.,;)\]])/g,
    (part) => (part.startsWith('`') ? part.replace(/[^`\n${}().\w]/g, ' ') : /^["']/.test(part) ? "''" : ' '),
  );
}

/** What a source imports or exports from: the names between the quotes. */
function importsOf({ text }: Source): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** A law over the code of each file: what must not stand there, and where it may. */
function forbids(pattern: RegExp, applies: (file: string) => boolean): (sources: readonly Source[]) => string[] {
  return (sources) =>
    sources.filter(({ file, text }) => applies(file) && pattern.test(codeOf(text))).map(({ file }) => file);
}

/** A law over what files import. */
function forbidsImport(wrong: (imported: string, file: string) => boolean): (sources: readonly Source[]) => string[] {
  return (sources) =>
    sources.flatMap((source) =>
      importsOf(source)
        .filter((imported) => wrong(imported, source.file))
        .map((imported) => `${source.file} imports ${imported}`),
    );
}

const isCore = (file: string) => file.startsWith('src/core/');
const isDoor = (file: string) => file.startsWith('src/') && !isCore(file);
const isModule = (imported: string, name: string) =>
  imported === name || imported === `node:${name}` || imported.startsWith(`${name}/`);

/** Longest file that explains itself. */
const maxLines = 300;

function tooLong(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ file, text }) =>
        !file.includes('/generated/') && text.split('\n').length > maxLines + 1 && !/^\s*\/[*/]/.test(text),
    )
    .map(({ file }) => file);
}

function longerThan(file: string, lines: number): (sources: readonly Source[]) => string[] {
  return (sources) =>
    sources
      .filter((source) => source.file === file && source.text.trimEnd().split('\n').length > lines)
      .map(() => file);
}

interface Law {
  title: string;
  breaks: (sources: readonly Source[]) => string[];
  /** A file that breaks it, and one beside it that does not. */
  bad: Source;
  good: Source;
}

const core = (text: string): Source => ({ file: 'src/core/rules/sample.ts', text });
const door = (text: string, file = 'src/cli/sample.ts'): Source => ({ file, text });

const laws: Law[] = [
  {
    title: 'the core asks no clock',
    breaks: forbids(/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, isCore),
    bad: core('const now = new Date();'),
    good: core('const day = new Date(0); // never Date.now()'),
  },
  {
    title: 'the core throws no dice',
    breaks: forbids(/\bMath\.random\b|\bcrypto\b/, isCore),
    bad: core('const x = Math.random();'),
    good: core("const x = 'Math.random';"),
  },
  {
    title: 'the core knows no process and no network',
    breaks: forbids(/\bprocess\.|\bfetch\(|\bglobalThis\b/, isCore),
    bad: core('const cwd = process.cwd();'),
    good: core("const text = 'process.env'; /* fetch( */"),
  },
  {
    title: 'the core imports neither Node nor VS Code',
    breaks: forbidsImport((imported, file) => isCore(file) && (/^node:/.test(imported) || /^vscode/.test(imported))),
    bad: core("import { readFile } from 'node:fs/promises';"),
    good: core("import type { Rule } from './rule.ts';"),
  },
  {
    title: 'the core imports no door',
    breaks: forbidsImport(
      (imported, file) => isCore(file) && /\/(?:cli|lsp|mcp|node|extension|webview|shared)\//.test(imported),
    ),
    bad: core("import { git } from '../../node/git.ts';"),
    good: core("import { allRules } from './index.ts';"),
  },
  {
    title: 'doors come to the core by its one door',
    breaks: forbidsImport(
      (imported, file) => isDoor(file) && /(?:^|\/)core\//.test(imported) && !/\/core\/index\.ts$/.test(imported),
    ),
    bad: door("import { Project } from '../core/project/project.ts';"),
    good: door("import { Project } from '../core/index.ts';"),
  },
  {
    title: 'processes are started in one place',
    breaks: forbidsImport(
      (imported, file) =>
        isModule(imported, 'child_process') && !['src/node/process.ts', 'src/node/killTree.ts'].includes(file),
    ),
    bad: door("import { spawn } from 'node:child_process';"),
    good: door("import { spawn } from 'node:child_process';", 'src/node/process.ts'),
  },
  {
    title: 'git is spoken to in one place',
    breaks: forbidsImport((imported, file) => isModule(imported, 'simple-git') && file !== 'src/node/git.ts'),
    bad: door("const git = await import('simple-git');"),
    good: door("import { simpleGit } from 'simple-git';", 'src/node/git.ts'),
  },
  {
    title: 'the process ends in one place',
    breaks: forbids(/\bprocess\.exit\(|\bprocess\.exit\b(?!Code)/, (file) => file !== 'src/cli/processIo.ts'),
    bad: door('process.exit(1);'),
    good: door('process.exitCode = 1; // not process.exit(1)'),
  },
  {
    title: 'nobody tells the compiler to look away',
    breaks: (sources) =>
      sources
        .filter(
          ({ text }) => /\bas any\b|\bas unknown as any\b/.test(codeOf(text)) || /@ts-(?:ignore|nocheck)/.test(text),
        )
        .map(({ file }) => file),
    bad: door('const x = y as any;'),
    good: door("const x = 'as any'; // as anybody"),
  },
  {
    title: 'a file longer than 300 lines says why at its top',
    breaks: tooLong,
    bad: door('const x = 1;\n'.repeat(400)),
    good: door(`/** A table: it is long because the world is. */\n${'const x = 1;\n'.repeat(400)}`),
  },
  {
    title: 'the entry of the command line stays small',
    breaks: longerThan('src/cli/bin.ts', 20),
    bad: door('x();\n'.repeat(21), 'src/cli/bin.ts'),
    good: door('x();\n'.repeat(20), 'src/cli/bin.ts'),
  },
  {
    title: 'the entry of the extension stays small',
    breaks: longerThan('src/extension/extension.ts', 120),
    bad: door('x();\n'.repeat(121), 'src/extension/extension.ts'),
    good: door('x();\n'.repeat(120), 'src/extension/extension.ts'),
  },
];

describe('laws of the sources', () => {
  const sources = sourcesIn('src');

  it('are held against all of them', () => {
    assert.ok(sources.length > 100, `only ${sources.length} files were found`);
    assert.ok(sources.some(({ file }) => file === 'src/core/rules/rule.ts'));
  });

  it('look through the strings and comments of every file, and see what stands behind them', () => {
    const clock = forbids(/\bDate\.now\b/, () => true);
    for (const { file, text } of sources.filter((source) => source.file.endsWith('.ts')))
      assert.deepEqual(clock([{ file, text: `${text}\nconst z = Date.now();\n` }]), [file]);
  });

  for (const { title, breaks, bad, good } of laws) {
    it(title, () => {
      assert.equal(breaks([bad]).length, 1, 'the law does not see what breaks it');
      assert.deepEqual(breaks([good]), [], 'the law sees what does not break it');
      assert.deepEqual(breaks(sources), []);
    });
  }
});

interface RuleFiles {
  sources: readonly string[];
  fixtures: readonly string[];
  pages: readonly string[];
}

/** Files of `src/core/rules` that are no rule: what rules share, and what runs them. */
const shared = new Set(['checker', 'engine', 'finding', 'index', 'place', 'rule', 'scopeName']);

/** One rule is one file, one fixture and one page, all of one name. */
function strays(ids: readonly string[], { sources, fixtures, pages }: RuleFiles): string[] {
  const lists = {
    source: sources.filter((name) => !shared.has(name)),
    fixture: fixtures,
    page: pages.filter((name) => name !== 'README'),
  };
  const known = new Set(ids);
  return Object.entries(lists).flatMap(([what, names]) => [
    ...ids.filter((id) => !names.includes(id)).map((id) => `${id} has no ${what}`),
    ...names.filter((name) => !known.has(name)).map((name) => `the ${what} ${name} has no rule`),
  ]);
}

interface RuleLike {
  id: string;
  title: string;
  description: string;
  messages: Readonly<Record<string, string>>;
  fixes?: Readonly<Record<string, string>>;
}

function faultsOf(rule: RuleLike): string[] {
  const faults: string[] = [];
  if (!/^[a-z]+(-[a-z]+)*$/.test(rule.id)) faults.push('its id is not kebab-case');
  if (!Object.isFrozen(rule)) faults.push('it is not frozen');
  if (!/^\p{Lu}.*[^.\s]$/u.test(rule.title))
    faults.push('its title is no fact that begins with a capital and ends without a point');
  if (!/^\p{Lu}.*\.$/su.test(rule.description)) faults.push('its description is no sentence');
  if (Object.keys(rule.messages).length === 0) faults.push('it has no messages');
  for (const [code, message] of Object.entries({ ...rule.messages, ...rule.fixes }))
    if (message.trim() === '') faults.push(`its message ${code} is empty`);
  return faults;
}

const namesIn = (folder: string, suffix: string) =>
  existsSync(`${root}${folder}`)
    ? readdirSync(`${root}${folder}`)
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
    : [];

describe('laws of the rules', () => {
  it('one rule is one file, one fixture and one page', () => {
    const sample = { sources: ['a', 'b', 'engine'], fixtures: ['a'], pages: ['a', 'README', 'c'] };
    assert.deepEqual(strays(['a', 'b'], sample), ['b has no fixture', 'b has no page', 'the page c has no rule']);
    const files = {
      sources: namesIn('src/core/rules', '.ts'),
      fixtures: namesIn('test/fixtures/rules', '.md'),
      pages: namesIn('docs/rules', '.md'),
    };
    assert.deepEqual(
      strays(
        allRules.map(({ id }) => id),
        files,
      ),
      [],
    );
  });

  it('a rule is frozen and says what it is about', () => {
    const bad = { id: 'Bad_Id', title: 'a title.', description: 'no sentence', messages: { one: ' ' } };
    assert.equal(faultsOf(bad).length, 5);
    assert.equal(faultsOf({ ...bad, messages: {} }).includes('it has no messages'), true);
    for (const rule of allRules) assert.deepEqual(faultsOf(rule), [], rule.id);
  });

  it('a rule has an id and a title of its own', () => {
    const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
    assert.deepEqual(repeated(['a', 'b', 'a']), ['a']);
    assert.deepEqual(repeated(allRules.map(({ id }) => id)), []);
    assert.deepEqual(repeated(allRules.map(({ title }) => title)), []);
  });

  it('a page of a rule is written to its end', () => {
    const unfinished = (text: string) => {
      const [, hand = ''] = text.split(/<!-- Written by hand below this line[^\n]*-->/);
      const faults: string[] = [];
      if (/\bTODO\b(?!`)/.test(hand)) faults.push('a placeholder is left');
      if (!hand.includes('## Why it matters')) faults.push('it does not say why it matters');
      if ((hand.match(/^```/gm) ?? []).length < 4) faults.push('it lacks a failing example and its mended version');
      return faults;
    };
    assert.equal(unfinished('# x\n<!-- Written by hand below this line; x -->\n\nTODO\n').length, 3);
    for (const id of namesIn('docs/rules', '.md').filter((name) => name !== 'README'))
      assert.deepEqual(unfinished(readFileSync(`${root}docs/rules/${id}.md`, 'utf8')), [], id);
  });
});

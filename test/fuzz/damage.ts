// Projects to hurt, and ways to hurt their texts: what somebody leaves behind while typing, pasting and merging.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseCases } from '../support/cases.ts';

// A failure says what was expected, not only for which damage.
fc.configureGlobal({ includeErrorInReport: true });

export type Files = Readonly<Record<string, string>>;

/** The projects of the fixtures: a valid and a broken document of every kind, and the cases of every rule. */
export const fixtures: readonly Files[] = ['kinds/', 'rules/'].flatMap((name) => {
  const folder = new URL(`../fixtures/${name}`, import.meta.url);
  return readdirSync(folder).flatMap((file) =>
    parseCases(readFileSync(new URL(file, folder), 'utf8')).map(({ files }) =>
      Object.fromEntries(
        Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    ),
  );
});

const scraps = [
  ...['\n', '\n  ', '\n- ', '- ', ':', ': ', ' #', '# x\n', '\t', '\r\n', '\uFEFF', '\u0000', '\u2028', '😀', '—'],
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    '|\n',
    '>-\n',
    '? ',
    '<<: ',
    '&a ',
    '*a',
    '!!map ',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
  ],
  ...['kind: campaign\n', 'id: a\n', 'title:\n', '25%', '1e999', '2026-02-30', '-0', 'null', '~', '<<<<<<< HEAD\n'],
  ...[
    '`',
    '```\n',
    '[x](y)',
    '<!--',
    '-->',
    '<!-- gtm-disable-next-line x -- y -->\n',
    '# gtm-disable-next-line a -- b\n',
  ],
];

/** One thing that goes wrong in a text. Places are shares of its length, so that they fit every text. */
const hurt = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom('insert', 'cut', 'move', 'double-line', 'end', 'letter'),
  scrap: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...scraps) },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  ),
  length: fc.nat(40),
});

export type Hurt = typeof hurt extends fc.Arbitrary<infer T> ? T : never;

/** Some damage to one file of one project of the fixtures. */
export const damage = fc.record({
  project: fc.nat(fixtures.length - 1),
  file: fc.nat(20),
  hurts: fc.array(hurt, { minLength: 1, maxLength: 4 }),
});

/** The project with the damage done, and the file that has it. Undefined for a project without files. */
export function damaged({
  project,
  file: index,
  hurts,
}: {
  project: number;
  file: number;
  hurts: readonly Hurt[];
}): { files: Files; file: string; text: string } | undefined {
  const files = fixtures[project] as Files;
  const names = Object.keys(files);
  const file = names[index % names.length];
  if (file === undefined) return undefined;
  const text = hurts.reduce(hurtText, files[file] as string);
  return { files: { ...files, [file]: text }, file, text };
}

function hurtText(text: string, { at, to, how, scrap, length }: Hurt): string {
  const from = Math.floor(at * text.length);
  const cut = text.slice(from, from + length);
  const rest = text.slice(0, from) + text.slice(from + length);
  const place = Math.floor(to * rest.length);
  if (how === 'insert') return text.slice(0, from) + scrap + text.slice(from);
  if (how === 'cut') return rest;
  if (how === 'move') return rest.slice(0, place) + cut + rest.slice(place);
  if (how === 'end') return text.slice(0, from);
  if (how === 'letter') return text.slice(0, from) + scrap.slice(0, 1) + text.slice(from + 1);
  const lines = text.split('\n');
  const line = Math.floor(at * lines.length);
  return [...lines.slice(0, line), lines[line] ?? '', ...lines.slice(line)].join('\n');
}

/**
 * What attribution costs beside reading the file: 1,000,000 contacts of 250,000 people in CSV, 53 MB. Bounds: all
 * heuristics together at most 2 × the bare parse, Markov at most 4 ×. The bare parse is papaparse by itself; beside it stands
 * our reader, which feeds papaparse in pieces and is several times as fast. By itself: `node --expose-gc test/bench/attribution.ts [runs]`.
 */
import Papa from 'papaparse';
import { AttributionAccumulator } from '../../src/core/attribution/accumulator.ts';
import { JourneyReader } from '../../src/core/attribution/journeys/reader.ts';
import type { AttributionModel, AttributionOptions } from '../../src/core/attribution/options.ts';
import { CsvParser } from '../../src/core/data/csv.ts';
import { Problems } from '../../src/core/data/problem.ts';
import { type Measurement, report } from './measure.ts';

const touches = 1_000_000;
const people = touches / 4;
const channels = ['search', 'social', 'email', 'direct', 'display', 'affiliates', 'video', 'referral'];
const heuristics = ['first', 'last', 'last-non-direct', 'linear', 'position', 'time-decay'] as const;

/** A generator of numbers below 1 that is the same every time (Park & Miller 1988). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The bytes of a CSV file. */
function data(sorted: boolean): Buffer {
  const next = random(7);
  const pick = (count: number) => Math.floor(next() * count);
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = [Buffer.from('account_id,occurred_at,channel,utm_campaign,event,amount\n')];
  let lines: string[] = [];
  for (let index = 0; index < touches; index++) {
    const person = String(sorted ? Math.floor(index / 4) : pick(people)).padStart(7, '0');
    const time = `2026-0${1 + pick(6)}-${two(1 + pick(28))}T${two(pick(24))}:${two(pick(60))}:${two(pick(60))}Z`;
    const conversion = next() < 0.05 ? `won,${(next() * 900).toFixed(2)}` : ',';
    lines.push(`acc-${person},${time},${channels[pick(8)]},spring-${pick(20)},${conversion}\n`);
    if (lines.length === 10_000 || index === touches - 1) {
      parts.push(Buffer.from(lines.join('')));
      lines = [];
    }
  }
  return Buffer.concat(parts);
}

/** The text in pieces of 64 KB, as a stream of a file brings it. The file is ASCII, so no letter is cut in two. */
function* pieces(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; at += 65_536)
    yield bytes.toString('utf8', at, Math.min(bytes.length, at + 65_536));
}

/** What papaparse takes by itself, called as its documentation says. */
function library(bytes: Buffer): void {
  let rows = 0;
  Papa.parse(bytes.toString(), {
    chunkSize: 65_536,
    chunk: (result) => {
      rows += result.data.length;
    },
  });
  if (rows < touches) throw new Error('Nothing was read.');
}

/** Our reader on top of it, with rows that nobody looks at. */
function parse(bytes: Buffer): void {
  let cells = 0;
  const parser = new CsvParser(
    {
      columns: () => {},
      row: (row) => {
        cells += row.length;
      },
    },
    new Problems(),
  );
  for (const piece of pieces(bytes)) parser.push(piece);
  parser.end();
  if (cells === 0) throw new Error('Nothing was read.');
}

function attribute(
  bytes: Buffer,
  models: readonly AttributionModel[],
  options: Partial<AttributionOptions>,
  sorted: boolean,
): void {
  const accumulator = new AttributionAccumulator(models, options);
  const problems = new Problems();
  const reader = new JourneyReader(accumulator, problems, { sorted, numbers: { currency: 'USD' } });
  const parser = new CsvParser(reader.file(), problems);
  for (const piece of pieces(bytes)) parser.push(piece);
  parser.end();
  reader.finish();
  const results = accumulator.results();
  if (problems.count > 0 || results.some((result) => 'refused' in result))
    throw new Error(JSON.stringify([problems.list[0], results]));
}

/** The least times of the bare parse and of something else that takes turns with it, so that a slow moment slows both. */
function inTurns(runs: number, bare: () => void, run: () => void): [bare: number, run: number] {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let index = 0; index < runs; index++) {
    for (const [side, each] of [bare, run].entries()) {
      globalThis.gc?.();
      const start = performance.now();
      each();
      least[side] = Math.min(least[side] as number, performance.now() - start);
    }
  }
  return least;
}

const order2 = { markov: { order: 2, nullPaths: 'use' } } as const;

/** What attribution of 1,000,000 contacts costs beside the bare parse of the same file, with the budgets. */
export function attributionMeasurements(runs = 3): Measurement[] {
  const anyOrder = data(false);
  const inOrder = data(true);
  const measure = (name: string, factor: number, run: () => void): Measurement => {
    const [bare, value] = inTurns(runs, () => library(anyOrder), run);
    const baseline = { name: 'bare parse of the file (papaparse)', value: bare };
    return { name, value, unit: 'ms', baseline, budget: { factor } };
  };
  return [
    measure('reading 1,000,000 contacts', 1, () => parse(anyOrder)),
    measure('six heuristics, rows in any order', 2, () => attribute(anyOrder, heuristics, {}, false)),
    measure('six heuristics, sorted by person', 2, () => attribute(inOrder, heuristics, {}, true)),
    measure('Markov chain of order 1', 4, () => attribute(anyOrder, ['markov'], {}, false)),
    measure('Markov chain of order 2', 4, () => attribute(anyOrder, ['markov'], order2, false)),
    measure('Shapley values', 4, () => attribute(anyOrder, ['shapley'], {}, false)),
    measure('all eight models at once', 4, () => attribute(anyOrder, [...heuristics, 'markov', 'shapley'], {}, false)),
  ];
}

if (import.meta.main) {
  const reports = attributionMeasurements(Number(process.argv[2] ?? 3)).map(report);
  process.stdout.write(`${reports.map(({ line }) => line).join('\n')}\n`);
  process.exitCode = reports.every(({ within }) => within) ? 0 : 1;
}

/**
 * What attribution costs beside reading the file: 1,000,000 contacts of 250,000 people in CSV, about 45 MB. Bounds: all
 * heuristics together at most 2 × the bare parse, Markov at most 4 ×. Run with `node --expose-gc test/bench/attribution.ts [touches]`.
 */
import { AttributionAccumulator } from '../../src/core/attribution/accumulator.ts';
import { JourneyReader } from '../../src/core/attribution/journeys/reader.ts';
import type { AttributionModel, AttributionOptions } from '../../src/core/attribution/options.ts';
import { CsvParser } from '../../src/core/data/csv.ts';
import { Problems } from '../../src/core/data/problem.ts';

const touches = Number(process.argv[2] ?? 1_000_000);
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

/** Pieces of a CSV file as a stream brings them. */
function data(sorted: boolean): string[] {
  const next = random(7);
  const pick = (count: number) => Math.floor(next() * count);
  const two = (value: number) => String(value).padStart(2, '0');
  const lines = ['account_id,occurred_at,channel,utm_campaign,event,amount\n'];
  for (let index = 0; index < touches; index++) {
    const person = sorted ? Math.floor(index / 4) : pick(people);
    const time = `2026-0${1 + pick(6)}-${two(1 + pick(28))}T${two(pick(24))}:${two(pick(60))}:${two(pick(60))}Z`;
    const converts = next() < 0.05;
    lines.push(`acc-${String(person).padStart(7, '0')},${time},${channels[pick(8)]},spring-${pick(20)},${converts ? 'won,' : ','}${converts ? (next() * 900).toFixed(2) : ''}\n`);
  }
  const text = Buffer.from(lines.join('')).toString();
  return Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) => text.slice(at * 65_536, (at + 1) * 65_536));
}

function parse(pieces: readonly string[]): void {
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
  for (const piece of pieces) parser.push(piece);
  parser.end();
  if (cells === 0) throw new Error('Nothing was read.');
}

function attribute(pieces: readonly string[], models: readonly AttributionModel[], options: Partial<AttributionOptions>, sorted: boolean): void {
  const accumulator = new AttributionAccumulator(models, options);
  const problems = new Problems();
  const reader = new JourneyReader(accumulator, problems, { sorted, numbers: { currency: 'USD' } });
  const parser = new CsvParser(reader.file(), problems);
  for (const piece of pieces) parser.push(piece);
  parser.end();
  reader.finish();
  const results = accumulator.results();
  if (problems.count > 0 || results.some((result) => 'refused' in result)) throw new Error(JSON.stringify([problems.list[0], results]));
}

const runs = 5;
const times = new Map<string, number>();
function measure(name: string, bound: string, run: () => void): void {
  let best = Number.POSITIVE_INFINITY;
  let memory = 0;
  for (let index = 0; index < runs; index++) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const start = process.hrtime.bigint();
    run();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
    memory = Math.max(memory, process.memoryUsage().heapUsed - before);
  }
  times.set(name, best);
  const ratio = (best / (times.get('bare parse') ?? best)).toFixed(2);
  process.stdout.write(`${name.padEnd(34)} ${best.toFixed(0).padStart(6)} ms  ${ratio.padStart(5)} ×  ${bound}\n`);
}

const anyOrder = data(false);
process.stdout.write(`${touches.toLocaleString('en-US')} contacts, ${(anyOrder.join('').length / 1e6).toFixed(0)} MB, best of ${runs}\n`);
measure('bare parse', '', () => parse(anyOrder));
measure('six heuristics', '≤ 2 ×', () => attribute(anyOrder, heuristics, {}, false));
measure('Markov, order 1', '≤ 4 ×', () => attribute(anyOrder, ['markov'], {}, false));
measure('Markov, order 2', '≤ 4 ×', () => attribute(anyOrder, ['markov'], { markov: { order: 2, nullPaths: 'use' } }, false));
measure('Shapley', '', () => attribute(anyOrder, ['shapley'], {}, false));
measure('all of them', '', () => attribute(anyOrder, [...heuristics, 'markov', 'shapley'], {}, false));
const inOrder = data(true);
measure('six heuristics, sorted by person', '', () => attribute(inOrder, heuristics, {}, true));

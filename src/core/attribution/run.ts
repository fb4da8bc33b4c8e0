import { normalName } from '../data/columns.ts';
import { Problems } from '../data/problem.ts';
import type { RowReader } from '../data/rows.ts';
import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import { AttributionAccumulator } from './accumulator.ts';
import type { ColumnNames, JourneyInput } from './journeys/inputs.ts';
import { JourneyReader } from './journeys/reader.ts';
import { type AttributionModel, type AttributionOptions, defaultOptions } from './options.ts';
import { optionsProblem } from './policies.ts';
import { type AttributionReport, attributionReport } from './report.ts';

/** What to compute, in plain data, so that it can be sent to another thread. */
export interface AttributionRequest {
  models: readonly AttributionModel[];
  options: Partial<AttributionOptions>;
  input: Partial<JourneyInput>;
  /** By channel, in minor units. */
  spend?: Readonly<Record<string, number>> | undefined;
}

/** An attribution whose data come row by row, from one file or several; `report` closes it. */
export interface AttributionRun {
  readonly problems: Problems;
  /**
   * A reader for the rows of one file, of which nothing is remembered but what the models need.
   * @param isOneOfSeveral a declared column may then stand in another of the files
   */
  file(isOneOfSeveral?: boolean): RowReader;
  /** @throws UserError where a declared column stands in none of several files */
  report(): AttributionReport;
}

/**
 * Begins an attribution.
 * @throws UserError for options that cannot be used
 */
export function beginAttribution({ models, options, input, spend }: AttributionRequest): AttributionRun {
  const wrong = optionsProblem(models, { ...defaultOptions, ...options });
  if (wrong !== undefined) throw new UserError(wrong);
  const accumulator = new AttributionAccumulator(models, options);
  const problems = new Problems();
  const reader = new JourneyReader(accumulator, problems, input);
  const missing = new Map(Object.entries(input.columns ?? {}));
  return {
    problems,
    file(isOneOfSeveral = false) {
      if (!isOneOfSeveral) missing.clear();
      return isOneOfSeveral ? partReader(reader, input.columns ?? {}, missing) : reader.file();
    },
    report() {
      if (missing.size > 0 && !problems.fatal)
        throw new UserError(
          `None of the files has a column ${list([...missing.values()].map((name) => `“${name}”`))}.`,
        );
      reader.finish();
      const { memory, conversionEvents, otherEvents } = reader;
      return attributionReport(accumulator, { spend, memory, conversionEvents, otherEvents });
    },
  };
}

/** A reader that takes only those of the declared columns that its file has, and strikes them off the missing ones. */
function partReader(reader: JourneyReader, columns: ColumnNames, missing: Map<string, unknown>): RowReader {
  let inner: RowReader | undefined;
  return {
    columns(names) {
      const known = new Set(names.map(normalName));
      const own = Object.entries(columns).filter(([, name]) => name !== undefined && known.has(normalName(name)));
      for (const [key] of own) missing.delete(key);
      inner ??= reader.file(undefined, Object.fromEntries(own));
      inner.columns(names);
    },
    row: (cells, row) => inner?.row(cells, row),
  };
}

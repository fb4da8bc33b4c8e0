import type { Path } from '../../../src/core/attribution/journey.ts';
import { ChannelNames } from '../../../src/core/attribution/journey.ts';
import type { InputForm, JourneyInput } from '../../../src/core/attribution/journeys/inputs.ts';
import { JourneyReader } from '../../../src/core/attribution/journeys/reader.ts';
import { feedCsv } from '../../../src/core/data/csv.ts';
import { Problems } from '../../../src/core/data/problem.ts';

/** Writes each path down as text. */
export function collector() {
  const channels = new ChannelNames();
  const paths: string[] = [];
  return {
    channels,
    paths,
    usesNulls: true,
    addNull: () => {},
    addPath({ length, channels: list, daysBefore, hasDays, conversions, nulls, value }: Path) {
      const names = list.slice(0, length).map((channel, index) => {
        const name = channels.names[channel] ?? '';
        return hasDays ? `${name}@${Number((daysBefore[index] ?? 0).toFixed(3))}` : name;
      });
      paths.push(`${names.join(' > ')} | ${conversions} ${nulls} ${value}`);
    },
  };
}

/** The paths and problems of a CSV text. */
export function read(csv: string, input: Partial<JourneyInput> = {}, form?: InputForm) {
  const sink = collector();
  const problems = new Problems();
  const reader = new JourneyReader(sink, problems, input);
  feedCsv(csv, reader.file(form), problems);
  reader.finish();
  return {
    paths: sink.paths,
    problems: problems.list.map(({ row, column, message }) => `${row} ${column}: ${message}`),
    memory: reader.memory,
  };
}

import { type Command, InvalidArgumentError } from 'commander';
import { allKinds, isKind, type Kind, publishedSchema } from '../../core/index.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';

/** `gtm schema <kind>`: the JSON Schema of a kind, complete in itself, for other editors and tools. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  command
    .argument('<kind>', `kind of document: ${allKinds.join(', ')}`, kindFrom)
    .option('--json', 'print JSON, as it always does')
    .action((kind: Kind) => {
      io.out(formatJson(publishedSchema(kind)));
      end(0);
    });
}

function kindFrom(value: string): Kind {
  const kind = value.replaceAll('-', '_');
  if (isKind(kind)) return kind;
  throw new InvalidArgumentError(`Choose one of ${allKinds.join(', ')}.`);
}

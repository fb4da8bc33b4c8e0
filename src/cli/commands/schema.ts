import type { Command } from 'commander';
import { allKinds, type Kind, publishedSchema } from '../../core/index.ts';
import { formatJson } from '../formatters/json.ts';
import type { ExitCode, Io } from '../io.ts';
import { oneKindOf } from '../kindArgument.ts';

/** `gtm schema <kind>`: the JSON Schema of a kind, complete in itself, for other editors and tools. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  command
    .argument('<kind>', `kind of document: ${allKinds.join(', ')}`, oneKindOf(allKinds))
    .option('--json', 'print JSON, as it always does')
    .action((kind: Kind) => {
      io.out(formatJson(publishedSchema(kind)));
      end(0);
    });
}

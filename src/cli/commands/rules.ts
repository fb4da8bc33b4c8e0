import type { Command } from 'commander';
import { allRules, UserError } from '../../core/index.ts';
import { formatJson } from '../formatters/json.ts';
import { styleFor } from '../formatters/style.ts';
import type { ExitCode, Io } from '../io.ts';
import { addFormatOptions } from '../options.ts';

/** `gtm rules [id]`: what is checked, and what each rule says. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  addFormatOptions(command, ['text', 'json'])
    .argument('[id]', 'one rule (default: a list of all)')
    .action((id: string | undefined, { format }: { format: string }) => {
      const rules = id === undefined ? allRules : allRules.filter((rule) => rule.id === id);
      if (rules.length === 0) throw new UserError(`There is no rule ${id}. \`gtm rules\` lists them.`);
      const shown = rules.map(({ check: _, ...rule }) => rule);
      io.out(
        format === 'json'
          ? formatJson(id === undefined ? { rules: shown } : shown[0])
          : id === undefined
            ? listText(io)
            : ruleText(id, io),
      );
      end(0);
    });
}

function listText(io: Io): string {
  const style = styleFor(io);
  const width = Math.max(...allRules.map((rule) => rule.id.length));
  return allRules
    .map(
      (rule) => `${rule.id.padEnd(width)}  ${style.severity[rule.severity](rule.severity.padEnd(7))}  ${rule.title}\n`,
    )
    .join('');
}

function ruleText(id: string, io: Io): string {
  const style = styleFor(io);
  const rule = allRules.find((candidate) => candidate.id === id);
  if (!rule) return '';
  const options = Object.entries(rule.options ?? {}).map(([name, schema]) => `  ${name}  ${schema.description ?? ''}`);
  return [
    `${style.bold(rule.id)}  ${style.severity[rule.severity](rule.severity)}`,
    `${rule.title}.`,
    rule.description,
    `Looks at: ${rule.kinds === 'any' ? 'every document' : rule.kinds.join(', ')}${rule.gateOnly ? '; runs in gates only' : ''}`,
    ...(options.length > 0 ? ['Options:', ...options] : []),
    'It says:',
    ...Object.values(rule.messages).map((message) => `  ${message}`),
    ...(rule.fixes ? ['Quick fixes:', ...Object.values(rule.fixes).map((fix) => `  ${fix}`)] : []),
    '',
  ].join('\n');
}

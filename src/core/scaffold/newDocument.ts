import { parse } from 'yaml';
import { filePattern, formOf, type Kind, projectFile } from '../documents/kinds.ts';
import templates from '../generated/templates.json' with { type: 'json' };
import { formatMessage } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import { schemaOf } from '../schema/registry.ts';

export interface NewDocument {
  /** Project-relative path. */
  file: string;
  text: string;
}

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * A new document of a kind, from its template.
 * @param cycle period that it belongs to; without one the line is left out
 * @param folder folder to put it in; default: the one where the kind's documents live
 * @throws UserError for an id that other files could not refer to
 */
export function newDocument(
  kind: Kind,
  id: string,
  options: { title?: string | undefined; cycle?: string | undefined; folder?: string | undefined } = {},
): NewDocument {
  if (!idPattern.test(id)) throw new UserError(formatMessage(messages.id, { id }));
  const template = templateOf(kind, id);
  if (template === undefined) throw new UserError(formatMessage(messages.template, { kind }));
  const title = options.title ?? titleFrom(id);
  const cycle = options.cycle === undefined ? undefined : quoteIfNeeded(options.cycle);
  const text = fill(template, { id: quoteIfNeeded(id), stem: id, title: quoteIfNeeded(title), cycle });
  if (kind === 'project') return { file: projectFile, text };
  const folder = (options.folder ?? schemaOf(kind)['x-folder'] ?? '').replace(/\/+$/, '');
  const pattern = formOf(kind) === 'path' ? '*.md' : filePattern(kind);
  const name = pattern.replace('*', id);
  return { file: folder === '' ? name : `${folder}/${name}`, text };
}

const messages = {
  id: '“{id}” cannot be an id: use lower-case letters and digits, with words joined by hyphens, such as q2-launch.',
  template: 'There is no template for the kind {kind}.',
};

/** The template of a kind. Where a kind has several, the end of the id chooses: `q2-kickoff` is written as a kick-off. */
function templateOf(kind: Kind, id: string): string | undefined {
  const all: Readonly<Record<string, string>> = templates;
  const name = kind === 'project' ? 'marketing' : kind;
  const typed = Object.keys(all).find(
    (key) => key.startsWith(`${name}.`) && `-${id}`.endsWith(`-${key.slice(name.length + 1)}`),
  );
  return all[typed ?? name];
}

/** Fills a template; a line that needs a value which is not given is left out. */
function fill(template: string, values: Record<string, string | undefined>): string {
  return template
    .split('\n')
    .filter((line) => ![...line.matchAll(/\{\{(\w+)\}\}/g)].some(([, name = '']) => values[name] === undefined))
    .map((line) => line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''))
    .join('\n');
}

/** `q2-launch` → `Q2 launch`. */
function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Quotes a text that YAML, in its present form or the one before, would read as something else. */
function quoteIfNeeded(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N} .,()/+&'’-]*$/u.test(text) && !/^(?:y|n|yes|no|on|off|[\d.,_-]+)$/i.test(text);
  return isPlain && parse(text) === text ? text : JSON.stringify(text);
}

import { stringify } from 'yaml';
import type { Kind } from '../documents/kinds.ts';
import type { Project } from '../project/project.ts';
import { schemaOf } from '../schema/registry.ts';
import { canonicalText, signatureNamespace } from './canonical.ts';

/** Who records something, as git knows them. */
export interface Person {
  name: string;
  email: string;
}

/** A record that is not written yet. */
export interface NewRecord {
  /** Project-relative path. */
  file: string;
  data: Readonly<Record<string, unknown>>;
  text: string;
  /** What a signature of it stands for. */
  signedText: string;
}

/** What a record is called: whose, about what, and when; each has a file of its own, so that two at once lose nothing. */
export interface RecordName {
  kind: Kind;
  /** What it is about, as a name of a folder. */
  slug: string;
  who: string;
  now: Date;
}

/** A new record with its file and id. The folder is one that the project reads. */
export function newRecord(
  project: Project,
  { kind, slug, who, now }: RecordName,
  facts: Readonly<Record<string, unknown>>,
): NewRecord {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const base = `${stamp}-${slugOf(who) || 'somebody'}`;
  const folder = folderOf(project, kind, slug);
  let name = base;
  for (let count = 2; project.hasPath(`${folder}/${name}.md`); count++) name = `${base}-${count}`;
  const { title, ...rest } = facts;
  const data = { kind, id: `${slug}-${name}`, title, ...rest };
  return written(
    `${folder}/${name}.md`,
    Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  );
}

/** A record with its signature. */
export function signedRecord(record: NewRecord, signature: string, fingerprint?: string): NewRecord {
  const { file, data } = record;
  const key = fingerprint === undefined ? {} : { key: fingerprint };
  return written(file, { ...data, signature: { namespace: signatureNamespace, ...key, value: signature } });
}

function written(file: string, data: Readonly<Record<string, unknown>>): NewRecord {
  const facts = stringify(data, { lineWidth: 0 });
  const text = `---\n# Written by gtm, and never edited: to take it back or change it, make a new record.\n${facts}---\n`;
  return { file, data, text, signedText: canonicalText(data) };
}

function folderOf(project: Project, kind: Kind, slug: string): string {
  const usual = schemaOf(kind)['x-folder'] ?? `${kind}s`;
  if (project.reads(`${usual}/${slug}/x.md`)) return `${usual}/${slug}`;
  const [first = '.'] = project.contentFolders;
  const own = `${usual.slice(usual.lastIndexOf('/') + 1)}/${slug}`;
  return first === '.' ? own : `${first}/${own}`;
}

/** A text as a name of a folder or a part of an id: `strategy/gtm-strategy` becomes `strategy-gtm-strategy`. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

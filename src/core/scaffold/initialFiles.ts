import { type NewDocument, newDocument } from './newDocument.ts';

/** What `gtm init` writes into an empty or existing folder: as little as a project needs to be one. */
export function initialFiles({ title, cycle }: { title: string; cycle: string }): NewDocument[] {
  return [newDocument('project', 'marketing', { title, cycle })];
}

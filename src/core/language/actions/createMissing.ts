import { allKinds, type Kind } from '../../documents/kinds.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { currentCycle } from '../../project/view.ts';
import type { Finding } from '../../rules/finding.ts';
import { newDocument } from '../../scaffold/newDocument.ts';
import { resolveSchema, schemaOf } from '../../schema/registry.ts';
import { editsOf } from '../edits/edits.ts';
import { scopeInWords } from '../words.ts';
import type { CodeAction } from './action.ts';

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Creates what a reference names and nobody defines: a document, or an entry in one that is there. */
export function createMissing(project: Project, document: PlanDocument, finding: Finding): CodeAction[] {
  if (finding.rule !== 'reference-resolves') return [];
  const reference = document.identifiers.references.find(({ pointer }) => pointer === finding.path);
  if (!reference || reference.local || !idPattern.test(reference.id)) return [];
  return reference.scopes.flatMap((scope) => [
    ...createDocument(project, scope, reference.id, finding),
    ...createEntry(project, scope, reference.id, finding),
  ]);
}

function createDocument(project: Project, scope: string, id: string, finding: Finding): CodeAction[] {
  const kind = allKinds.find((candidate) => candidate !== 'project' && scopeOf(candidate) === scope);
  if (!kind) return [];
  const create = newDocument(kind, id, { cycle: currentCycle(project) });
  if (project.hasPath(create.file)) return [];
  const title = `Create the ${scopeInWords([scope])} \`${id}\` (${create.file})`;
  return [{ title, kind: 'quickfix', edits: [], create, isPreferred: false, finding }];
}

/** Scope of the ids of a kind's documents. */
function scopeOf(kind: Kind): string | undefined {
  const id = schemaOf(kind).properties?.id;
  return id && resolveSchema(id)['x-defines'];
}

function createEntry(project: Project, scope: string, id: string, finding: Finding): CodeAction[] {
  const title = id.replaceAll('-', ' ');
  const entry = { id, title: title.charAt(0).toUpperCase() + title.slice(1) };
  for (const kind of allKinds) {
    const list = listDefining(kind, scope);
    const [target] = list === undefined ? [] : project.ofKind(kind);
    if (list === undefined || !target) continue;
    const edits = editsOf(project, target.file, [{ op: 'set', path: `/${list}/-`, value: entry }]);
    if (!edits) continue;
    const name = `Add the ${scopeInWords([scope])} \`${id}\` to ${target.file}`;
    return [{ title: name, kind: 'quickfix', edits, isPreferred: false, finding }];
  }
  return [];
}

/** The list of a kind whose entries define ids of a scope and need no more than an id and a title. */
function listDefining(kind: Kind, scope: string): string | undefined {
  return Object.entries(schemaOf(kind).properties ?? {}).find(([, list]) => {
    const items = resolveSchema(list).items;
    const entry = items && resolveSchema(items);
    const id = entry?.properties?.id;
    if (!id || resolveSchema(id)['x-defines'] !== scope) return false;
    return (
      (entry.required ?? []).every((key) => key === 'id' || key === 'title') && 'title' in (entry.properties ?? {})
    );
  })?.[0];
}

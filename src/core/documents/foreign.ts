/** Files of other tools that bear one of our names: `deploy.workflow.yml` for a build, `site.playbook.yml` for Ansible. */
import { schemasByKind } from '../generated/schemas.ts';
import { nearest } from '../messages/nearest.ts';
import { isKind, type Kind } from './kinds.ts';

/**
 * True for a YAML file that another tool reads, whatever its name says. Somebody who has only begun a document, or mistyped
 * a key of it, is never taken for another tool.
 * @param kind what the file's name stands for
 * @param data what could be read of it
 */
export function isForeign(kind: Kind, text: string, data: unknown): boolean {
  if (Array.isArray(data)) return data.length > 0 && data.every((item) => isRecord(item) && isItemOfOthers(kind, item));
  if (isTemplate(text)) return true;
  return isRecord(data) && (isClusterObject(data) || isOfOthers(kind, data));
}

/** An object for Kubernetes: Argo, Tekton, Kyverno and others. */
function isClusterObject({ apiVersion, kind }: Record<string, unknown>): boolean {
  return typeof apiVersion === 'string' && typeof kind === 'string' && !isKind(kind);
}

/** A text with commands of a template language, such as Helm's or Jinja's, between its lines. */
function isTemplate(text: string): boolean {
  return /^\{(?:\{-? *[a-z]|%)/m.test(text) && !isKind(/^kind:[ \t]*(\w+)/m.exec(text)?.[1]);
}

/** An item of a list at the root, which none of our documents is: a play of Ansible, a change of Kustomize. */
function isItemOfOthers(kind: Kind, item: Record<string, unknown>): boolean {
  return !saysOurs(item) && !('kind' in item) && unknownKeys(kind, item).length * 2 > Object.keys(item).length;
}

/**
 * Most of its keys mean nothing here, one of those holds more than a word, and nothing says that it is ours. A `kind` may say so by
 * chance (Drone has its `kind: pipeline`): then at least two such keys stand beside it, and none that means anything.
 */
function isOfOthers(kind: Kind, data: Record<string, unknown>): boolean {
  const { kind: said, ...others } = data;
  const unknown = unknownKeys(kind, others);
  const count = Object.keys(others).length;
  const telling = unknown.filter((key) => holdsMore(data[key]));
  // A page of a site has a title too: then nothing beside it may mean anything here, and several keys hold more than a word.
  if (saysOurs(data))
    return said === undefined && !('id' in data) && unknown.length === count - 1 && telling.length > 1;
  if (said === undefined && unknown.some((key) => isKeyOfOthers(key, data[key]))) return true;
  if (telling.length === 0) return false;
  if (said !== undefined) return said === kind && unknown.length === count && count > 1;
  return unknown.length * 2 > count;
}

/** A format's number, as dbt and Docker write it, or what a language model is told: no guess at a plan looks like these. */
function isKeyOfOthers(key: string, value: unknown): boolean {
  if (key === 'version') return typeof value === 'number' || /^\d+(\.\d+)*$/.test(String(value));
  return /^system_?prompt$/i.test(key);
}

/** True with a key that begins every document of ours, and hardly a file of anybody else. */
function saysOurs(data: Record<string, unknown>): boolean {
  return 'id' in data || 'title' in data;
}

/** Keys that the kind does not have, and that are not mistyped ones of it. */
function unknownKeys(kind: Kind, data: Record<string, unknown>): string[] {
  const known = Object.keys(schemasByKind[kind].properties ?? {});
  return Object.keys(data).filter((key) => !known.includes(key) && nearest(key, known) === undefined);
}

function holdsMore(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

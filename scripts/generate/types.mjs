import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { generatedNote, readSchemas } from './schemas.mjs';

/** TypeScript types of all document kinds. */
export async function generateTypes() {
  const common = JSON.parse(await readFile('schemas/common.schema.json', 'utf8'));
  const schemas = await readSchemas();
  const parts = [];
  const recursive = Object.keys(common.definitions).filter((name) => leadsTo(name, common.definitions[name], common));
  for (const name of recursive) {
    const type = inline(common.definitions[name], { ...common, recursive });
    parts.push(await typeOf(type, typeName(name, '')));
  }
  for (const { kind, schema } of schemas) {
    const definitions = { ...common.definitions, ...schema.definitions };
    parts.push(await typeOf(inline(schema, { definitions, recursive }), typeName(kind)));
  }
  const map = `/** The type of each kind's data. */\nexport interface DocumentTypes {\n${schemas.map(({ kind }) => `  ${kind}: ${typeName(kind)};`).join('\n')}\n}\n`;
  return { 'src/core/generated/documents.ts': `${generatedNote}\n${parts.join('\n')}\n${map}` };
}

/** The type of a schema without references. */
function typeOf(schema, name) {
  return compile(plain({ ...schema, title: name }), name, {
    bannerComment: '',
    format: false,
    additionalProperties: false,
    declareExternallyReferenced: true,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
  });
}

/** True for a definition that leads back to itself: it cannot be written out and becomes a type of its own. */
function leadsTo(name, value, common, seen = new Set()) {
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, child]) => {
    if (key !== '$ref') return leadsTo(name, child, common, seen);
    const target = definitionName(child);
    if (target === name) return true;
    return !seen.has(target) && leadsTo(name, common.definitions[target], common, seen.add(target));
  });
}

function definitionName(reference) {
  return reference.split('/').at(-1);
}

/** Titles and descriptions belong to hovers and docs; as types they only make names and noise. */
function plain(schema, top = true) {
  if (Array.isArray(schema)) return schema.map((item) => plain(item, false));
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties')
      return [[key, Object.fromEntries(Object.entries(value).map(([name, child]) => [name, plain(child, false)]))]];
    if (key === 'title' && top) return [[key, value]];
    if (['title', 'description', 'examples', '$id', 'definitions', 'default'].includes(key) || key.startsWith('x-'))
      return [];
    return [[key, plain(value, false)]];
  });
  return Object.fromEntries(entries);
}

function typeName(kind, suffix = 'Data') {
  const words = kind.split('_').map((word) => word[0].toUpperCase() + word.slice(1));
  return words.join('') + suffix;
}

/** Replaces references to the shared definitions by what they stand for; what stands beside a reference wins. */
function inline(schema, common) {
  if (Array.isArray(schema)) return schema.map((item) => inline(item, common));
  if (schema === null || typeof schema !== 'object') return schema;
  const { $ref, ...own } = schema;
  const name = $ref && definitionName($ref);
  if (common.recursive.includes(name)) return { tsType: typeName(name, '') };
  const target = name ? inline(common.definitions[name], common) : {};
  return { ...target, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, inline(value, common)])) };
}

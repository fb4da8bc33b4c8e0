import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import { generatedNote, readSchemas } from './schemas.mjs';

/** TypeScript types of all document kinds. */
export async function generateTypes() {
  const common = JSON.parse(await readFile('schemas/common.schema.json', 'utf8'));
  const schemas = await readSchemas();
  const parts = [];
  for (const { kind, schema } of schemas) {
    const inlined = plain({
      ...inline(schema, { definitions: { ...common.definitions, ...schema.definitions } }),
      title: typeName(kind),
    });
    parts.push(
      await compile(inlined, typeName(kind), {
        bannerComment: '',
        format: false,
        additionalProperties: false,
        declareExternallyReferenced: true,
        unknownAny: true,
        ignoreMinAndMaxItems: true,
      }),
    );
  }
  const map = `/** The type of each kind's data. */\nexport interface DocumentTypes {\n${schemas.map(({ kind }) => `  ${kind}: ${typeName(kind)};`).join('\n')}\n}\n`;
  return { 'src/core/generated/documents.ts': `${generatedNote}\n${parts.join('\n')}\n${map}` };
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

function typeName(kind) {
  return `${kind
    .split('_')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')}Data`;
}

/** Replaces references to the shared definitions by what they stand for; what stands beside a reference wins. */
function inline(schema, common) {
  if (Array.isArray(schema)) return schema.map((item) => inline(item, common));
  if (schema === null || typeof schema !== 'object') return schema;
  const { $ref, ...own } = schema;
  const target = $ref ? inline(common.definitions[$ref.split('/').at(-1)], common) : {};
  return { ...target, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, inline(value, common)])) };
}

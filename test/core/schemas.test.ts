// The schemas are data that the types, the editor and the documentation are made from. These tests hold them to the rules
// of the house in schemas/README.md.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { allKinds, filePattern, formOf, isKind } from '../../src/core/documents/kinds.ts';

interface Schema {
  [key: string]: unknown;
  $id?: string;
  $ref?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  const?: unknown;
  enum?: unknown[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  definitions?: Record<string, Schema>;
  required?: string[];
}
interface Place {
  file: string;
  path: string;
  pointer: string;
  key: string;
  schema: Schema;
}

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
const schemas = new Map<string, Schema>(
  files.map((file) => [file, JSON.parse(readFileSync(folder + file, 'utf8')) as Schema]),
);
const common = get(schemas, 'common.schema.json');
const kinds = [...schemas].filter(([file]) => file !== 'common.schema.json');

const SCOPED_KEYWORDS = ['x-defines', 'x-ref'];
const QUANTITIES = ['any', 'rate', 'money', 'duration', 'count', 'score', 'date', 'period'];

function get<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key);
  assert.ok(value !== undefined, `${key} is missing`);
  return value;
}

/** The schema with its `$ref` laid under it: what stands beside a `$ref` wins. */
function resolve(schema: Schema, file: string): Schema {
  if (schema.$ref === undefined) return schema;
  const [target, pointer] = schema.$ref.split('#/definitions/');
  const owner = target === '' ? get(schemas, file) : get(schemas, target ?? '');
  const found = owner.definitions?.[pointer ?? ''];
  assert.ok(found, `${file}: ${schema.$ref} leads nowhere`);
  const { $ref: _, ...beside } = schema;
  return { ...resolve(found, target === '' || target === undefined ? file : target), ...beside };
}

/** Every property of every schema, and those of its maps, lists and definitions. */
function* properties(schema: Schema, file: string, path = '', pointer = '#'): Generator<Place> {
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    const place = { file, path: `${path}/${key}`, pointer: `${pointer}/properties/${key}`, key, schema: child };
    yield place;
    yield* properties(child, file, place.path, place.pointer);
  }
  if (schema.items) yield* properties(schema.items, file, `${path}/*`, `${pointer}/items`);
  if (typeof schema.additionalProperties === 'object') {
    yield* properties(schema.additionalProperties, file, `${path}/*`, `${pointer}/additionalProperties`);
  }
  for (const [name, child] of Object.entries(schema.definitions ?? {})) {
    yield* properties(child, file, `${path}#${name}`, `${pointer}/definitions/${name}`);
  }
}

/** Every schema object, whatever keyword holds it. Examples, constants and enumerations are values, not schemas. */
function* objects(value: unknown, path = ''): Generator<{ path: string; schema: Schema }> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* objects(entry, `${path}/${index}`);
    return;
  }
  yield { path, schema: value as Schema };
  for (const [key, child] of Object.entries(value)) {
    if (key === 'properties' || key === 'definitions') {
      for (const [name, entry] of Object.entries(child as Record<string, Schema>)) {
        yield* objects(entry, `${path}/${name}`);
      }
    } else if (!['examples', 'enum', 'const', 'default', 'required'].includes(key)) {
      yield* objects(child, `${path}/${key}`);
    }
  }
}

const places = (): Place[] => [...schemas].flatMap(([file, schema]) => [...properties(schema, file)]);
const scopesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

describe('schemas', () => {
  it('compile as draft-07 with the shared definitions', () => {
    for (const [file, schema] of kinds) {
      const ajv = new Ajv({ allErrors: true, strict: false });
      ajv.addSchema(common);
      assert.equal(typeof ajv.compile(schema), 'function', file);
      assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#', file);
      assert.equal(schema.$id, `https://marketing-as-code.dev/schemas/${file}`, file);
    }
  });

  it('name their kind, their file and what makes a file of theirs', () => {
    for (const [file, schema] of kinds) {
      const kind = schema['x-kind'];
      assert.ok(isKind(kind), `${file}: ${kind}`);
      assert.equal(file, `${kind.replaceAll('_', '-')}.schema.json`);
      assert.equal(schema['x-file'], filePattern(kind), `${file}: x-file`);
      assert.equal(schema.type, 'object', file);
      assert.ok(schema.title && schema.description, `${file}: title and description`);
      // An agent file belongs to the assistants that read it: it keeps to their keys.
      const saysKind = kind !== 'agent';
      assert.equal(schema.properties?.kind?.const, saysKind ? kind : undefined, `${file}: the kind property`);
      assert.equal(schema.required?.includes('kind'), saysKind, `${file}: kind is required`);
      assert.ok(!schema.required?.includes('id'), `${file}: the default id is the file's name`);
    }
  });

  it('exist for every kind, and each kind lives where its files are looked for', () => {
    assert.deepEqual(kinds.map(([, schema]) => schema['x-kind']).sort(), [...allKinds].sort());
    for (const [file, schema] of kinds) {
      if (schema['x-kind'] === 'project') continue;
      const inContent = /^workspace\/[a-z/-]+$/.test(String(schema['x-folder']));
      const isByPath = isKind(schema['x-kind']) && formOf(schema['x-kind']) === 'path';
      assert.equal(inContent, !isByPath, `${file}: x-folder`);
    }
  });

  it('give every property a title, a description and examples', () => {
    const poor: string[] = [];
    for (const { file, path, schema } of places()) {
      const whole = resolve(schema, file);
      const inner = whole.items ? resolve(whole.items, file) : whole;
      const described =
        whole.const !== undefined ||
        (whole.examples ?? []).length > 0 ||
        inner.enum !== undefined ||
        inner.properties !== undefined;
      if (!whole.title || !whole.description || !described) poor.push(`${file}${path}`);
      if (whole.description && !/[.?]$/.test(whole.description)) poor.push(`${file}${path}: not a sentence`);
      if (whole.description?.includes('!')) poor.push(`${file}${path}: exclamation mark`);
    }
    assert.deepEqual(poor, []);
  });

  it('give examples that fit', () => {
    const wrong: string[] = [];
    const ajv = new Ajv({ allErrors: true, strict: false });
    for (const schema of schemas.values()) ajv.addSchema(schema);
    for (const { file, path, pointer, schema } of places()) {
      const whole = resolve(schema, file);
      if (!whole.examples) continue;
      const validate = ajv.compile({ $ref: get(schemas, file).$id + pointer });
      for (const example of whole.examples) {
        if (!validate(example)) wrong.push(`${file}${path}: ${JSON.stringify(example)}`);
      }
    }
    for (const [name, definition] of Object.entries(common.definitions ?? {})) {
      const validate = ajv.compile({ $ref: `${common.$id}#/definitions/${name}` });
      for (const example of definition.examples ?? []) {
        if (!validate(example)) wrong.push(`common#${name}: ${JSON.stringify(example)}`);
      }
    }
    assert.deepEqual(wrong, []);
  }).timeout(60_000);

  it('keep to snake_case keys and kebab-case scopes', () => {
    for (const { file, path, key } of places()) assert.match(key, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, `${file}${path}`);
    for (const [file, whole] of schemas) {
      for (const { path, schema } of objects(whole)) {
        for (const keyword of SCOPED_KEYWORDS) {
          if (schema[keyword] === undefined) continue;
          for (const scope of scopesOf(schema[keyword])) {
            assert.match(scope, /^[a-z]+(-[a-z]+)*$/, `${file}${path}: ${scope}`);
          }
        }
      }
    }
  });

  it('use no keyword that makes an error hard to place, and close every object', () => {
    for (const [file, whole] of schemas) {
      for (const { path, schema } of objects(whole)) {
        for (const keyword of ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'patternProperties', 'dependencies']) {
          assert.ok(!(keyword in schema), `${file}${path}: ${keyword}`);
        }
        if (schema.properties === undefined) continue;
        assert.notEqual(schema.additionalProperties, undefined, `${file}${path}: additionalProperties`);
        assert.notEqual(schema.additionalProperties, true, `${file}${path}: additionalProperties`);
        for (const key of schema.required ?? []) {
          assert.ok(schema.properties[key], `${file}${path}: ${key} is required but not declared`);
        }
      }
    }
  });

  it('write quantities as people do', () => {
    for (const [file, whole] of schemas) {
      for (const { path, schema } of objects(whole)) {
        const quantity = schema['x-quantity'];
        if (quantity === undefined) continue;
        assert.ok(QUANTITIES.includes(String(quantity)), `${file}${path}: ${quantity}`);
        if (schema.$ref !== undefined || quantity === 'score') continue;
        // A day is text; a year is read as a number.
        const type =
          quantity === 'date' ? 'string' : quantity === 'period' ? ['string', 'integer'] : ['number', 'string'];
        assert.deepEqual(schema.type, type, `${file}${path}`);
      }
    }
  });

  it('refer only to scopes that something defines', () => {
    const defined = new Set<string>();
    const referred = new Map<string, string>();
    for (const [file, whole] of schemas) {
      for (const { path, schema } of objects(whole)) {
        if (schema['x-defines'] !== undefined) defined.add(String(schema['x-defines']));
        if (schema['x-ref'] === undefined) continue;
        for (const scope of scopesOf(schema['x-ref'])) referred.set(scope, file + path);
      }
    }
    assert.deepEqual(
      [...referred].filter(([scope]) => !defined.has(scope)),
      [],
    );
  });
});

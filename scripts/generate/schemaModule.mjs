import { generatedNote, readSchemas } from './schemas.mjs';

/** The module that hands the schemas to the core. */
export async function generateSchemaModule() {
  const schemas = await readSchemas();
  const name = (kind) => kind.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const imports = schemas.map(
    ({ kind, file }) => `import ${name(kind)} from '../../../schemas/${file}' with { type: 'json' };`,
  );
  const text = `${generatedNote}import common from '../../../schemas/common.schema.json' with { type: 'json' };
${imports.join('\n')}
import type { Kind } from '../documents/kinds.ts';
import type { Schema } from '../schema/schema.ts';

export const commonSchema = common as unknown as Schema;

export const schemasByKind = {
${schemas.map(({ kind }) => `  ${kind}: ${name(kind)},`).join('\n')}
} as unknown as Readonly<Record<Kind, Schema>>;
`;
  return { 'src/core/generated/schemas.ts': text };
}

/** The part of JSON Schema (draft-07) that our schemas use, with our own keywords. See schemas/README.md. */
export interface Schema {
  $id?: string;
  $ref?: string;
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  default?: unknown;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  minItems?: number;
  definitions?: Readonly<Record<string, Schema>>;
  'x-kind'?: string;
  'x-file'?: string;
  'x-folder'?: string;
  'x-plural'?: string;
  'x-defines'?: string;
  'x-ref'?: string | readonly string[];
  'x-within'?: 'document';
  'x-path'?: 'file' | 'folder';
  'x-quantity'?: string;
  'x-groups'?: { readonly by: string; readonly values: Readonly<Record<string, readonly string[]>> };
}

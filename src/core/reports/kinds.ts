import { allKinds, type Kind } from '../documents/kinds.ts';
import { schemaOf } from '../schema/registry.ts';
import { isPictured } from '../views/index.ts';

/** A kind of document as people meet it in lists and menus. */
export interface KindInfo {
  kind: Kind;
  /** What one is called: `Experiment policy`. */
  title: string;
  /** What several are called: `Experiment policies`. */
  plural: string;
  /** Pattern of its file's name. */
  file: string;
  /** True when there is a picture of it. */
  pictured: boolean;
}

/** All kinds, in the order in which a plan is made. */
export function kindInfos(): KindInfo[] {
  return allKinds.map((kind) => {
    const schema = schemaOf(kind);
    const title = schema.title ?? kind;
    return {
      kind,
      title,
      plural: schema['x-plural'] ?? `${title}s`,
      file: schema['x-file'] ?? '',
      pictured: isPictured(kind),
    };
  });
}

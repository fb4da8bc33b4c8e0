import type { ProjectView } from '../../project/view.ts';
import { type Facts, itemsOf } from '../../schema/types.ts';

export type AttributeFacts = NonNullable<NonNullable<Facts<'segments'>['attributes']>[number]>;

/** What is known about a contact, company, deal or customer, and where it is defined. */
export interface AttributePlace {
  attribute: AttributeFacts;
  title: string;
  file: string;
  path: string;
}

/** All attributes of the cycle by their ids; of two with one id the first counts. */
export function attributesOf(project: ProjectView): Map<string, AttributePlace> {
  const attributes = new Map<string, AttributePlace>();
  for (const { facts, file } of project.documents('segments')) {
    for (const [attribute, index] of itemsOf(facts.attributes)) {
      const { id, title = id } = attribute;
      if (id === undefined || attributes.has(id)) continue;
      attributes.set(id, { attribute, title: title ?? id, file, path: `/attributes/${index}` });
    }
  }
  return attributes;
}

import builtIn from '../generated/playbooks.json' with { type: 'json' };
import type { Definition } from '../schema/identifiers.ts';

/** Things with an id that ship with the tools, so that a project may refer to them; they stand in no file of the project. */
const definitions: readonly Definition[] = Object.values(builtIn).map(({ id, title }) => ({
  scope: 'playbook',
  id,
  title,
  file: '',
  pointer: '',
  holder: '',
  local: false,
}));

export function shippedDefinitions(scope: string): readonly Definition[] {
  return definitions.filter((definition) => definition.scope === scope);
}

import metrics from '../generated/metrics.json' with { type: 'json' };
import builtIn from '../generated/playbooks.json' with { type: 'json' };
import type { Definition } from '../schema/identifiers.ts';

/** Things with an id that ship with the tools, so that a project may refer to them; they stand in no file of the project. */
const definitions: readonly Definition[] = Object.values(builtIn).flatMap(({ id, title, agents, phases }) => [
  shipped('playbook', id, title),
  ...agents.map((agent) => shipped('agent', agent.id, agent.title)),
  ...agents.flatMap((agent) => (agent.aliases ?? []).map((alias) => shipped('agent-alias', alias, agent.title))),
  ...phases.map((phase) => shipped('phase', phase.id, phase.title)),
]);

function shipped(scope: string, id: string, title: string): Definition {
  return { scope, id, title, file: '', pointer: '', holder: '', local: false };
}

export function shippedDefinitions(scope: string): readonly Definition[] {
  return definitions.filter((definition) => definition.scope === scope);
}

/** Built-in success metrics: figures may name them, but nobody wants all of them among the KPIs that completion offers. */
const builtInKpis: ReadonlySet<string> = new Set(metrics.map(({ id }) => id));

/** True for an id that ships with the tools. */
export function isShipped(scope: string, id: string): boolean {
  if (scope === 'kpi' && builtInKpis.has(id)) return true;
  return shippedDefinitions(scope).some((definition) => definition.id === id);
}

import type { Project } from '../project/project.ts';
import type { Role } from '../records/setting.ts';
import { itemsOf } from '../schema/types.ts';
import type { PhaseFacts, PlaybookFacts, StepFacts } from './playbook.ts';

/** Which steps take part in this cycle. */
export interface PlaybookScope {
  /** The mode that decides, or the scenario where no mode is chosen; undefined when everything takes part. */
  mode: string | undefined;
  scenario: string | undefined;
  /** Phases that the scenario needs and the mode leaves out. */
  missing: readonly string[];
  takesPart(phase: PhaseFacts, step: StepFacts): boolean;
}

/**
 * What the project's mode and scenario leave of a playbook. A mode decides; a scenario says what is needed at least, and
 * decides only where no mode is chosen.
 */
export function scopeOf(project: Project, playbook: PlaybookFacts): PlaybookScope {
  const { mode: modeId, scenario: scenarioId } = project.settings?.facts ?? {};
  const mode = [...itemsOf(playbook.modes)].map(([item]) => item).find((item) => item.id === modeId);
  const scenario = [...itemsOf(playbook.scenarios)].map(([item]) => item).find((item) => isNamed(item.id, scenarioId));
  const needed = scenario && namesIn(scenario.phases);
  const phases = mode ? namesIn(mode.phases) : needed;
  const agents = namesIn(mode?.agents);
  return {
    mode: mode?.id,
    scenario: scenario?.id,
    missing: mode ? (needed ?? []).filter((phase) => !phases?.includes(phase)) : [],
    takesPart: (phase, step) =>
      (phases === undefined || phases.length === 0 || phases.includes(phase.id ?? '')) &&
      (agents.length === 0 || agents.includes(step.agent ?? '')),
  };
}

/** A project may use the short form of a scenario's id: `scaling` for `scaling-existing-motion`. */
function isNamed(id: string | undefined, name: string | undefined): boolean {
  if (id === undefined || name === undefined) return false;
  return id === name || id.startsWith(`${name}-`) || id.endsWith(`-${name}`);
}

function namesIn(list: readonly (string | undefined)[] | undefined): string[] {
  return [...itemsOf(list)].map(([name]) => name);
}

/** The roles that have a step in this cycle. */
export function rolesOf(playbook: PlaybookFacts, scope: PlaybookScope): Role[] {
  const taking = new Set(
    [...itemsOf(playbook.phases)].flatMap(([phase]) =>
      [...itemsOf(phase.steps)].filter(([step]) => scope.takesPart(phase, step)).map(([step]) => step.agent),
    ),
  );
  return [...itemsOf(playbook.agents)]
    .filter(([agent]) => taking.has(agent.id))
    .map(([{ id = '', title = id, aliases }]) => ({ id, title, names: [id, title, ...namesIn(aliases)] }));
}

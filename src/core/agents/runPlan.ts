import { projectFile } from '../documents/kinds.ts';
import { parseDuration } from '../documents/quantity.ts';
import { chosenPlaybooks, findPlaybook, type PlaybookFacts } from '../gates/playbook.ts';
import { scopeOf } from '../gates/scope.ts';
import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import type { Checker } from '../rules/checker.ts';
import { itemsOf } from '../schema/types.ts';
import { allSteps, type FoundStep, stepsNamed } from './findStep.ts';

/**
 * The steps that a run is for, in the order of the playbook: a step, a phase, or a mode with all its phases.
 * @throws UserError for a name that is none of them
 */
export function stepsOfRun(project: Project, name: string, only?: string): FoundStep[] {
  for (const id of only === undefined ? chosenPlaybooks(project) : [only]) {
    const playbook = findPlaybook(project, id);
    const mode = [...itemsOf(playbook?.modes)].map(([item]) => item).find((item) => item.id === name);
    if (!playbook || !mode || isPhase(playbook, name)) continue;
    const phases = [...itemsOf(mode.phases)].map(([phase]) => phase);
    const agents = [...itemsOf(mode.agents)].map(([agent]) => agent);
    if (mode.agents !== undefined && agents.length === 0)
      throw new UserError(
        `The mode ${name} is for one role. Say which, and what to do: \`gtm run --agent <role> --task "…"\`.`,
      );
    return allSteps(id, playbook).filter(
      ({ place }) => phases.includes(place.phase) && (agents.length === 0 || agents.includes(place.agent)),
    );
  }
  return stepsNamed(project, name, only);
}

function isPhase(playbook: PlaybookFacts, name: string): boolean {
  return [...itemsOf(playbook.phases)].some(([phase]) => phase.id === name);
}

/**
 * What has to be put right before anything runs: agents would otherwise work on a plan that cannot come out right.
 * @returns sentences; empty when a run may start
 */
export function runProblems(project: Project, checker: Checker, steps: readonly FoundStep[]): string[] {
  const { settings } = project;
  // What it refers to may be what the first steps will write; what cannot be read at all is another matter.
  const isReadable = settings !== undefined && settings.problems.length === 0 && settings.schemaErrors.length === 0;
  const errors = isReadable ? [] : checker.check(projectFile).filter(({ severity }) => severity === 'error');
  const problems = errors.map(({ file, range, message }) => `${file}:${range.start.line}: ${message}`);
  const { scenario } = project.settings?.facts ?? {};
  for (const id of new Set(steps.map(({ playbookId }) => playbookId))) {
    const playbook = steps.find((step) => step.playbookId === id)?.playbook ?? {};
    const scope = scopeOf(project, playbook);
    const known = [...itemsOf(playbook.scenarios)].map(([item]) => item.id ?? '');
    if (scenario !== undefined && known.length > 0 && scope.scenario === undefined)
      problems.push(
        `The scenario ${scenario} of marketing.yaml is none of the playbook ${id}. It knows ${list(known)}.`,
      );
    if (scope.missing.length > 0)
      problems.push(
        `The scenario ${scope.scenario} needs the phases ${list(scope.missing)}, which the mode ${scope.mode} leaves out. Change the mode or the scenario in marketing.yaml.`,
      );
  }
  return problems;
}

/** How much an agent gets: times in minutes. */
export interface RunBudget {
  /** What a step may take. */
  timeout: number;
  /** How long an agent may give no sign. */
  silence: number;
  /** Turns of an agent within a step. */
  turns: number;
  /** How often a step is started when its agent crashes or is cut off. */
  attempts: number;
}

const usualBudget: RunBudget = { timeout: 45, silence: 10, turns: 3, attempts: 2 };

/** The budget of a run: what was asked for, else what marketing.yaml says, else the usual. */
export function runBudget(project: Project, asked: Partial<RunBudget>): RunBudget {
  const { timeout, silence, turns, attempts } = project.settings?.facts.agents ?? {};
  return {
    timeout: asked.timeout ?? minutesOf(timeout) ?? usualBudget.timeout,
    silence: asked.silence ?? minutesOf(silence) ?? usualBudget.silence,
    turns: asked.turns ?? turns ?? usualBudget.turns,
    attempts: asked.attempts ?? attempts ?? usualBudget.attempts,
  };
}

function minutesOf(duration: string | number | undefined): number | undefined {
  const parsed = parseDuration(duration);
  return parsed.unit === 'duration' ? Math.max(1, Math.round(parsed.days * 24 * 60)) : undefined;
}

import { kindOfFile, projectFile } from '../documents/kinds.ts';
import type { GateResult } from '../gates/model.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle, viewOf } from '../project/view.ts';
import { gatesNamed, openConflicts } from '../records/conflicts.ts';
import type { Finding } from '../rules/finding.ts';
import { itemsOf } from '../schema/types.ts';
import type { FoundStep } from './findStep.ts';
import { messagingRules } from './messagingRules.ts';
import { type OutputNeed, outputNeed } from './outputNeed.ts';
import { pathPolicy } from './pathPolicy.ts';
import { roleOf } from './roles.ts';

/** A text of the project as a brief shows it. */
export interface BriefFile {
  path: string;
  title: string;
  /** Why the content is not shown, or that it was cut; empty when it is shown whole. */
  note: string;
  text: string;
}

/** Everything an agent has to know for a step. Pure: the same files give the same brief, whoever asks. */
export interface Brief {
  step: string;
  playbook: string;
  title: string;
  cycle: string;
  agent: { id: string; title: string; instructions: string };
  /** Who does the work: an agent, a person, or the function that is named. */
  uses: 'agent' | 'human' | 'function';
  function?: string;
  project: { title: string; product: string };
  activities: string[];
  outputs: OutputNeed[];
  /** What the gate asks for. */
  criteria: { id: string; title: string; description: string; status: string }[];
  messaging: string[];
  owned: string[];
  /** What the gate finds wrong now. */
  findings: string[];
  /** Conflicts that keep the gate closed. */
  conflicts: string[];
  /** Files through which the role and others talk: `from` or `to` is the role itself, or `all`. */
  handoffs: { from: string; to: string; path: string; purpose: string }[];
  inputs: BriefFile[];
  /** Outputs that are there already. */
  present: BriefFile[];
}

export interface BriefOptions {
  /** Characters that the contents of inputs and of outputs that are there may take together. */
  limit?: number;
}

/** Characters of file content in a brief, unless somebody asks for another limit. */
export const briefLimit = 60_000;

/** Puts together the brief of a step. */
export function buildBrief(
  project: Project,
  found: FoundStep,
  gate: GateResult | undefined,
  { limit = briefLimit }: BriefOptions = {},
): Brief {
  const { playbook, place, facts } = found;
  const agent = [...itemsOf(playbook.agents)].map(([item]) => item).find(({ id }) => id === place.agent);
  const role = roleOf(project, place.agent);
  const settings = project.settings?.facts;
  const budget = { left: limit };
  const outputs = [...itemsOf(facts.outputs)].map(([output]) => outputNeed(project, output));
  const inputs = inputFiles(project, found).map((file) => shown(project, file, budget));
  const present = outputs.flatMap((output) =>
    output.present.map((path) => shown(project, { path, title: output.title }, budget)),
  );
  return {
    step: found.id,
    playbook: playbook.title ?? found.playbookId,
    title: place.title,
    cycle: currentCycle(project) ?? '',
    agent: {
      id: place.agent,
      title: agent?.title ?? place.agent,
      instructions: role?.instructions ?? agent?.description ?? '',
    },
    uses: facts.uses ?? 'agent',
    ...(facts.function === undefined ? {} : { function: facts.function }),
    project: {
      title: project.settings?.title ?? '',
      product: settings?.business?.description ?? settings?.business?.category ?? '',
    },
    activities: [...itemsOf(facts.activities)]
      .map(([activity]) => (typeof activity === 'string' ? activity : ''))
      .filter(Boolean),
    outputs,
    criteria: criteriaOf(gate, found),
    messaging: messagingRules(project),
    owned: [...pathPolicy(playbook, place.agent).owned],
    findings: findingsOf(gate),
    conflicts: openConflicts(project)
      .filter((conflict) => gatesNamed(conflict).some((name) => name === found.id || name === place.phase))
      .map((conflict) => `${conflict.title} (${conflict.file})`),
    handoffs: handoffsOf(found),
    inputs,
    present,
  };
}

function handoffsOf({ playbook, place }: FoundStep): Brief['handoffs'] {
  return [...itemsOf(playbook.handoffs)]
    .map(([{ from = '', to = '', path = '', purpose = '' }]) => ({ from, to, path, purpose }))
    .filter(({ from, to }) => [from, to].some((side) => side === place.agent || side === 'all'));
}

function criteriaOf(gate: GateResult | undefined, { facts }: FoundStep): Brief['criteria'] {
  const described = [...itemsOf(facts.gate)].map(([criterion]) => criterion);
  return (gate?.criteria ?? []).map(({ id, title, status }) => {
    const description = described.find((criterion) => id.endsWith(`/${criterion.id}`))?.description ?? '';
    return { id, title, description, status };
  });
}

/** What the gate finds in files that are there; what is only missing stands with the outputs. */
export function findingsOf(gate: GateResult | undefined): string[] {
  const open = (gate?.criteria ?? []).filter(({ status }) => status === 'fail' || status === 'stale');
  return [
    ...new Set(
      open.flatMap(({ title, findings, note }) => (findings.length > 0 ? findings.map(findingLine) : [note || title])),
    ),
  ];
}

/** A finding in one line: place, then what is wrong and how to mend it. */
export function findingLine({ file, range, message }: Pick<Finding, 'file' | 'range' | 'message'>): string {
  return `${file}:${range.start.line}: ${message}`;
}

/** The files that a step starts from, in the order of the playbook; a folder gives each file in it. */
function inputFiles(project: Project, { playbook, facts }: FoundStep): { path: string; title: string }[] {
  const files: { path: string; title: string }[] = [];
  const add = (path: string, title: string) => {
    const paths = path.endsWith('/') ? viewOf(project).pathsIn(path).sort() : [path];
    for (const file of paths) if (!files.some((known) => known.path === file)) files.push({ path: file, title });
  };
  add(projectFile, 'Business, target customer and goals');
  for (const [input] of itemsOf(facts.inputs)) {
    if (input.path !== undefined) add(input.path, input.title ?? input.path);
    const [phaseId, stepId] = (input.step ?? '').split('/');
    const phase = [...itemsOf(playbook.phases)].find(([candidate]) => candidate.id === phaseId)?.[0];
    const step = [...itemsOf(phase?.steps)].find(([candidate]) => candidate.id === stepId)?.[0];
    for (const [output] of itemsOf(step?.outputs)) add(output.path ?? '', output.title ?? input.title ?? '');
  }
  return files.filter(({ path }) => path !== '' && isOfNow(project, path));
}

/** Documents of another cycle are history, and no input. */
function isOfNow(project: Project, path: string): boolean {
  const document = project.documents.get(path);
  return document === undefined || inCycle(document, currentCycle(project));
}

function shown(
  project: Project,
  { path, title }: { path: string; title: string },
  budget: { left: number },
): BriefFile {
  const document = project.documents.get(path);
  if (!document) {
    const note =
      project.hasPath(path) || kindOfFile(path) === undefined
        ? 'not shown here; read it in the project'
        : 'not there yet';
    return { path, title, note: project.hasPath(path) ? note : 'not there yet', text: '' };
  }
  const { text } = document;
  if (text.length <= budget.left) {
    budget.left -= text.length;
    return { path, title, note: '', text };
  }
  const end = text.lastIndexOf('\n', budget.left) + 1;
  budget.left = 0;
  const note =
    end === 0
      ? `not shown here, with ${text.length} characters; read it in the project`
      : `cut after ${end} of ${text.length} characters; read the rest in the project`;
  return { path, title, note, text: text.slice(0, end) };
}

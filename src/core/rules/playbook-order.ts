import { allKinds, type Kind, projectFile } from '../documents/kinds.ts';
import { nearest } from '../messages/nearest.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type StepPlace, sharesPath, stepsOf, wholePlaybook } from './support/playbook.ts';

type Input = NonNullable<NonNullable<StepPlace['step']['inputs']>[number]>;

export const playbookOrder = defineRule({
  id: 'playbook-order',
  title: 'Every step finds what it needs',
  description:
    'Each input of a step is made by an earlier step, or exists in the project; steps of a parallel phase may wait for one another, but not in a circle.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    late: 'The step {step} needs {what}, but {maker} makes it only later. Move one of the steps, or take another input.',
    itself: 'The step {step} needs {what}, which it makes itself. Remove the input.',
    nobody:
      'The step {step} needs {what}, but no step makes it and the project has no such file. Let an earlier step make it, or add the file.',
    'unknown-step': 'There is no step `{id}`.{hint}',
    replace: 'Replace with `{suggestion}`',
    circle: 'These steps wait for one another and none can start: {chain}. Take one of the inputs away.',
    ordered: 'Every input of {count|step|steps} is there in time',
  },
  *check(document, { project }) {
    const steps = stepsOf(wholePlaybook(document, project));
    const byId = new Map(steps.map((step) => [step.id, step]));
    const reports: Report[] = [];
    for (const [phase, number] of itemsOf(document.facts.phases)) {
      for (const [step, index] of itemsOf(phase.steps)) {
        const place = byId.get(`${phase.id ?? ''}/${step.id ?? ''}`);
        const path = `/phases/${number}/steps/${index}/inputs`;
        for (const [input, at] of place ? itemsOf(step.inputs) : [])
          reports.push(...checkInput(input, `${path}/${at}`, place as StepPlace, steps, project));
      }
    }
    const [circle] = circlesOf(steps, project);
    if (circle) reports.push({ message: 'circle', args: { chain: circle.join(' → ') }, path: '/phases', at: 'key' });
    yield* reports;
    if (reports.length === 0 && steps.length > 0)
      yield { evidence: 'ordered', args: { count: steps.length }, path: '/phases', at: 'key' };
  },
});

function* checkInput(
  input: Input,
  path: string,
  step: StepPlace,
  steps: readonly StepPlace[],
  project: ProjectView,
): Generator<Report> {
  if (input.step !== undefined && !steps.some(({ id }) => id === input.step)) {
    const suggestion = nearest(
      input.step,
      steps.map(({ id }) => id),
    );
    const args = { id: input.step, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' };
    const finding = { message: 'unknown-step', args, path: `${path}/step` };
    if (!suggestion) yield finding;
    else {
      const changes = [{ op: 'set', path: `${path}/step`, value: suggestion }] as const;
      yield { ...finding, fix: { message: 'replace', args: { suggestion }, changes } };
    }
  }
  for (const { what, makers } of needsOf(input, steps, project)) {
    const others = makers.filter((maker) => maker !== step);
    const args = { step: step.id, what, maker: others[0]?.id ?? '' };
    if (others.some((maker) => comesBefore(maker, step))) continue;
    if (others.length > 0) yield { message: 'late', args, path };
    else if (makers.length > 0) yield { message: 'itself', args, path };
    else yield { message: 'nobody', severity: 'warning', args, path };
  }
}

/** What an input asks for that is not in the project already, with the steps that make it. */
function* needsOf(
  { path, kind, step }: Input,
  steps: readonly StepPlace[],
  project: ProjectView,
): Generator<{ what: string; makers: readonly StepPlace[] }> {
  const named = steps.find(({ id }) => id === step);
  if (named) yield { what: `the step ${named.id}`, makers: [named] };
  if (path !== undefined) {
    const makers = steps.filter((maker) =>
      [...itemsOf(maker.step.outputs)].some(([output]) => sharesPath(output.path ?? '', path)),
    );
    if (path === projectFile || (makers.length === 0 && existsIn(project, path))) return;
    yield { what: path, makers };
  } else if (kind !== undefined && kind !== 'project') {
    const makers = steps.filter((maker) => [...itemsOf(maker.step.outputs)].some(([output]) => output.kind === kind));
    if (makers.length === 0 && isReadKind(kind) && project.documents(kind).length > 0) return;
    yield { what: `a document of the kind ${kind}`, makers };
  }
}

function isReadKind(kind: string): kind is Kind {
  return (allKinds as readonly string[]).includes(kind);
}

function existsIn(project: ProjectView, path: string): boolean {
  return path.endsWith('/') ? project.pathsIn(path).length > 0 : project.hasPath(path);
}

/** True when one step is done, or can be, before another needs it. */
function comesBefore(maker: StepPlace, step: StepPlace): boolean {
  if (maker.phase !== step.phase) return maker.phase < step.phase;
  return step.parallel || maker.index < step.index;
}

/** Circles of steps of one parallel phase that wait for one another. */
function* circlesOf(steps: readonly StepPlace[], project: ProjectView): Generator<string[]> {
  const done = new Set<StepPlace>();
  const way: StepPlace[] = [];
  function* visit(step: StepPlace): Generator<string[]> {
    const met = way.indexOf(step);
    if (met >= 0) yield [...way.slice(met), step].map(({ id }) => id);
    if (met >= 0 || done.has(step)) return;
    way.push(step);
    for (const next of waitsFor(step, steps, project)) yield* visit(next);
    way.pop();
    done.add(step);
  }
  for (const step of steps) yield* visit(step);
}

/** Steps of the same phase without which a step cannot start. */
function waitsFor(step: StepPlace, steps: readonly StepPlace[], project: ProjectView): StepPlace[] {
  if (!step.parallel) return [];
  return [...itemsOf(step.step.inputs)].flatMap(([input]) =>
    [...needsOf(input, steps, project)].flatMap(({ makers }) => {
      const others = makers.filter((maker) => maker !== step);
      // With several makers any of them will do, and nobody can say for whom the step waits.
      return others.length === 1 ? others.filter((maker) => maker.phase === step.phase) : [];
    }),
  );
}

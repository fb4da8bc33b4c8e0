import { projectFile } from '../documents/kinds.ts';
import { shippedPlaybook, shippedPlaybooks } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { playbookKinds, type StepPlace, sharesPath, stepsOf, wholePlaybook } from './support/playbook.ts';

type Input = NonNullable<NonNullable<StepPlace['step']['inputs']>[number]>;

export const playbookOrder = defineRule({
  id: 'playbook-order',
  title: 'Every step finds what it needs',
  description:
    'Each input of a step is made by an earlier step or by another playbook, or exists in the project; steps of a parallel phase may wait for one another, but not in a circle.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    late: 'The step {step} needs {what}, but {maker} makes it only later. Move one of the steps, or take another input.',
    itself: 'The step {step} needs {what}, which it makes itself. Remove the input.',
    nobody:
      'The step {step} needs {what}, but no step makes it and the project has no such file. Let an earlier step make it, or add the file.',
    'unknown-step': 'There is no step `{id}`.{hint}',
    'unknown-kind': 'There is no kind of document `{id}`.{hint}',
    circle: 'These steps wait for one another and none can start: {chain}. Take one of the inputs away.',
    ordered: 'Every input of {count|step|steps} is there in time',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
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
  const ids = steps.map(({ id }) => id);
  if (input.step !== undefined && !ids.includes(input.step))
    yield unknown('unknown-step', input.step, `${path}/step`, ids);
  // A document of a kind may come from another playbook or another cycle, so only the kind itself can be wrong.
  if (input.kind !== undefined && !playbookKinds.includes(input.kind))
    yield unknown('unknown-kind', input.kind, `${path}/kind`, playbookKinds);
  for (const { what, makers } of needsOf(input, steps, project)) {
    const others = makers.filter((maker) => maker !== step);
    const args = { step: step.id, what, maker: others[0]?.id ?? '' };
    if (others.some((maker) => comesBefore(maker, step))) continue;
    if (others.length > 0) yield { message: 'late', args, path };
    else if (makers.length > 0) yield { message: 'itself', args, path };
    else yield { message: 'nobody', severity: 'warning', args, path };
  }
}

function unknown(message: string, id: string, path: string, known: readonly string[]): Report {
  const suggestion = nearest(id, known);
  const finding = { message, args: { id, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' }, path };
  if (!suggestion) return finding;
  const changes = [{ op: 'set', path, value: suggestion }] as const;
  return { ...finding, fix: { message: 'replace', args: { suggestion }, changes } };
}

/** What an input asks for that is not in the project already, with the steps that make it. */
function* needsOf(
  { path, step }: Input,
  steps: readonly StepPlace[],
  project: ProjectView,
): Generator<{ what: string; makers: readonly StepPlace[] }> {
  const named = steps.find(({ id }) => id === step);
  if (named) yield { what: `the step ${named.id}`, makers: [named] };
  if (path !== undefined) {
    const makers = steps.filter((maker) =>
      [...itemsOf(maker.step.outputs)].some(([output]) => sharesPath(output.path ?? '', path)),
    );
    if (path === projectFile) return;
    if (makers.length === 0 && (existsIn(project, path) || isMadeElsewhere(project, path))) return;
    yield { what: path, makers };
  }
}

/** True for what another playbook makes that the project can follow beside this one. */
function isMadeElsewhere(project: ProjectView, path: string): boolean {
  const others = [
    ...shippedPlaybooks.flatMap((id) => shippedPlaybook(id) ?? []),
    ...project.documents('playbook').map(({ facts }) => facts),
  ];
  return others.some((playbook) =>
    stepsOf(playbook).some(({ step }) =>
      [...itemsOf(step.outputs)].some(([output]) => sharesPath(output.path ?? '', path)),
    ),
  );
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

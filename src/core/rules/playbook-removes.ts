import { findUnshortened, type PlaybookFacts } from '../gates/playbook.ts';
import { outputPaths, partsOf } from '../gates/removal.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { sharesPath, stepsOf, wholePlaybook } from './support/playbook.ts';

/** How many places a message names; the others are counted. */
const shown = 3;

export const playbookRemoves = defineRule({
  id: 'playbook-removes',
  title: 'What a playbook removes is there, and nothing refers to it any more',
  description:
    'Each part under `removes` is one of the extended playbook, and no step, mode, scenario, edge or record names it still.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    nothing: 'A playbook that extends no other has nothing to remove. Add `extends`, or leave out what is not wanted.',
    unknown: 'The extended playbook has no `{id}`.{hint} Its parts have the ids that `gtm gate` shows.',
    both: 'This playbook removes `{id}` and describes it as well, so it is gone. Take one of them out.',
    'still-used': '`{id}` is removed, but still referred to by {users}. Change what refers to it, or keep it.',
    removed: '{count|part|parts} of the extended playbook left out: {list}',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const removed = [...itemsOf(document.facts.removes)];
    if (removed.length === 0) return;
    if (document.facts.extends === undefined) {
      yield { message: 'nothing', path: '/removes', at: 'key' };
      return;
    }
    const before = findUnshortened(listOf(project), document.id) ?? document.facts;
    const whole = wholePlaybook(document, project);
    const parts = partsOf(before);
    const own = new Set(partsOf(document.facts));
    let sound = true;
    for (const [id, index] of removed) {
      const path = `/removes/${index}`;
      const users = parts.includes(id) ? usersOf(gone(before, whole, id), before, whole, project) : [];
      sound &&= parts.includes(id) && !own.has(id) && users.length === 0;
      if (!parts.includes(id)) {
        const suggestion = nearest(id, parts);
        const finding = {
          message: 'unknown',
          args: { id, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' },
        };
        const changes = [{ op: 'set', path, value: suggestion }] as const;
        yield {
          ...finding,
          path,
          ...(suggestion ? { fix: { message: 'replace', args: { suggestion }, changes } } : {}),
        };
      } else if (own.has(id)) yield { message: 'both', args: { id }, path };
      else if (users.length > 0) {
        const more = users.length - shown;
        const names = [...users.slice(0, shown), ...(more > 0 ? [`${more} more`] : [])];
        yield { message: 'still-used', args: { id, users: list(names) }, path };
      }
    }
    if (sound)
      yield {
        evidence: 'removed',
        args: { count: removed.length, list: list(removed.map(([id]) => id)) },
        path: '/removes',
        at: 'key',
      };
  },
});

/** The view as the finder of playbooks takes it. */
function listOf(project: ProjectView): Pick<Project, 'ofKind'> {
  return { ofKind: project.documents } as Pick<Project, 'ofKind'>;
}

/** Ids that go with a part: of a phase its steps, of each its gate's criteria. */
function gone(before: PlaybookFacts, whole: PlaybookFacts, id: string): ReadonlySet<string> {
  const left = new Set(partsOf(whole));
  return new Set(partsOf(before).filter((part) => (part === id || part.startsWith(`${id}/`)) && !left.has(part)));
}

/** What still refers to ids that are gone, as a sentence names it. */
function usersOf(
  ids: ReadonlySet<string>,
  before: PlaybookFacts,
  whole: PlaybookFacts,
  project: ProjectView,
): string[] {
  const named = (names: readonly (string | undefined)[] | undefined) =>
    [...itemsOf(names)].some(([name]) => ids.has(name));
  const titled = <T extends { readonly id?: string | undefined }>(
    what: string,
    items: readonly (T | undefined)[] | undefined,
    refers: (item: T) => boolean,
  ) => [...itemsOf(items)].filter(([item]) => refers(item)).map(([{ id }]) => `the ${what} ${id}`);
  const isLost = lostPaths(ids, before, whole, project);
  return [
    ...stepsOf(whole)
      .filter(({ step }) =>
        [...itemsOf(step.inputs)].some(([input]) => ids.has(input.step ?? '') || isLost(input.path)),
      )
      .map(({ id }) => `the step ${id}`),
    ...[...criteriaOf(whole)]
      .filter(
        ({ criterion: { options, reads } }) =>
          [...itemsOf(reads)].some(([path]) => isLost(path)) ||
          Object.values(options ?? {}).some((value) => ids.has(String(value)) || isLost(String(value))),
      )
      .map(({ id }) => `the criterion ${id}`),
    ...titled('mode', whole.modes, ({ phases }) => named(phases)),
    ...titled('scenario', whole.scenarios, ({ phases }) => named(phases)),
    ...titled('variation', whole.variations, ({ rhythm }) =>
      [...itemsOf(rhythm)].some(([{ phases }]) => named(phases)),
    ),
    ...[...itemsOf(whole.edges)]
      .filter(([{ from = '', to = '' }]) => ids.has(from) || ids.has(to))
      .map(([{ from, to }]) => `the edge from ${from} to ${to}`),
    ...recordsOn(ids, project).map(({ file }) => file),
  ];
}

/** Tells of a path whether only what is gone made it, and it is not there either. */
function lostPaths(
  ids: ReadonlySet<string>,
  before: PlaybookFacts,
  whole: PlaybookFacts,
  project: ProjectView,
): (path: string | undefined) => boolean {
  const left = [...outputPaths(whole).values()];
  const lost = [...outputPaths(before)].filter(([id]) => ids.has(id)).map(([, path]) => path);
  return (path) =>
    path !== undefined &&
    lost.some((one) => sharesPath(one, path)) &&
    !left.some((one) => sharesPath(one, path)) &&
    !(path.endsWith('/') ? project.pathsIn(path).length > 0 : project.hasPath(path));
}

/** Criteria of all gates with their ids. */
function* criteriaOf({ phases }: PlaybookFacts) {
  for (const [phase] of itemsOf(phases)) {
    for (const [step] of itemsOf(phase.steps))
      for (const [criterion] of itemsOf(step.gate)) yield { id: `${phase.id}/${step.id}/${criterion.id}`, criterion };
    for (const [criterion] of itemsOf(phase.gate)) yield { id: `${phase.id}/${criterion.id}`, criterion };
  }
}

/** Records of this cycle about a gate or criterion that is gone. */
function recordsOn(ids: ReadonlySet<string>, project: ProjectView): PlanDocument[] {
  return [
    ...project.documents('conflict').filter(({ facts }) => [...itemsOf(facts.gates)].some(([gate]) => ids.has(gate))),
    ...project.documents('waiver').filter(({ facts }) => ids.has(facts.criterion ?? '')),
    ...project.documents('approval').filter(({ facts }) => ids.has(facts.gate ?? '')),
    ...project.documents('review').filter(({ facts }) => ids.has(facts.gate ?? '')),
  ];
}

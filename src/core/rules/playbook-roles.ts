import type { PlaybookFacts } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { patternsOverlap, stepsOf, wholePlaybook } from './support/playbook.ts';

type Agent = NonNullable<NonNullable<PlaybookFacts['agents']>[number]>;

export const playbookRoles = defineRule({
  id: 'playbook-roles',
  title: 'Every role is told apart from the others, and everybody named is one',
  description:
    'No two roles own the same file or answer to the same name, hand-overs and partial runs name roles and steps that exist, a function step says which function, and nobody is asked or told twice about one activity.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    owns: '{agent} and {other} both own what fits `{pattern}`. Let one role own each file.',
    'the-other': 'The other role',
    alias: '`{alias}` is a name of {agent} and of {other}. Keep it for one of them.',
    role: 'There is no role `{role}`.{hint}',
    step: 'There is no step `{step}`.{hint}',
    function: 'The step {step} is done by a function, but does not say by which. Add `function`.',
    'no-function': 'The step {step} names a function, but is not done by one. Write `uses: function`, or remove it.',
    raci: '{role} takes part in “{activity}” twice, as {first} and as {second}. Keep the stronger part.',
    sound: '{count|role|roles}, each with files of its own',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const whole = wholePlaybook(document, project);
    const reports = [
      ...checkAgents(document.facts, whole),
      ...checkNames(document.facts, whole),
      ...checkFunctions(document.facts),
      ...checkRaci(document.facts),
    ];
    yield* reports;
    const count = [...itemsOf(whole.agents)].length;
    const place = { path: document.facts.agents ? '/agents' : '/title', at: 'key' } as const;
    if (reports.length === 0 && count > 0) yield { evidence: 'sound', args: { count }, ...place };
  },
});

function* checkAgents(own: PlaybookFacts, whole: PlaybookFacts): Generator<Report> {
  const all = [...itemsOf(whole.agents)].map(([agent]) => agent);
  const listed = [...itemsOf(own.agents)];
  for (const [agent, index] of listed) {
    // Two roles of this file meet once, at the later of them; roles of the playbook below stand in another file.
    const others = all.filter((other) => other.id !== agent.id && !isLater(other, index, listed));
    for (const other of others) {
      const place = listed.find(([candidate]) => candidate.id === other.id)?.[1];
      const related = place === undefined ? [] : [{ path: `/agents/${place}`, message: 'the-other' }];
      const args = { agent: nameOf(agent), other: nameOf(other) };
      for (const [pattern, at] of itemsOf(agent.owns))
        if ([...itemsOf(other.owns)].some(([candidate]) => patternsOverlap(pattern, candidate)))
          yield { message: 'owns', args: { ...args, pattern }, path: `/agents/${index}/owns/${at}`, related };
      const names = [other.id, ...(other.aliases ?? [])];
      for (const [alias, at] of itemsOf(agent.aliases))
        if (names.includes(alias))
          yield { message: 'alias', args: { ...args, alias }, path: `/agents/${index}/aliases/${at}`, related };
    }
  }
}

function isLater(other: Agent, index: number, listed: readonly [Agent, number][]): boolean {
  return listed.some(([candidate, place]) => candidate.id === other.id && place > index);
}

function* checkNames(own: PlaybookFacts, whole: PlaybookFacts): Generator<Report> {
  const roles = [...itemsOf(whole.agents)].flatMap(([{ id = '', aliases }]) => [
    id,
    ...[...itemsOf(aliases)].map(([alias]) => alias),
  ]);
  for (const [handoff, index] of itemsOf(own.handoffs))
    for (const side of ['from', 'to'] as const) {
      const role = handoff[side];
      if (role !== undefined && role !== 'all' && !roles.includes(role))
        yield unknown('role', role, `/handoffs/${index}/${side}`, roles);
    }
  const steps = stepsOf(whole).map(({ id }) => id);
  for (const [partial, index] of itemsOf(own.decisions?.partial))
    for (const [step, at] of itemsOf(partial.steps))
      if (!steps.includes(step)) yield unknown('step', step, `/decisions/partial/${index}/steps/${at}`, steps);
}

function unknown(message: 'role' | 'step', value: string, path: string, known: readonly string[]): Report {
  const suggestion = nearest(value, known);
  const args = { [message]: value, hint: suggestion ? ` Did you mean \`${suggestion}\`?` : '' };
  if (!suggestion) return { message, args, path };
  const changes = [{ op: 'set', path, value: suggestion }] as const;
  return { message, args, path, fix: { message: 'replace', args: { suggestion }, changes } };
}

function* checkFunctions({ phases }: PlaybookFacts): Generator<Report> {
  for (const [phase, number] of itemsOf(phases)) {
    for (const [step, index] of itemsOf(phase.steps)) {
      const path = `/phases/${number}/steps/${index}`;
      const place = { severity: 'warning', args: { step: step.title ?? step.id ?? '' } } as const;
      if (step.uses === 'function' && step.function === undefined)
        yield { message: 'function', ...place, path: `${path}/uses` };
      else if (step.uses !== 'function' && step.function !== undefined)
        yield { message: 'no-function', ...place, path: `${path}/function` };
    }
  }
}

/** Who does the work may answer for it too; otherwise everybody has one part in an activity. */
function* checkRaci({ raci }: PlaybookFacts): Generator<Report> {
  for (const [{ activity = '', responsible, accountable, consulted, informed }, index] of itemsOf(raci)) {
    const path = `/raci/${index}`;
    const parts = new Map<string | undefined, string>([
      [accountable, 'accountable'],
      [responsible, 'responsible'],
    ]);
    for (const [key, roles] of Object.entries({ consulted, informed })) {
      for (const [role, at] of itemsOf(roles)) {
        const first = parts.get(role);
        const args = { role, activity, first: first ?? '', second: key };
        if (first) yield { message: 'raci', severity: 'info', args, path: `${path}/${key}/${at}` };
        else parts.set(role, key);
      }
    }
  }
}

function nameOf({ title, id }: Agent): string {
  return title ?? id ?? '';
}

import type { OutputFacts, PlaybookFacts } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { perScopes } from './support/perOf.ts';
import { fitsPattern, playbookKinds, sharesPath, stepsOf, wholePlaybook } from './support/playbook.ts';

export const playbookOutputs = defineRule({
  id: 'playbook-outputs',
  title: 'Every output of a step can be checked, and one step makes it',
  description:
    'An output names a kind, or the sections or words that it needs; no two steps make the same one, unless it lies in a shared folder; and it does not lie in the files of another role.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    declares: 'Nobody can tell when {path} is complete. Add its `kind`, or the `sections` that it needs.',
    kind: 'There is no kind of document `{kind}`.{hint}',
    scope: 'Nothing in a project is a `{per}`, so that nobody can have one for each.{hint}',
    twice: 'Both {step} and {other} make {path}. Give one of them another path.',
    'the-other': 'The same output',
    folder:
      '`{key}` counts what lies in a folder, but {path} is a file. Put a slash at the end of the path, or remove `{key}`.',
    owned:
      '{path} lies in the files of {owner}, but the step is done by {agent}. Give the step to {owner}, or choose another path.',
    checked: '{count|output|outputs}, each with a kind or sections',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const whole = wholePlaybook(document, project);
    const outputs = [...outputsOf(document.facts)];
    const all = stepsOf(whole).flatMap(({ id, step }) =>
      [...itemsOf(step.outputs)].map(([output]) => ({ step: id, path: output.path ?? '' })),
    );
    const reports = outputs.flatMap(({ output, step, agent, path }) => [
      ...checkOutput(output, path),
      ...checkMaker(output.path ?? '', step, path, all, whole),
      ...checkOwner(output.path ?? '', agent, path, whole),
    ]);
    const twins = outputs.flatMap((one, index) => {
      const twin = outputs
        .slice(0, index)
        .find((other) => other.step === one.step && other.output.path === one.output.path);
      const args = { step: one.step, other: one.step, path: one.output.path ?? '' };
      return twin
        ? [{ message: 'twice', args, path: one.path, related: [{ path: twin.path, message: 'the-other' }] }]
        : [];
    });
    yield* [...reports, ...twins];
    if (reports.length + twins.length === 0 && outputs.length > 0)
      yield { evidence: 'checked', args: { count: outputs.length }, path: '/phases', at: 'key' };
  },
});

interface OutputPlace {
  output: OutputFacts;
  /** `phase/step`. */
  step: string;
  agent: string | undefined;
  path: string;
}

function* outputsOf({ phases }: PlaybookFacts): Generator<OutputPlace> {
  for (const [phase, number] of itemsOf(phases))
    for (const [step, index] of itemsOf(phase.steps))
      for (const [output, place] of itemsOf(step.outputs))
        yield {
          output,
          step: `${phase.id ?? ''}/${step.id ?? ''}`,
          agent: step.agent,
          path: `/phases/${number}/steps/${index}/outputs/${place}`,
        };
}

function* checkOutput(output: OutputFacts, path: string): Generator<Report> {
  const { kind, sections, words, path: file = '' } = output;
  if (kind === undefined && [...itemsOf(sections)].length === 0 && !words)
    yield { message: 'declares', args: { path: file }, path };
  if (kind !== undefined && !playbookKinds.includes(kind)) yield unknown('kind', kind, playbookKinds, `${path}/kind`);
  const named = [...itemsOf(sections)].map(([section, index]) => ({ ...section, place: `${path}/sections/${index}` }));
  for (const { per, place } of [{ per: output.per, place: path }, ...named])
    if (per !== undefined && !perScopes.has(per)) yield unknown('scope', per, perScopes, `${place}/per`);
  if (file.endsWith('/')) return;
  for (const key of ['minimum', 'per'] as const)
    if (output[key] !== undefined)
      yield { message: 'folder', severity: 'warning', args: { key, path: file }, path: `${path}/${key}` };
}

/** A name that stands for nothing, with the one that is nearest. */
function unknown(message: 'kind' | 'scope', name: string, known: Iterable<string>, path: string): Report {
  const suggestion = nearest(name, known);
  const hint = suggestion ? ` Did you mean \`${suggestion}\`?` : '';
  const finding = { message, args: { kind: name, per: name, hint }, path };
  if (!suggestion) return finding;
  const changes = [{ op: 'set', path, value: suggestion }] as const;
  return { ...finding, fix: { message: 'replace', args: { suggestion }, changes } };
}

function* checkMaker(
  file: string,
  step: string,
  path: string,
  all: readonly { step: string; path: string }[],
  whole: PlaybookFacts,
): Generator<Report> {
  const isShared = [...itemsOf(whole.shared_folders)].some(([folder]) => sharesPath(folder, file));
  const other = all.find((candidate) => candidate.step !== step && candidate.path === file);
  if (other && !isShared) yield { message: 'twice', args: { step, other: other.step, path: file }, path };
}

function* checkOwner(file: string, agent: string | undefined, path: string, whole: PlaybookFacts): Generator<Report> {
  if ([...itemsOf(whole.shared_folders)].some(([folder]) => file.startsWith(folder))) return;
  const owners = [...itemsOf(whole.agents)].flatMap(([one]) =>
    [...itemsOf(one.owns)].some(([pattern]) => fitsPattern(file, pattern)) ? [one] : [],
  );
  const [owner] = owners;
  const isOwn = owners.some(({ id, aliases }) => id === agent || (aliases ?? []).includes(agent));
  if (!owner || agent === undefined || isOwn) return;
  yield { message: 'owned', severity: 'warning', args: { path: file, owner: owner.id ?? '', agent }, path };
}

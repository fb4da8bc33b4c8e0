import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { AgentProject, RunEnd } from './agentProject.ts';
import { filesOf } from './realTool.ts';

/** The persona whose objections an agent forgets at first, and what the gate says to that. */
export const forgotten = 'workspace/strategy/personas/sales-director.persona.yaml';

/** The steps of phase 1 in order, with who does them and the subject of their commits. */
const steps = [
  ['strategy/gtm-strategy', 'coordinator', '[coordinator] strategy: define go-to-market strategy'],
  ['strategy/core-framework', 'brand-messaging', '[brand-messaging] messaging: define messaging framework'],
  ['strategy/analytics-foundation', 'growth-analyst', '[growth-analyst] analysis: define analytics foundation'],
] as const;

/** A persona without what makes the gate fail. */
export function withoutObjections(text: string): string {
  const without = text.replace(/^objections:\n(?:(?: .*)?\n)*/m, '');
  assert.notEqual(without, text);
  return without;
}

/** The verifications that an agent gets which forgets the objections of a persona the first time. */
export function assertRepaired({ events }: RunEnd): void {
  const checks = events.filter((event) => event.type === 'verify');
  assert.deepEqual(
    checks.map(({ step, turn, missing, findings }) => [step, turn, missing.length, findings.length > 0]),
    [
      ['strategy/gtm-strategy', 1, 0, true],
      ['strategy/gtm-strategy', 2, 0, false],
      ['strategy/core-framework', 1, 0, false],
      ['strategy/analytics-foundation', 1, 0, false],
    ],
  );
  assert.match(checks[0]?.findings.join('\n') ?? '', /sales-director\.persona\.yaml:\d+: .*objections/);
}

/** A run that was killed in its second step goes on with that one, and does not begin the first again. */
export function assertGoneOn({ err, events }: RunEnd): void {
  assert.match(err, /was broken off/);
  assert.deepEqual(
    events.flatMap((event) => (event.type === 'start' ? [event.step] : [])),
    steps.slice(1).map(([id]) => id),
  );
}

/** How phase 1 of an empty project ends, however it came there: one commit a step, by the convention, nothing else in them. */
export async function assertPhaseOne(project: AgentProject): Promise<void> {
  const { repository } = project;
  assert.deepEqual(await project.subjects(), [...steps.map(([, , subject]) => subject).reverse(), 'Start']);
  for (const [index, [step, agent]] of steps.entries()) {
    const commit = `HEAD~${steps.length - 1 - index}`;
    const written = await filesOf(step);
    const status = `workspace/status/${agent}.md`;
    assert.deepEqual(await project.filesOf(commit), [...written.map(({ path }) => path), status].sort());
    for (const { path, content } of written) assert.equal(await repository.git('show', `${commit}:${path}`), content);
    const body = await repository.git('log', '-1', '--format=%b', commit);
    assert.match(body, new RegExp(`Gate ${step}: pass \\((\\d+) of \\1 criteria\\)`));
    assert.match(await readFile(project.path(status), 'utf8'), /\nstatus: complete\n/);
  }
  assert.equal(await project.status(), '');
  assert.deepEqual(await project.scratches(), []);
}

/** What a run told of how its steps went, for the message of an assertion. */
export function told({ events, err }: RunEnd): string {
  return err + JSON.stringify(events.filter(({ type }) => type === 'outcome' || type === 'verify' || type === 'note'));
}

import {
  briefText,
  buildBrief,
  calculateStep,
  mayRead,
  mayWrite,
  pathPolicy,
  repairPrompt,
  roleOf,
  skeletons,
  taskBrief,
  UserError,
} from '../../core/index.ts';
import { dayOf } from '../evaluationContext.ts';
import { createFile, replaceFile } from '../writeFile.ts';
import type { AgentSession } from './agentSession.ts';
import { reasonIn } from './failure.ts';
import { type Judged, judgeCopy, judgeProject } from './judged.ts';
import { resolvePath } from './resolvePath.ts';
import type { ScratchCopy } from './scratchCopy.ts';
import { startSession } from './startSession.ts';
import type { Assignment, Labour, StepWork } from './stepWork.ts';
import { verifyCopy } from './verifyCopy.ts';

/**
 * The work on a step in a copy of the project: the agent's turns, each verified by the files, until they are in order
 * or the turns are used up.
 */
export async function labourOn(work: StepWork, assignment: Assignment, scratch: ScratchCopy): Promise<Labour> {
  const project = await judgeProject(work.root, work.now());
  const facts = describe(project, assignment);
  const verifyNow = async (): Promise<Omit<Labour, 'refused' | 'said'>> => {
    const changes = await scratch.changes();
    const copy = await judgeCopy(scratch.root, work.now());
    return { changes, verification: verifyCopy(copy, assignment, facts.policy, changes) };
  };
  if (work.runner.row.speaks === 'function' && 'found' in assignment) {
    for (const { file, text } of calculateStep(project.project, assignment.found, dayOf(work.now()))) {
      const verdict = mayWrite(facts.policy, await resolvePath(scratch.root, file));
      if (!verdict.allowed) throw new UserError(`${file} ${verdict.reason}, so it was not written.`);
      await replaceFile(scratch.root, file, text);
    }
    return { ...(await verifyNow()), refused: [], said: '' };
  }
  if (work.runner.row.speaks === 'scaffold') {
    if (!('found' in assignment))
      throw new UserError('The scaffolder writes the outputs of a step; it cannot do a task.');
    for (const { file, text } of skeletons(project.project, assignment.found))
      await createFile(scratch.root, file, text);
    return { ...(await verifyNow()), refused: [], said: '' };
  }
  await scratch.makeFolders('found' in assignment ? assignment.found.place.outputs : []);
  const tools = await work.serveTools?.(scratch);
  let session: AgentSession | undefined;
  const refused: Labour['refused'] = [];
  try {
    session = await startSession(
      {
        runner: work.runner,
        step: work.record,
        cwd: scratch.root,
        project: work.root,
        run: work.journal.record.id,
        role: facts.role,
        tools,
        env: work.env,
        signal: work.signal,
        judge: async (target, purpose) => {
          const resolved = await resolvePath(scratch.root, target);
          return purpose === 'read' ? mayRead(resolved) : mayWrite(facts.policy, resolved);
        },
        confirm: work.confirm,
        onEvent: work.onEvent,
      },
      work.patience,
    );
    let prompt = facts.brief;
    for (let turn = 1; ; turn++) {
      work.onEvent({ type: 'turn', step: work.record.id, turn, turns: work.turns });
      const end = await session.prompt(prompt);
      refused.push(...end.refused);
      const state = await verifyNow();
      const { missing, findings, strays, passes } = state.verification;
      work.onEvent({ type: 'verify', step: work.record.id, turn, missing, findings, strays });
      // An agent that changed nothing and speaks of a limit will not do better at once.
      const idle = state.changes.length === 0 && reasonIn(end.said) !== undefined;
      if (passes || turn >= work.turns || idle) return { ...state, refused, said: end.said };
      prompt = repairPrompt(state.verification);
    }
  } finally {
    await session?.close();
    await tools?.close();
  }
}

function describe({ project, gate }: Judged, assignment: Assignment) {
  if ('found' in assignment) {
    const { found } = assignment;
    const policy = pathPolicy(found.playbook, found.place.agent);
    const brief = briefText(buildBrief(project, found, gate(found)));
    return { policy, brief, role: roleOf(project, found.place.agent)?.instructions ?? '' };
  }
  const { playbook, agent, task } = assignment;
  const role = roleOf(project, agent)?.instructions ?? '';
  return { policy: pathPolicy(playbook, agent), brief: taskBrief(project, playbook, agent, task), role };
}

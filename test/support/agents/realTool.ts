import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { allRunners } from '../../../src/core/index.ts';
import { AgentProject, type StartedRun } from './agentProject.ts';
import type { ScriptedModel } from './scriptedModel.ts';
import type { Tool } from './tools.ts';

/** Starts a step with a real tool, in a home of its own, with a model on loopback; without one, nobody is signed in. */
export async function startTool(
  tool: Tool,
  bins: readonly string[],
  project: AgentProject,
  model: ScriptedModel | undefined,
  ...argv: string[]
): Promise<StartedRun> {
  const home = path.join(project.beside, 'home');
  const settings = Object.entries(model ? tool.settings(model.address) : {});
  await project.repository.scratch.write({
    '.beside/home/.keep': '',
    ...Object.fromEntries(settings.map(([file, text]) => [`.beside/home/${file}`, text])),
  });
  // What the person at this machine has set for their own tool, and where it keeps its settings, is not for a test.
  const { passes = [] } = allRunners().find(({ id }) => id === tool.id) ?? {};
  const own = Object.keys(process.env).filter((name) => passes.some((start) => name.startsWith(start)));
  const places = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'];
  return project.start(
    [...argv, '--runner', tool.id],
    {},
    {
      ...Object.fromEntries([...own, ...places].map((name) => [name, undefined])),
      HOME: home,
      PATH: [...bins, process.env.PATH].join(path.delimiter),
      ...(model ? tool.env(model.address) : {}),
    },
  );
}

/** The outputs of a step with their content, as a model would write them. */
export async function filesOf(step: string): Promise<{ path: string; content: string }[]> {
  const acts = (await AgentProject.outputs(step)).flatMap((act) => ('write' in act ? [act] : []));
  return Promise.all(
    acts.map(async ({ write, from = '' }) => ({ path: write, content: await readFile(from, 'utf8') })),
  );
}

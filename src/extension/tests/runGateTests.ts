import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { reportCriterion } from './reportCriterion.ts';
import type { CriterionTest, TestTree } from './testTree.ts';

export interface GateTestParts {
  controller: Pick<vscode.TestController, 'items' | 'createTestRun'>;
  tree: TestTree;
  app: Pick<App, 'log' | 'projects' | 'server'>;
  /** Resolves when the tests are as the projects are now. */
  updated(): Promise<void>;
}

/** Runs the tests that were asked for; a continuous run does so again after each change, until it is stopped. */
export async function runGateTests(
  parts: GateTestParts,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  if (!request.continuous) return runOnce(parts, request, token);
  const again = parts.app.projects.onDidChange(async () => {
    await parts.updated();
    if (!token.isCancellationRequested) await runOnce(parts, request, token);
  });
  token.onCancellationRequested(() => again.dispose());
}

async function runOnce(
  { controller, tree, app }: GateTestParts,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  // Stopped by the button of the run, or by what started it.
  const stopped = () => token.isCancellationRequested || run.token.isCancellationRequested;
  try {
    const chosen = testsIn(tree, request, controller);
    for (const item of chosen.keys()) run.enqueued(item);
    for (const tests of byGate(chosen).values()) {
      if (stopped()) break;
      await judge(app, run, tests);
    }
  } finally {
    run.end();
  }
}

/** The tests that a request names, without those that it leaves out. */
function testsIn(
  tree: TestTree,
  { include, exclude = [] }: vscode.TestRunRequest,
  { items }: GateTestParts['controller'],
): Map<vscode.TestItem, CriterionTest> {
  const chosen = new Map<vscode.TestItem, CriterionTest>();
  const add = (item: vscode.TestItem): void => {
    if (exclude.includes(item)) return;
    const test = tree.testOf(item);
    if (test) chosen.set(item, test);
    for (const [, child] of item.children) add(child);
  };
  for (const item of include ?? [...items].map(([, item]) => item)) add(item);
  return chosen;
}

/** One question to the server answers for all criteria of a gate. */
function byGate(tests: ReadonlyMap<vscode.TestItem, CriterionTest>): Map<string, [vscode.TestItem, CriterionTest][]> {
  const gates = new Map<string, [vscode.TestItem, CriterionTest][]>();
  for (const entry of tests) {
    const { project, playbook, gate } = entry[1];
    const key = JSON.stringify([project.rootText, playbook, gate.id]);
    gates.set(key, [...(gates.get(key) ?? []), entry]);
  }
  return gates;
}

async function judge(
  { server, log }: Pick<App, 'server' | 'log'>,
  run: vscode.TestRun,
  tests: readonly [vscode.TestItem, CriterionTest][],
): Promise<void> {
  const [first] = tests;
  if (!first) return;
  const { project, playbook, gate } = first[1];
  for (const [item] of tests) run.started(item);
  try {
    const params = { root: project.rootText, names: [gate.id], playbook };
    const { report } = await server.request('gtm/gate', params, run.token);
    const criteria = report.gates.flatMap((one) => one.criteria);
    run.appendOutput(`${gate.title}\r\n`);
    for (const [item, { criterion }] of tests) {
      const now = criteria.find(({ id }) => id === criterion.id);
      // A criterion that the playbook has dropped meanwhile has no result.
      if (now) reportCriterion(run, item, project.root, now);
      else run.skipped(item);
    }
  } catch (error) {
    if (run.token.isCancellationRequested) return;
    const sentence = error instanceof Error ? error.message : String(error);
    log.warn(`Judging ${gate.id}: ${sentence}`);
    for (const [item] of tests) run.errored(item, new vscode.TestMessage(sentence));
  }
}

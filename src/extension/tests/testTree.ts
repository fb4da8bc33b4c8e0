import type * as vscode from 'vscode';
import type { Criterion, Gate, ProjectModel } from '../project/projectModel.ts';

/** What a test stands for: a criterion of a gate. */
export interface CriterionTest {
  project: ProjectModel;
  playbook: string;
  gate: Gate;
  criterion: Criterion;
}

/** A row of the Test Explorer before it is one. */
interface Row {
  id: string;
  label: string;
  rows: readonly Row[];
  test?: CriterionTest;
}

/** The tests of the explorer, kept as the projects are: project and playbook where there are several, phase, gate, criterion. */
export class TestTree {
  readonly #controller: vscode.TestController;
  readonly #tests = new Map<string, CriterionTest>();

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  /** The criterion of a test; undefined for what holds tests. */
  testOf(item: vscode.TestItem): CriterionTest | undefined {
    return this.#tests.get(item.id);
  }

  async update(projects: readonly ProjectModel[]): Promise<void> {
    const rows = await Promise.all(projects.map(projectRow));
    const before = new Map(this.#tests);
    this.#tests.clear();
    const [only, ...others] = rows;
    this.#sync(this.#controller.items, only && others.length === 0 ? only.rows : rows);
    for (const [id, { criterion }] of this.#tests) {
      const old = before.get(id);
      const item = old && JSON.stringify(old.criterion) !== JSON.stringify(criterion) ? this.find(id) : undefined;
      if (item) this.#controller.invalidateTestResults(item);
    }
  }

  /** The row with an id. */
  find(id: string, items: vscode.TestItemCollection = this.#controller.items): vscode.TestItem | undefined {
    for (const [, item] of items) {
      const found = item.id === id ? item : this.find(id, item.children);
      if (found) return found;
    }
    return undefined;
  }

  /** Rows that stay keep their items, and with them their results. */
  #sync(items: vscode.TestItemCollection, rows: readonly Row[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    for (const [id] of items) if (!ids.has(id)) items.delete(id);
    for (const [index, { id, label, rows: below, test }] of rows.entries()) {
      let item = items.get(id);
      if (!item) {
        item = this.#controller.createTestItem(id, label);
        items.add(item);
      }
      item.label = label;
      item.sortText = String(index).padStart(4, '0');
      if (test) this.#tests.set(id, test);
      this.#sync(item.children, below);
    }
  }
}

async function projectRow(project: ProjectModel): Promise<Row> {
  const id = project.rootText;
  const playbooks = await Promise.all(project.reports.map((report) => playbookRow(project, report, id)));
  const [only, ...others] = playbooks;
  return { id, label: project.title, rows: only && others.length === 0 ? only.rows : playbooks };
}

async function playbookRow(
  project: ProjectModel,
  { playbook, phases }: ProjectModel['reports'][number],
  parent: string,
): Promise<Row> {
  const id = `${parent}#${playbook}`;
  const gates = await project.gates(playbook);
  const rows = phases.map((phase): Row => {
    const own = gates.filter((gate) => gate.phase === phase.id);
    return {
      id: `${id}/${phase.id}#phase`,
      label: phase.title,
      rows: own.map((gate) => gateRow(project, playbook, gate, id)),
    };
  });
  return { id, label: playbook, rows: rows.filter((row) => row.rows.length > 0) };
}

function gateRow(project: ProjectModel, playbook: string, gate: Gate, parent: string): Row {
  const criteria = gate.criteria.map((criterion): Row => {
    const test = { project, playbook, gate, criterion };
    return { id: `${parent}/${criterion.id}`, label: criterion.title, rows: [], test };
  });
  return { id: `${parent}/${gate.id}#gate`, label: gate.title, rows: criteria };
}

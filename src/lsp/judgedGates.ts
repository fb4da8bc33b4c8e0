import {
  type Finding,
  type GateFinding,
  gateFindings,
  type PlaybookResult,
  type Project,
  stateOf,
} from '../core/index.ts';
import { movedFindings } from './movedFindings.ts';

/** Where the gates of a project stood when they were last judged. Judging takes longer than a keystroke may, so this is kept. */
export class JudgedGates {
  readonly results: readonly PlaybookResult[];
  readonly #project: Project;
  readonly #findings: ReadonlyMap<string, readonly GateFinding[]>;
  /** The texts that were judged, of files with findings. */
  readonly #texts: ReadonlyMap<string, string | undefined>;

  constructor(project: Project, results: readonly PlaybookResult[]) {
    this.#project = project;
    this.results = results;
    const byFile = new Map<string, GateFinding[]>();
    for (const found of gateFindings(project, results))
      byFile.set(found.finding.file, [...(byFile.get(found.finding.file) ?? []), found]);
    this.#findings = byFile;
    this.#texts = new Map(this.files.map((file) => [file, project.documents.get(file)?.text]));
  }

  /** Files with findings. */
  get files(): string[] {
    return [...this.#findings.keys()];
  }

  /** What keeps gates closed in a file, where it stands now. */
  findings(file: string): readonly GateFinding[] {
    const found = this.#findings.get(file) ?? [];
    const [before, after] = [this.#texts.get(file), this.#project.documents.get(file)?.text];
    if (before === after || before === undefined || after === undefined) return found;
    return found.flatMap(({ finding, keeps }) =>
      movedFindings([finding], before, after).map((moved) => ({ finding: withoutFix(moved), keeps })),
    );
  }

  /** State of each gate as it is shown, for telling whether it changed. */
  get states(): string {
    return this.results
      .flatMap(({ playbook, gates }) => gates.map((gate) => `${playbook} ${gate.id} ${stateOf(gate)}`))
      .join('\n');
  }
}

/** A fix was made for the text that was judged. */
function withoutFix({ fix: _, ...finding }: Finding): Finding {
  return finding;
}

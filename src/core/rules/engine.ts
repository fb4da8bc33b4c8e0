import { formatMessage } from '../messages/format.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { currentCycle, inCycle, viewOf } from '../project/view.ts';
import type { GateSetting } from '../records/setting.ts';
import type { Evidence, Finding, FindingFix } from './finding.ts';
import { rangeOfPlace } from './place.ts';
import { type Args, isEvidence, type Place, type Report, type Rule, type RuleFinding, type Severity } from './rule.ts';

/** Where the pages of the rules are. */
const docsAddress = 'https://github.com/marketing-as-code/marketing-as-code/blob/main/docs/rules';

/** What one rule says about one document. */
export interface RuleResult {
  findings: readonly Finding[];
  evidence: readonly Evidence[];
  /** Files that cannot be read and that the verdict would need: what depends on them is not said. */
  unread: readonly string[];
  /** Those findings that only count the mistakes in the form of a file: where these are named, they take their place. */
  ofText: readonly Finding[];
  /** True when the rule could not run; the finding that says so is among the findings. */
  failed: boolean;
}

/** What a rule about records says, and what that means for a criterion. */
export interface GateRuleResult extends RuleResult {
  status: 'pass' | 'fail' | 'stale' | 'pending';
}

interface Entry {
  result: RuleResult;
  keys: ReadonlySet<string>;
}

/**
 * Runs rules over documents and remembers what each run looked at, so that a change runs again only what it touches.
 * A rule that throws becomes a finding that names it; the others are not affected.
 */
export class RuleEngine {
  readonly #project: Project;
  readonly #ruleIds: ReadonlySet<string>;
  readonly #entries = new Map<string, Entry>();
  /** What others worked out from verdicts, and the keys of the facts that it rests on. */
  readonly #kept = new Map<string, { value: unknown; keys: ReadonlySet<string> }>();
  readonly #dependents = new Map<string, Set<string>>();

  constructor(project: Project, ruleIds: Iterable<string>) {
    this.#project = project;
    this.#ruleIds = new Set(ruleIds);
  }

  /** Number of remembered runs, for tests of what a change touches. */
  get size(): number {
    return this.#entries.size;
  }

  /** The rule's verdict on a document; remembered until something that it looked at changes. */
  run(rule: Rule, document: PlanDocument, options: Readonly<Record<string, unknown>> = {}): RuleResult {
    return this.#entry(rule, document, options).result;
  }

  /** Keys of the facts that the rule's verdict on a document rests on (see `Project`). */
  lookedAt(rule: Rule, document: PlanDocument, options: Readonly<Record<string, unknown>> = {}): ReadonlySet<string> {
    return this.#entry(rule, document, options).keys;
  }

  /** The verdict of a rule about records, for one gate. It rests on history and day as well, so it is not remembered. */
  runInGate(
    rule: Rule,
    document: PlanDocument,
    options: Readonly<Record<string, unknown>>,
    gate: GateSetting,
  ): GateRuleResult {
    const statuses = new Set<string>();
    const result = this.#evaluate(rule, document, options, () => {}, {
      gate,
      found: (status) => statuses.add(status ?? 'fail'),
    });
    const said = result.findings.length > 0 ? statuses : new Set();
    const status = (['fail', 'stale', 'pending'] as const).find((one) => said.has(one)) ?? 'pass';
    return { ...result, status: result.failed ? 'fail' : status };
  }

  /**
   * Something that follows from the project, kept until one of the facts that it rests on changes.
   * @param id what it is; the same id stands for the same work
   * @param work works it out, and notes the key of each fact that it looks at
   */
  keep<T>(id: string, work: (note: (key: string) => void) => T): T {
    const known = this.#kept.get(id);
    if (known) return known.value as T;
    const keys = new Set<string>();
    const value = work((key) => keys.add(key));
    this.#kept.set(id, { value, keys });
    return value;
  }

  /** Forgets the runs that looked at one of these facts; returns the files whose verdict may have changed. */
  forget(changed: Iterable<string>): Set<string> {
    const keys = [...changed];
    for (const [id, kept] of this.#kept) if (keys.some((key) => kept.keys.has(key))) this.#kept.delete(id);
    const files = new Set<string>();
    for (const key of keys) {
      for (const id of this.#dependents.get(key) ?? []) {
        const entry = this.#entries.get(id);
        if (!entry) continue;
        this.#entries.delete(id);
        for (const other of entry.keys) this.#dependents.get(other)?.delete(id);
        files.add(id.split('\n')[1] as string);
      }
    }
    return files;
  }

  #entry(rule: Rule, document: PlanDocument, options: Readonly<Record<string, unknown>>): Entry {
    const id = `${rule.id}\n${document.file}\n${Object.keys(options).length > 0 ? JSON.stringify(options) : ''}`;
    const known = this.#entries.get(id);
    if (known) return known;
    const keys = new Set([`file:${document.file}`]);
    const entry = { result: this.#evaluate(rule, document, options, (key) => keys.add(key)), keys };
    this.#remember(id, entry);
    return entry;
  }

  #remember(id: string, entry: Entry): void {
    this.#entries.set(id, entry);
    for (const key of entry.keys) {
      const ids = this.#dependents.get(key);
      if (ids) ids.add(id);
      else this.#dependents.set(key, new Set([id]));
    }
  }

  #evaluate(
    rule: Rule,
    document: PlanDocument,
    options: Readonly<Record<string, unknown>>,
    note: (key: string) => void,
    inGate?: { gate: GateSetting; found: (status: RuleFinding['status']) => void },
  ): RuleResult {
    const unread = new Set<string>();
    const touched = new Set<string>();
    const ofText: Finding[] = [];
    const isOfGates = rule.gateOnly === true && rule.records !== 'approval' && rule.records !== 'review';
    const miss = (file: string) => unread.add(file);
    const touch = isOfGates ? (file: string) => touched.add(file) : undefined;
    const context = {
      project: viewOf(this.#project, note, miss, touch),
      options: { ...defaultsOf(rule), ...options },
      ruleIds: this.#ruleIds,
      ...(inGate ? { gate: inGate.gate } : {}),
    };
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    // What the plan says is judged in its own cycle; older documents are history, and only their form must hold.
    if (rule.kinds !== 'any') note('kind:project');
    if (rule.kinds !== 'any') {
      const cycle = currentCycle(this.#project);
      const settings = this.#project.settings;
      // Whether it is older is not known while the project file keeps its cycle to itself.
      if (cycle === undefined && document.cycle !== undefined && settings && !isReadable(settings))
        return { findings, evidence, unread: [settings.file], ofText, failed: false };
      if (!inCycle(document, cycle)) return { findings, evidence, unread: [], ofText, failed: false };
    }
    try {
      for (const report of rule.check(document, context)) {
        // The line of a place in another file moves with that file.
        for (const place of placesOf(report)) if (place.file !== undefined) note(`file:${place.file}`);
        const hidden = isEvidence(report) ? [] : this.#hiddenPlaces(document, report);
        if (hidden.length > 0) {
          for (const file of hidden) unread.add(file);
          continue;
        }
        this.#add(rule, document, report, findings, evidence);
        if (!isEvidence(report) && report.isOfText) ofText.push(...findings.slice(-1));
        if (!isEvidence(report)) inGate?.found(report.status);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      findings.push(this.#finding(rule, document, {}, formatMessage(brokenRule, { rule: rule.id, reason })));
      return { findings, evidence, unread: [...unread], ofText, failed: true };
    }
    // Rules of gates look at many files to find what is absent. What they miss may stand where nobody can read.
    if (findings.length > 0 && touched.size > 0)
      return { findings: ofText, evidence, unread: [...new Set([...unread, ...touched])], ofText, failed: false };
    return { findings, evidence, unread: [...unread], ofText, failed: false };
  }

  /** Files that cannot be read and into whose data a finding points: it would say that something is not there, or differs. */
  #hiddenPlaces(document: PlanDocument, report: Report): string[] {
    return placesOf(report).flatMap(({ file = document.file, path }) => {
      const other = file === document.file || !path ? undefined : this.#project.documents.get(file);
      return other?.kind !== undefined && !isReadable(other) ? [file] : [];
    });
  }

  #add(rule: Rule, document: PlanDocument, report: Report, findings: Finding[], evidence: Evidence[]): void {
    if (isEvidence(report)) {
      evidence.push({ ...this.#locate(document, report), note: sentence(rule, report.evidence, report.args) });
      return;
    }
    const finding = this.#finding(rule, document, report, sentence(rule, report.message, report.args));
    if (report.severity !== undefined) finding.severity = report.severity;
    if (report.path !== undefined) finding.path = report.path;
    if (report.related)
      finding.related = report.related.map((other) => ({
        ...this.#locate(document, other),
        message: sentence(rule, other.message, other.args),
      }));
    const fix = fixOf(rule, report);
    if (fix) finding.fix = fix;
    findings.push(finding);
  }

  #finding(rule: Rule, document: PlanDocument, place: Place, message: string): Finding {
    return {
      rule: rule.id,
      severity: rule.severity,
      ...this.#locate(document, place),
      message,
      docs: `${docsAddress}/${rule.id}.md`,
    };
  }

  #locate(subject: PlanDocument, place: Place): { file: string; range: Finding['range'] } {
    const document = place.file === undefined ? subject : this.#project.documents.get(place.file);
    if (document) return { file: document.file, range: rangeOfPlace(document, place) };
    const start = { line: 1, column: 1 };
    return { file: place.file ?? subject.file, range: { start, end: start } };
  }
}

const brokenRule = 'The rule {rule} stopped with an error and has no verdict ({reason}). Please report it.';

function sentence(rule: Rule, code: string, args: Args = {}, among = rule.messages): string {
  const template = among[code];
  if (template === undefined) throw new Error(`it has no message “${code}”`);
  return formatMessage(template, args);
}

function placesOf(report: Report): readonly Place[] {
  return isEvidence(report) ? [report] : [report, ...(report.related ?? [])];
}

function fixOf(rule: Rule, finding: RuleFinding): FindingFix | undefined {
  if (!finding.fix) return undefined;
  return {
    title: sentence(rule, finding.fix.message, finding.fix.args, rule.fixes ?? {}),
    changes: finding.fix.changes,
  };
}

function defaultsOf(rule: Rule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));
}

/** True when the rule looks at this document. What the text says wrongly hides what the data would say. */
export function appliesTo(rule: Rule, document: PlanDocument): boolean {
  // Prose has no kind, but must be readable all the same.
  if (document.kind === undefined) return rule.readsText === true && document.problems.length > 0;
  if (!rule.readsText && !isReadable(document)) return false;
  return rule.kinds === 'any' || rule.kinds.includes(document.kind);
}

export type SeveritySetting = Severity | 'off';

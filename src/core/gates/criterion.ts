import { type Kind, projectFile } from '../documents/kinds.ts';
import { formatMessage, list } from '../messages/format.ts';
import { gateMessages } from '../messages/gates.ts';
import { isReadable, type PlanDocument } from '../project/planDocument.ts';
import type { Project } from '../project/project.ts';
import { viewOf } from '../project/view.ts';
import type { GateSetting } from '../records/setting.ts';
import { waiverOf } from '../records/waivers.ts';
import { appliesTo, type GateRuleResult, type RuleEngine } from '../rules/engine.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import type { Criterion } from './criteria.ts';
import type { CriterionResult } from './model.ts';

/** A verdict with the keys of the facts that it rests on. */
export interface Judged extends CriterionResult {
  keys: ReadonlySet<string>;
}

/** What a rule says about a document, and the keys of what it looked at. */
type Looked = GateRuleResult & { keys: ReadonlySet<string> };

function content(engine: RuleEngine, rule: Rule, document: PlanDocument, options?: Criterion['options']): Looked {
  const result = engine.run(rule, document, options);
  const status = result.findings.length > 0 ? 'fail' : 'pass';
  return { ...result, status, keys: engine.lookedAt(rule, document, options) };
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Judges a criterion that reads the content.
 * @returns undefined for a criterion about records, which comes later
 */
export function judgeCriterion(project: Project, engine: RuleEngine, criterion: Criterion): Judged | undefined {
  if (criterion.rule === undefined) return pending(criterion, formatMessage(gateMessages['no-check-yet']));
  const rule = ruleOf(criterion);
  if (!rule) return cannotRun(criterion, criterion.rule);
  if (rule.records) return undefined;
  return engine.keep(JSON.stringify(criterion), (note) => {
    const judge = (document: PlanDocument) => content(engine, rule, document, criterion.options);
    const judged = run(project, engine, criterion, rule, judge, note);
    for (const key of judged.keys) note(key);
    return judged;
  });
}

/** Judges a criterion about records, unless the content has decided already; then looks whether somebody answers for it. */
export function judgeRecords(
  engine: RuleEngine,
  criterion: Criterion,
  setting: GateSetting,
  judged: Judged | undefined,
): CriterionResult {
  const rule = ruleOf(criterion);
  const { keys: _, ...result } =
    judged ??
    run(setting.project, engine, criterion, rule as Rule, (document) => ({
      ...engine.runInGate(rule as Rule, document, criterion.options, setting),
      keys: nothing,
    }));
  // Whoever may waive may approve: an approval that could be waived would be one without digests.
  if (result.status === 'pass' || rule?.records === 'approval') return result;
  const waiver = waiverOf(criterion.id, setting);
  if (!waiver) return result;
  if (waiver.waived) return { ...result, status: 'waived', note: waiver.note };
  return { ...result, note: [result.note, waiver.note].filter(Boolean).join(' ') };
}

function ruleOf(criterion: Criterion): Rule | undefined {
  return allRules.find((candidate) => candidate.id === criterion.rule);
}

function run(
  project: Project,
  engine: RuleEngine,
  criterion: Criterion,
  rule: Rule,
  judge: (document: PlanDocument) => Looked,
  note?: (key: string) => void,
): Judged {
  const view = viewOf(project, note);
  const missing = criterion.reads.filter((path) =>
    path.endsWith('/') ? view.pathsIn(path).length === 0 : !view.hasPath(path),
  );
  if (missing.length > 0)
    return pending(criterion, formatMessage(gateMessages['missing-file'], { files: list(missing) }));
  const about = subjectsOf(rule, criterion.kinds);
  // A rule about records knows better than anybody what it waits for.
  const asked = rule.records ? [] : (criterion.kinds ?? []);
  const needed = new Set([...about, ...asked, ...(rule.needs ?? [])]);
  const absent = [...needed].filter((kind) => view.documents(kind).length === 0);
  if (absent.length > 0) {
    const message = gateMessages[absent.length === 1 ? 'missing-kind' : 'missing-kinds'];
    return pending(criterion, formatMessage(message, { kinds: list(absent.map(kindName)) }));
  }
  const { id, title } = criterion;
  const subjects = about.flatMap((kind): PlanDocument[] => view.documents(kind));
  // A rule that has nothing to look at has judged nothing.
  if (subjects.length === 0) return cannotRun(criterion, rule.id, 'nothing-to-judge');
  const judged = subjects.filter(isReadable).map(judge);
  const unread = new Set(judged.flatMap((result) => result.unread));
  // “2 mistakes in this file” sends a person looking for them; the mistakes themselves say what to do.
  const malformed = new Set(judged.flatMap((result) => result.ofText.map(({ file }) => file)));
  // What a rule does not say, because it could not read another file, fails like what it says.
  const unreadable = [...project.documents.values()].filter(
    (document) =>
      (subjects.includes(document) && !isReadable(document)) ||
      unread.has(document.file) ||
      malformed.has(document.file),
  );
  const forms = unreadable.flatMap((document) => formOf(engine, document));
  const named = new Set(forms.flatMap((form) => form.findings.map(({ file }) => file)));
  const results = judged.concat(forms);
  const findings = results
    .flatMap((result) => result.findings.filter((one) => !(result.ofText.includes(one) && named.has(one.file))))
    .sort(compareFindings);
  const keys = new Set(results.flatMap((result) => [...result.keys]));
  const statuses = new Set(results.map((result) => result.status));
  const status = (['fail', 'stale', 'pending'] as const).find((one) => statuses.has(one)) ?? 'pass';
  if (status === 'pending') {
    // Several documents can wait for the same.
    return { ...pending(criterion, [...new Set(findings.map(({ message }) => message))].join(' ')), keys };
  }
  const evidence = results.flatMap((result) => result.evidence);
  // Documents that say nothing give a rule nothing to find. What passes by its content has something to show.
  if (status === 'pass' && evidence.length === 0 && !rule.records)
    return { ...pending(criterion, formatMessage(gateMessages['nothing-to-show'])), keys };
  return { id, title, rule: rule.id, status, findings, evidence, note: '', keys };
}

/** The kinds that a rule judges for a criterion: those of its own that the criterion names, or all of them where it names none. */
function subjectsOf(rule: Rule, asked: readonly Kind[] | undefined): readonly Kind[] {
  if (rule.kinds === 'any') return asked ?? [];
  const named = rule.kinds.filter((kind) => asked?.includes(kind));
  return named.length > 0 ? named : rule.kinds;
}

/** Of a document that cannot be read, no rule can judge the content: what is wrong with its text and shape is what fails. */
function formOf(engine: RuleEngine, document: PlanDocument): Looked[] {
  return formRules.filter((rule) => appliesTo(rule, document)).map((rule) => content(engine, rule, document));
}

const formRules = allRules.filter((rule) => (rule.readsText || rule.about === 'shape') && !rule.options);

function pending({ id, title, rule }: Criterion, note: string): Judged {
  return { id, title, rule, status: 'pending', findings: [], evidence: [], note, keys: nothing };
}

/** A criterion whose rule does not exist or has nothing to look at cannot be judged, and what cannot be judged does not pass. */
function cannotRun(
  { id, title }: Criterion,
  rule: string,
  code: 'unknown-rule' | 'nothing-to-judge' = 'unknown-rule',
): Judged {
  const start = { line: 1, column: 1 };
  const finding: Finding = {
    rule,
    severity: 'error',
    file: projectFile,
    range: { start, end: start },
    message: formatMessage(gateMessages[code], { rule, criterion: id }),
    docs: '',
  };
  return { id, title, rule, status: 'fail', findings: [finding], evidence: [], note: '', keys: nothing };
}

function kindName(kind: Kind): string {
  return kind.replaceAll('_', ' ');
}

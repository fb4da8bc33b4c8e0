import type { At } from '../documents/document.ts';
import type { Kind } from '../documents/kinds.ts';
import type { Span } from '../documents/position.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import type { GateSetting } from '../records/setting.ts';
import type { Schema } from '../schema/schema.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Values that fill the gaps of a message. */
export type Args = Record<string, string | number>;

/** Where something stands: a pointer into the data, a heading, or a stretch of the text. In the rule's subject unless `file` says otherwise. */
export interface Place {
  file?: string;
  path?: string;
  at?: At;
  section?: string;
  span?: Span;
}

/** One edit of a document's data; edits keep comments and layout. */
export type DataChange =
  | { op: 'set'; path: string; value: unknown; file?: string }
  | { op: 'remove'; path: string; file?: string }
  | { op: 'rename-key'; path: string; key: string; file?: string };

/** One edit of what is no data, such as a comment: another text for a stretch of the text. */
export interface TextChange {
  op: 'text';
  span: Span;
  text: string;
  file?: string;
}

/** One edit of a document. Those of data and those of text do not go together. */
export type Change = DataChange | TextChange;

/** The one right answer to a finding. */
export interface Fix {
  /** Code among the rule's fixes. */
  message: string;
  args?: Args;
  changes: readonly Change[];
}

/** Something that a rule found to be wrong. */
export interface RuleFinding extends Place {
  /** Code of one of the rule's messages. */
  message: string;
  /** Where this one weighs less, or more, than the rule's other findings. A project's own setting counts before it. */
  severity?: Severity;
  /** Of rules about records: it is not there yet, or was overtaken by a change, which is less than wrong. */
  status?: 'pending' | 'stale';
  /** Of rules of gates: it says that a file cannot be read, so it stands whatever else that file hides. */
  isOfText?: true;
  args?: Args;
  related?: readonly (Place & { message: string; args?: Args })[];
  fix?: Fix;
}

/** Something that a rule found to be right, so that a person sees why a criterion passes. */
export interface RuleEvidence extends Place {
  /** Code of one of the rule's messages. */
  evidence: string;
  args?: Args;
}

export type Report = RuleFinding | RuleEvidence;

export interface RuleContext {
  readonly project: ProjectView;
  /** The rule's options: its defaults with what the criterion sets. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Ids of all rules, so that settings and comments that name one can be checked. */
  readonly ruleIds: ReadonlySet<string>;
  /** Of rules about records: the gate that they judge for. */
  readonly gate?: GateSetting;
}

/**
 * A rule: one file, one frozen object. It looks at one document at a time, may ask the project, and returns plain data; the
 * engine adds position, severity, wording, docs link, suppression and order. `Documents` is what the rule looks at: its kinds,
 * or `any` for every document of ours.
 */
export interface Rule<K extends Kind = Kind> {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kinds: readonly K[] | 'any';
  readonly severity: Severity;
  /** Looks at the text itself, so that it runs even where the text cannot be read as data. */
  readonly readsText?: boolean;
  /** For rules that other tools for YAML and JSON Schema have too: the editor leaves these findings to them where they run. */
  readonly about?: 'syntax' | 'shape';
  /** Kinds of which the rule needs at least one document before it can judge, beside those that it looks at. */
  readonly needs?: readonly Kind[];
  /** Runs only where a gate's criterion names it: it asks for more than a draft has. */
  readonly gateOnly?: boolean;
  /** Judges what people have recorded about a gate: it runs behind the gate's other criteria and knows what they looked at. */
  readonly records?: 'approval' | 'review' | 'other';
  readonly options?: Readonly<Record<string, Schema>>;
  /** Sentences by code, with gaps such as `{count}`. */
  readonly messages: Readonly<Record<string, string>>;
  /** What its quick fixes do, by code. A rule without them leaves every answer to people. */
  readonly fixes?: Readonly<Record<string, string>>;
  check(document: PlanDocument<K>, context: RuleContext): Iterable<Report>;
}

/** Freezes a rule; every rule file ends in this. */
export function defineRule<K extends Kind>(rule: Rule<K>): Rule<K> {
  return Object.freeze(rule);
}

export function isEvidence(report: Report): report is RuleEvidence {
  return 'evidence' in report;
}

import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { type ChangeCode, changeRecordOf } from './changes.ts';
import { digestOf } from './digest.ts';
import type { RecordCode } from './messages.ts';
import type { ApproverPolicy } from './policy.ts';
import { provenanceOf } from './provenance.ts';
import type { GateSetting } from './setting.ts';
import { slugOf } from './write.ts';

/** Something that stands between an approved file and the file now. */
export interface Drift {
  file: string;
  what: 'changed' | 'gone' | 'added';
  /** Change record that speaks of it, and why it does not count. */
  record?: string;
  code?: ChangeCode;
}

/** What an approval is worth now. */
export type ApprovalVerdict =
  | { status: 'pass'; strength: ApproverPolicy['strength']; excused: readonly { file: string; record: string }[] }
  | { status: 'stale'; drift: readonly Drift[] }
  | {
      status: 'fail';
      code: RecordCode;
      args: Record<string, string>;
      unverified: boolean;
    };

export type ApprovalRecord = PlanDocument<'approval'>;

/** The approvals of a gate in this cycle, and those that lie in its folder for another one. Oldest first. */
export function approvalsOf(
  { project, playbook }: GateSetting,
  gate: string,
  cycle: string | undefined,
): ApprovalRecord[] {
  return project
    .ofKind('approval')
    .filter(
      (record) =>
        (record.cycle === undefined || cycle === undefined || record.cycle === cycle) &&
        (record.facts.playbook ?? playbook) === playbook &&
        (record.facts.gate === gate || folderOf(record.file) === slugOf(gate)),
    )
    .sort((a, b) => compare(ageOf(a), ageOf(b)));
}

/** Judges one approval of a gate: who stands behind it, and whether what it covers is still the same. */
export function judgeApproval(record: ApprovalRecord, gate: string, setting: GateSetting): ApprovalVerdict {
  const { context, project, trust } = setting;
  const folder = folderOf(record.file);
  const fail = (code: Extract<ApprovalVerdict, { status: 'fail' }>['code'], args = {}, unverified = false) =>
    ({ status: 'fail', code, args, unverified }) as const;
  if (record.facts.gate !== gate || (folder !== undefined && folder !== slugOf(gate))) {
    return fail('other-gate', { other: record.facts.gate ?? 'no gate', gate });
  }
  const origin = provenanceOf(record, trust.policy, context);
  if (origin.doubt && !origin.doubt.unverified) return fail(origin.doubt.code, origin.doubt.args);
  const coverage = setting.coverage(gate) ?? { outputs: [], inputs: [] };
  const recorded = new Map([...itemsOf(record.facts.files)].map(([file]) => [file.path ?? '', file.digest]));
  const covered = [...coverage.outputs, ...coverage.inputs];
  if (covered.length > 0 && !covered.some((file) => recorded.has(file.path))) return fail('covers-other', { gate });
  const drift: Drift[] = [];
  const excused: { file: string; record: string }[] = [];
  for (const [path, digest] of recorded) {
    const now = digestOf(project, path, context);
    if (now === digest) continue;
    const change = changeRecordOf(path, now, record.facts.on ?? '', setting);
    if (change?.counts) excused.push({ file: path, record: change.record });
    else drift.push({ file: path, what: now === undefined ? 'gone' : 'changed', ...change });
  }
  for (const { path, digest } of coverage.outputs) {
    if (recorded.has(path)) continue;
    const change = changeRecordOf(path, digest, record.facts.on ?? '', setting);
    if (change?.counts) excused.push({ file: path, record: change.record });
    else drift.push({ file: path, what: 'added', ...change });
  }
  if (drift.length > 0) return { status: 'stale', drift };
  if (origin.doubt) return fail(origin.doubt.code, origin.doubt.args, true);
  return { status: 'pass', strength: origin.strength, excused };
}

/** The folder of a record inside the folder of its kind; undefined for one that lies elsewhere. */
function folderOf(file: string): string | undefined {
  return /(?:^|\/)approvals\/([^/]+)\/[^/]+$/.exec(file)?.[1];
}

/** Orders records as they were made: by day, then by the time in their name; the second of the same second ends in `-2`. */
function ageOf(record: ApprovalRecord): string {
  return `${record.facts.on ?? ''} ${record.file.replace(/\.md$/i, '')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { isStated } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { digestOf } from '../records/digest.ts';
import { stands } from '../records/quotations.ts';
import { filesToReview } from '../records/reviewFiles.ts';
import type { GateSetting } from '../records/setting.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Review = PlanDocument<'review'>;

export const reviewRecorded = defineRule({
  id: 'review-recorded',
  title: 'A review has judged the files as they are, and quotes what they say',
  description:
    'A review of this gate or criterion ends in a pass, covers the files that it should, none of which has changed since, and every quotation stands in its file word for word.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  records: 'review',
  options: {
    reviewer: { title: 'Reviewer', description: 'Role or person whose review is asked for.', type: 'string' },
    covers: {
      title: 'Covers',
      description: 'What has to be reviewed: a list of files and folders, or `phase` or `step` for all that it makes.',
      type: ['string', 'array'],
    },
    quotations: { title: 'Quotations', description: 'How many it needs at least.', type: 'integer', default: 1 },
  },
  messages: {
    outside: 'Reviews can only be judged in a gate. Name this rule in a criterion of a playbook.',
    none: 'Nobody has reviewed this yet. {who} reads it and records a verdict: `gtm review {gate}`.',
    'changes-needed': '{reviewer} asks for changes before this can pass.{summary}',
    must: '{reviewer} says that this must be mended first: {remark}',
    nobody: 'This review does not say who has read the files. Write the name or the role under `reviewer`.',
    verdict: 'This review says no verdict. Set `verdict` to pass, pass-with-remarks or changes-needed.',
    'no-files': 'This review does not say which files it has judged. List them under `files`, each with its digest.',
    'few-quotations':
      'This review has {found|quotation|quotations}, but needs at least {minimum}. Quote what the judgement rests on.',
    'few-words': '“{quote}” is too short for a quotation. Quote the words that the judgement rests on.',
    'no-such-file': 'There is no file {file} that could be quoted. Correct the path.',
    'quotes-record': '{file} is a record itself. Quote the files that were judged.',
    'not-there': 'This does not stand in {file}: “{quote}”. Quote word for word, or review again.',
    changed: '{files} {have} changed since {reviewer} reviewed. Review again.',
    added: '{files} {have} not been reviewed. Review again, with {them} among `files`.',
    reviewed: '{reviewer} has reviewed {count|file|files}, with {quotations|quotation|quotations}',
  },
  fixes: { seal: 'Record the files as they are now' },
  *check(_, { options, gate: setting, project }) {
    if (!setting) {
      yield { message: 'outside', path: '' };
      return;
    }
    const reviewer = typeof options.reviewer === 'string' ? options.reviewer : undefined;
    const reviews = reviewsOf(project, setting).filter((review) => isBy(review, reviewer, setting));
    if (reviews.length === 0) {
      const who = titleOf(reviewer, setting) ?? 'Somebody who did not write it';
      yield { message: 'none', args: { who, gate: setting.gate }, status: 'pending', path: '' };
      return;
    }
    const latest = new Map(reviews.map((review) => [review.facts.reviewer ?? '', review]));
    for (const review of latest.values()) {
      const reports = [...judge(review, setting, project, options)];
      yield* reports;
      if (reports.length > 0) continue;
      const args = {
        reviewer: review.facts.reviewer ?? '',
        count: [...itemsOf(review.facts.files)].length,
        quotations: [...itemsOf(review.facts.quotations)].length,
      };
      yield { evidence: 'reviewed', args, file: review.file, path: '/verdict' };
    }
  },
});

/** Reviews of the gate or the criterion, oldest first. */
function reviewsOf(project: ProjectView, { gate, criterion }: GateSetting): Review[] {
  return project
    .documents('review')
    .filter(({ facts }) => (facts.criterion === undefined ? facts.gate === gate : facts.criterion === criterion))
    .sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
}

/** Later reviews have larger ones. The name of a record begins with its time; of two in one second the second ends in `-2`. */
function ageOf({ facts, file }: Review): string {
  return `${facts.on ?? ''} ${file.replace(/\.md$/, '')}`;
}

function isBy(review: Review, wanted: string | undefined, { roles }: GateSetting): boolean {
  if (wanted === undefined) return true;
  const names = roles.find((role) => role.names.includes(wanted))?.names ?? [wanted];
  return names.includes(review.facts.reviewer ?? '');
}

function titleOf(name: string | undefined, { roles }: GateSetting): string | undefined {
  return roles.find((role) => name !== undefined && role.names.includes(name))?.title ?? name;
}

function* judge(
  review: Review,
  setting: GateSetting,
  project: ProjectView,
  options: Readonly<Record<string, unknown>>,
): Generator<Report> {
  const { file, facts } = review;
  const reviewer = titleOf(facts.reviewer, setting) ?? '';
  if (!isStated(facts.reviewer)) yield { message: 'nobody', file, path: '/reviewer', at: 'key' };
  if (facts.verdict === undefined) yield { message: 'verdict', file, path: '/verdict' };
  if (facts.verdict === 'changes-needed') {
    const summary = facts.summary === undefined ? '' : ` ${facts.summary}`;
    yield { message: 'changes-needed', args: { reviewer, summary }, file, path: '/verdict' };
  }
  for (const [{ weight, remark = '' }, index] of itemsOf(facts.remarks))
    if (weight === 'must' && facts.verdict !== 'changes-needed')
      yield { message: 'must', args: { reviewer, remark }, file, path: `/remarks/${index}` };
  yield* judgeFiles(review, reviewer, setting, options.covers);
  yield* judgeQuotations(review, project, Number(options.quotations));
}

function* judgeFiles(review: Review, reviewer: string, setting: GateSetting, covers: unknown): Generator<Report> {
  const { file } = review;
  const recorded = [...itemsOf(review.facts.files)].map(([one]) => one);
  const wanted = filesToReview(covers, setting.project, () => setting.coverage());
  if (recorded.length === 0) {
    const value = wanted.flatMap((path) => ({ path, digest: digestOf(setting.project, path, setting.context) }));
    const fix = { message: 'seal', changes: [{ op: 'set', path: '/files', value, file }] } as const;
    yield { message: 'no-files', file, path: '/files', at: 'key', ...(value.length > 0 ? { fix } : {}) };
    return;
  }
  const changed = recorded.flatMap(({ path = '', digest }) =>
    digestOf(setting.project, path, setting.context) === digest ? [] : [path],
  );
  const known = new Set(recorded.map((one) => one.path));
  const added = wanted.filter((path) => !known.has(path));
  if (changed.length > 0) {
    const args = { files: list(changed), have: changed.length === 1 ? 'has' : 'have', reviewer };
    yield { message: 'changed', args, status: 'stale', file, path: '/files', at: 'key' };
  }
  if (added.length > 0) {
    const one = added.length === 1;
    const args = { files: list(added), have: one ? 'has' : 'have', them: one ? 'it' : 'them' };
    yield { message: 'added', args, status: 'stale', file, path: '/files', at: 'key' };
  }
}

function* judgeQuotations(review: Review, project: ProjectView, minimum: number): Generator<Report> {
  const { file } = review;
  const quotations = [...itemsOf(review.facts.quotations)];
  if (quotations.length < minimum) {
    yield { message: 'few-quotations', args: { found: quotations.length, minimum }, file, path: '/quotations' };
  }
  for (const [{ file: source = '', quote = '' }, index] of quotations) {
    const path = `/quotations/${index}`;
    const document = project.document(source);
    if (!document) yield { message: 'no-such-file', args: { file: source }, file, path: `${path}/file` };
    else if (document.kind === 'review' || document.kind === 'approval')
      yield { message: 'quotes-record', args: { file: source }, file, path: `${path}/file` };
    else if (!isStated(quote, 2)) yield { message: 'few-words', args: { quote }, file, path: `${path}/quote` };
    else if (!stands(quote, document))
      yield { message: 'not-there', args: { file: source, quote }, file, path: `${path}/quote` };
  }
}

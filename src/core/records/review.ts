import { type Criterion, gatesOf } from '../gates/criteria.ts';
import { coverageOfGate } from '../gates/evaluate.ts';
import type { PlaybookResult } from '../gates/model.ts';
import { findPlaybook } from '../gates/playbook.ts';
import { selectGates } from '../gates/select.ts';
import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import type { RuleEngine } from '../rules/engine.ts';
import type { EvaluationContext } from './context.ts';
import { digestOf } from './digest.ts';
import { stands } from './quotations.ts';
import { filesToReview } from './reviewFiles.ts';
import { type NewRecord, newRecord, slugOf } from './write.ts';

export const verdicts = ['pass', 'pass-with-remarks', 'changes-needed'] as const;

export interface ReviewRequest {
  /** A gate, or one of its criteria that asks for a review. */
  about: string;
  /** Role or person. */
  reviewer: string;
  verdict: string;
  summary?: string | undefined;
  /** Each a file and words that stand in it: `workspace/pitch.md: We sell forecasts`. */
  quotations: readonly string[];
  now: Date;
}

export interface PlannedReview {
  record: NewRecord;
  gate: string;
  criterion: string;
  files: readonly string[];
}

/**
 * The review of what a criterion covers, as it stands now.
 * @throws UserError when nothing there asks for a review, a quotation stands nowhere, or there is nothing to review
 */
export function planReview(
  project: Project,
  engine: RuleEngine,
  result: PlaybookResult,
  request: ReviewRequest,
  context: EvaluationContext,
): PlannedReview {
  const { about, reviewer, verdict, summary, now } = request;
  if (!verdicts.some((known) => known === verdict))
    throw new UserError(`${verdict} is no verdict. Choose ${list(verdicts, 'or')}.`);
  const { gate, criterion } = criterionToReview(project, result, about);
  const coverage = () => coverageOfGate(project, engine, result.playbook, gate, context);
  const files = filesToReview(criterion.options.covers, project, coverage);
  const paths = files.length > 0 ? files : (coverage()?.outputs ?? []).map(({ path }) => path);
  const missing = paths.filter((path) => digestOf(project, path, context) === undefined);
  if (paths.length === 0 || missing.length > 0)
    throw new UserError(
      paths.length === 0
        ? `There is nothing to review yet: ${gate} has no files.`
        : `${list(missing)} cannot be read, so nobody can review it. Write it first.`,
    );
  const record = newRecord(
    project,
    { kind: 'review', slug: slugOf(gate), who: reviewer, now },
    {
      title: `Review of ${gate}`,
      cycle: currentCycle(project),
      gate,
      criterion: criterion.id,
      reviewer,
      on: context.today,
      verdict,
      summary,
      files: paths.map((path) => ({ path, digest: digestOf(project, path, context) })),
      quotations: request.quotations.map((text) => readQuotation(text, project)),
    },
  );
  return { record, gate, criterion: criterion.id, files: paths };
}

function criterionToReview(
  project: Project,
  result: PlaybookResult,
  about: string,
): { gate: string; criterion: Criterion } {
  const facts = findPlaybook(project, result.playbook);
  const all = (facts ? gatesOf(facts) : []).flatMap((gate) =>
    gate.criteria.filter(({ rule }) => rule === 'review-recorded').map((criterion) => ({ gate: gate.id, criterion })),
  );
  const exact = all.filter(({ criterion }) => criterion.id === about);
  const chosen = new Set(exact.length > 0 ? [] : selectGates(result, [about]).gates.map(({ id }) => id));
  const found = exact.length > 0 ? exact : all.filter(({ gate }) => chosen.has(gate));
  const [first] = found;
  if (first && found.length === 1) return first;
  const names = list(
    (first ? found : all).map(({ criterion }) => criterion.id),
    'or',
  );
  if (first) throw new UserError(`${about} asks for several reviews. Write one of them at a time: ${names}.`);
  throw new UserError(
    names === ''
      ? `No gate of the playbook ${result.playbook} asks for a review.`
      : `Nothing in ${about} asks for a review. These do: ${names}.`,
  );
}

function readQuotation(text: string, project: Project): { file: string; quote: string } {
  const [, file = '', quote = ''] = /^([^:]+):\s+([\s\S]+)$/.exec(text) ?? [];
  const document = project.documents.get(file);
  if (quote === '')
    throw new UserError(
      `“${text}” is no quotation. Write the file, a colon, and its words: “workspace/pitch.md: We sell …”.`,
    );
  if (!document) throw new UserError(`There is no file ${file} that could be quoted. Correct the path.`);
  if (!stands(quote, document)) throw new UserError(`This does not stand in ${file}: “${quote}”. Quote word for word.`);
  return { file, quote };
}

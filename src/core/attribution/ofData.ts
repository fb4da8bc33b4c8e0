import { feedCsv } from '../data/csv.ts';
import { feedJson } from '../data/json.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { documentAttribution } from './ofDocument.ts';
import type { AttributionReport } from './report.ts';
import { type AttributionRequest, beginAttribution } from './run.ts';

/** An attribution over a table as a whole, in plain data, so that it can be sent to another thread. */
export interface AttributionJob {
  request: AttributionRequest;
  /** Path of the table; its ending says how it is written. */
  file: string;
  text: string;
}

/** As many results are kept: a request needs one or two, and each keeps the text of its table alive. */
const keptResults = 16;

/** Results by what was asked, the latest last. */
const kept: { job: AttributionJob; report: AttributionReport | undefined }[] = [];

/**
 * What there is to compute for an attribution document. Undefined where there is no table, where it is too large to be read
 * with the project (`gtm attribution` streams it), or where the document cannot be followed.
 */
export function attributionJob(
  document: PlanDocument<'attribution'>,
  project: ProjectView,
): AttributionJob | undefined {
  const { request, file, unreadable } = documentAttribution(document, project);
  const text = file === undefined ? undefined : project.data(file);
  if (file === undefined || text === undefined || unreadable.length > 0) return undefined;
  return { request, file, text };
}

/** Computes an attribution; undefined where the table cannot be read, or the options contradict each other. */
export function runAttributionJob({ request, file, text }: AttributionJob): AttributionReport | undefined {
  try {
    const run = beginAttribution(request);
    const feed = /\.(?:json|jsonl|ndjson)$/i.test(file) ? feedJson : feedCsv;
    feed(text, run.file(), run.problems);
    return run.problems.fatal ? undefined : run.report();
  } catch {
    // Options that contradict each other are the business of the rules on the document itself.
    return undefined;
  }
}

/** True where the result is there, so that `attributionFromData` computes nothing. */
export function isAttributionKept(job: AttributionJob): boolean {
  return find(job) !== undefined;
}

/** Takes over a result that was computed elsewhere. */
export function keepAttribution(job: AttributionJob, report: AttributionReport | undefined): void {
  kept.push({ job, report });
  if (kept.length > keptResults) kept.shift();
}

/**
 * What an attribution document comes to, from the table that it names: computed once, and again when the table or what the
 * document asks has changed. Undefined where there is nothing to compute, or it cannot be.
 */
export function attributionFromData(
  document: PlanDocument<'attribution'>,
  project: ProjectView,
): AttributionReport | undefined {
  const job = attributionJob(document, project);
  if (!job) return undefined;
  const found = find(job);
  if (found) return found.report;
  const report = runAttributionJob(job);
  keepAttribution(job, report);
  return report;
}

function find({ request, file, text }: AttributionJob) {
  const asked = JSON.stringify(request);
  return kept.findLast(({ job }) => job.file === file && job.text === text && JSON.stringify(job.request) === asked);
}

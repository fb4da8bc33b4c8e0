import { feedCsv } from '../data/csv.ts';
import { feedJson } from '../data/json.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { documentAttribution } from './ofDocument.ts';
import type { AttributionReport } from './report.ts';
import { beginAttribution } from './run.ts';

/** Results by document, as long as document, data, currency and spend are the same. */
const known = new WeakMap<PlanDocument, { key: string; report: AttributionReport | undefined }>();

/**
 * What an attribution document comes to, from the table that it names. Undefined where there is no table, where it is too
 * large to be read with the project (`gtm attribution` streams it), or where the document cannot be followed.
 */
export function attributionFromData(
  document: PlanDocument<'attribution'>,
  project: ProjectView,
): AttributionReport | undefined {
  const { request, file, unreadable } = documentAttribution(document, project);
  const text = file === undefined ? undefined : project.data(file);
  if (file === undefined || text === undefined || unreadable.length > 0) return undefined;
  const key = JSON.stringify([request, text.length, file]) + text;
  const found = known.get(document);
  if (found?.key === key) return found.report;
  const report = compute(request, file, text);
  known.set(document, { key, report });
  return report;
}

function compute(
  request: Parameters<typeof beginAttribution>[0],
  file: string,
  text: string,
): AttributionReport | undefined {
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

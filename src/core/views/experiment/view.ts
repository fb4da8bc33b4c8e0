import { isRefusal } from '../../calculators/calculator.ts';
import { formatRate, parseRate } from '../../documents/quantity.ts';
import { experimentIn, readOutIn } from '../../experiments/document/inProject.ts';
import { type ExperimentPlan, readPlan } from '../../experiments/readout/plan.ts';
import { isEarly, type ReadOut } from '../../experiments/readout/readOut.ts';
import { adviceWords, count, percent } from '../../experiments/readout/words.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import { viewOf } from '../../project/view.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import { axisOf, estimatesOf, plannedOf, segmentsOf } from './estimates.ts';
import type { ExperimentView, GuardrailRow, People, Verdict } from './model.ts';
import { emptyExperiment } from './skeleton.ts';
import { tableOf } from './table.ts';

type Document = PlanDocument<'experiment'>;

/** An experiment read out by its own rule. */
export function experimentView(document: Document, { project }: ViewWorld): ExperimentView {
  const experiment = experimentIn(viewOf(project), document);
  const result = readOutIn(experiment);
  const plan = readPlan(experiment.facts, experiment.policy);
  const known = isRefusal(plan) ? undefined : plan;
  const people = known ? peopleOf(document, known, result) : [];
  const estimates = known && !isEarly(result) ? estimatesOf(document, known, result, titlesOf(document)) : [];
  const planned = known && plannedOf(known, experiment, result);
  const guardrails = guardrailsOf(document, result);
  const segments = known ? segmentsOf(document, known, result, titlesOf(document)) : [];
  const verdict = verdictOf(document, result);
  const nothing = result.progress === null && (result.design === null || isRefusal(result.design));
  return {
    kind: 'experiment',
    title: cleanText(document.title),
    verdict,
    people,
    estimates,
    axis: axisOf(estimates, planned?.at),
    ...(planned ? { planned } : {}),
    level: result.estimates[0] ? `${percent(result.estimates[0].confidence, 4)} interval` : 'Interval',
    guardrails,
    segments,
    remarks: remarksOf(result),
    summary: sentence(`${verdict.word}. ${verdict.reason}`),
    table: tableOf(people, estimates, segments),
    ...(nothing ? { empty: emptyExperiment } : {}),
  };
}

function titlesOf({ facts }: Document): Map<string, string> {
  return new Map(
    [...itemsOf(facts.variants)].map(([{ id = '', title }]) => [id, cleanText(title ?? '') || cleanText(id)]),
  );
}

function verdictOf(document: Document, { advice, reason, variant }: ReadOut): Verdict {
  const what = variant === null ? '' : ` “${titlesOf(document).get(variant) ?? cleanText(variant)}”`;
  const pointer = document.facts.decision === undefined ? '' : '/decision';
  return {
    advice,
    word: `${adviceWords[advice]}${what}`,
    reason: cleanText(reason),
    range: rangeAt(document, pointer),
  };
}

/** People of each variant against those needed, in the order of the file. */
function peopleOf(document: Document, plan: ExperimentPlan, { progress, design }: ReadOut): People[] {
  const wanted = progress?.needed ?? (design && !isRefusal(design) ? design.perVariant : []);
  const titles = titlesOf(document);
  return plan.arms.map(({ id }, index) => {
    const [users, needed] = [progress?.users[index], wanted[index]];
    const at = [...itemsOf(document.facts.variants)].find(([variant]) => variant.id === id)?.[1] ?? 0;
    const text =
      users === undefined
        ? needed === undefined
          ? 'no people yet'
          : `${count(needed)} people needed`
        : `${count(users)}${needed === undefined ? '' : ` of ${count(needed)} planned`} people`;
    return {
      title: titles.get(id) ?? id,
      isControl: index === 0,
      ...(users === undefined ? {} : { users }),
      ...(needed === undefined ? {} : { needed }),
      share: needed ? (users ?? 0) / needed : 0,
      text,
      range: rangeAt(document, `/variants/${at}`),
    };
  });
}

function guardrailsOf(document: Document, { guardrails }: ReadOut): GuardrailRow[] {
  const titles = titlesOf(document);
  const places = [...itemsOf(document.facts.results?.guardrails)];
  return guardrails.map(({ kpi, title, variant, value, limit, comparison, breached }) => {
    const at = places.find(([reading]) => reading.kpi === kpi && reading.variant === variant)?.[1] ?? 0;
    const where = variant === undefined ? '' : ` in “${titles.get(variant) ?? variant}”`;
    const rule = comparison === 'above' ? 'at most' : 'at least';
    return {
      text: cleanText(`${title}${where}: ${asRate(value)}, ${rule} ${asRate(limit)}`),
      breached,
      range: rangeAt(document, `/results/guardrails/${at}`),
    };
  });
}

/** A rate as pictures write it; anything else as the file writes it. */
function asRate(written: number | string): string {
  const rate = String(written).includes('%') ? parseRate(written) : undefined;
  return rate?.unit === 'rate' ? formatRate(rate.fraction) : String(written);
}

function remarksOf(result: ReadOut): string[] {
  const { progress, sampleRatio, notes, method } = result;
  const days =
    progress?.days === null || progress?.days === undefined
      ? []
      : [`${progress.days}${progress.plannedDays === null ? '' : ` of ${progress.plannedDays}`} days.`];
  const hidden = progress && isEarly(result) ? ['How the variants differ is shown when the plan allows a look.'] : [];
  const split = sampleRatio && !sampleRatio.mismatch ? ['People are split as planned.'] : [];
  const ways = method === 'none' ? [] : [`Method: ${method}.`];
  return [...days, ...split, ...hidden, ...notes, ...ways].map(cleanText);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

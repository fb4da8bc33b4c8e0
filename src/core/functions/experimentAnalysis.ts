import { experimentIn, readOutIn } from '../experiments/document/inProject.ts';
import type { ReadOut } from '../experiments/readout/readOut.ts';
import { adviceWords, pValue } from '../experiments/readout/words.ts';
import { list } from '../messages/format.ts';
import { UserError } from '../messages/userError.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { isFor } from '../rules/support/perOf.ts';
import { proseAt } from '../rules/support/prose.ts';
import { countOf } from '../rules/support/quantities.ts';
import { itemsOf } from '../schema/types.ts';
import type { CalculatedFile, StepFunction } from './stepFunction.ts';

type Experiment = PlanDocument<'experiment'>;

/** The read-outs of experiments. */
export const experimentAnalysis: StepFunction = {
  id: 'experiment-analysis',
  title: 'Experiment analysis',
  description:
    'Writes a read-out for each experiment with results: people, values, effects with interval, and the decision.',
  calculate({ view, outputs }) {
    const path = outputs[0]?.path ?? '';
    const measured = view
      .documents('experiment')
      .filter(({ facts }) => facts.status !== 'cancelled' && [...itemsOf(facts.results?.variants)].length > 0);
    if (measured.length === 0)
      throw new UserError(
        'No experiment of this cycle has results. Add `results` to one, with the people of each variant.',
      );
    return measured.map((document) => readOutFile(document, view, path));
  },
};

function readOutFile(document: Experiment, view: ProjectView, path: string): CalculatedFile {
  const { id, title, facts, cycle } = document;
  const known = path.endsWith('/')
    ? proseAt(view, path).find((file) => isFor(file, 'experiment', { id, title }))
    : undefined;
  const readOut = readOutIn(experimentIn(view, document));
  return {
    file: known?.file ?? (path.endsWith('/') ? `${path}${id}.md` : path),
    title: `Read-out: ${title}`,
    frontMatter: {
      kind: 'deliverable',
      title: `Read-out: ${title}`,
      ...(cycle === undefined ? {} : { cycle }),
      experiment: id,
    },
    sections: [
      { title: 'Result', table: resultTable(facts, readOut) },
      { title: 'Guardrails', text: guardrailText(view, readOut), stays: true },
      { title: 'Decision', text: decisionText(document, readOut), stays: true },
    ],
  };
}

function resultTable({ variants, results, metric_type }: Experiment['facts'], { estimates }: ReadOut) {
  const rows = [...itemsOf(variants)].map(([{ id = '', title = id }]) => {
    const [result] = [...itemsOf(results?.variants)].find(([one]) => one.variant === id) ?? [];
    const users = countOf(result?.users);
    const conversions = countOf(result?.conversions);
    const isRate = metric_type !== 'mean';
    const value = isRate
      ? users && conversions !== undefined
        ? conversions / users
        : undefined
      : countOf(result?.mean);
    const figure = (number: number) =>
      isRate ? `${(number * 100).toFixed(1)}%` : String(Number(number.toPrecision(4)));
    const points = (number: number) =>
      (isRate ? (number * 100).toFixed(1) : String(Number(number.toPrecision(3)))).replace('-', '−');
    const estimate = estimates.find(({ variant }) => variant === id);
    const [lower = 0, upper = 0] = estimate?.interval ?? [];
    const unit = isRate ? ' points' : '';
    const sign = (estimate?.difference ?? 0) > 0 ? '+' : '';
    return [
      title,
      users === undefined ? '–' : users.toLocaleString('en-US'),
      value === undefined ? '–' : figure(value),
      estimate ? `${sign}${points(estimate.difference)}${unit}` : '–',
      estimate && Number.isFinite(lower) && Number.isFinite(upper)
        ? `${points(lower)} to ${points(upper)}${unit}`
        : '–',
      estimate?.adjustedP == null ? '–' : pValue(estimate.adjustedP),
    ];
  });
  return { columns: ['Variant', 'People', 'Value', 'Effect', 'Interval', 'Evidence'], rows };
}

function guardrailText(view: ProjectView, { guardrails }: ReadOut): string {
  if (guardrails.length === 0) return 'No guardrail was measured in this experiment.';
  return [...new Set(guardrails.map(({ kpi }) => kpi))]
    .map((kpi) => {
      const own = guardrails.filter((reading) => reading.kpi === kpi);
      const limit = own[0];
      const name = view.definitions('kpi', kpi)[0]?.title ?? kpi;
      const side = own.some(({ breached }) => breached) ? 'past' : 'inside';
      return `${name}: ${list(own.map(({ value }) => value))}, ${side} the limit of ${limit?.limit}.`;
    })
    .join('\n\n');
}

const outcomes = {
  ship: 'It is shipped to everybody',
  'keep-control': 'The control stays',
  iterate: 'A further variant will be tested',
  inconclusive: 'The result is open',
} as const;

function decisionText({ facts }: Experiment, { advice, reason }: ReadOut): string {
  const verdict = `By its rule: ${adviceWords[advice].toLowerCase()}. ${reason}`;
  const { decision, variants } = facts;
  if (decision?.outcome === undefined) return `${verdict}\n\nNobody has decided yet.`;
  const named = [...itemsOf(variants)].find(([{ id }]) => id === decision.variant)?.[0].title;
  const who = [decision.by, decision.on].filter(Boolean).join(', ');
  const what =
    decision.outcome === 'ship' && named !== undefined
      ? `${named} is shipped to everybody`
      : outcomes[decision.outcome];
  return `${what}${who === '' ? '' : ` (${who})`}. ${decision.reason ?? ''}\n\n${verdict}`.replace(/ +\n/g, '\n');
}

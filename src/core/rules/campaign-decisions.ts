import { figureOf } from '../documents/figure.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { getsWorse, type KpiPlace, kpiName, kpisOf, unitName } from './support/kpis.ts';
import { fewOf, missingParts } from './support/missing.ts';

type Campaign = Facts<'campaign'>;
type Decision = NonNullable<NonNullable<Campaign['decisions']>[number]>;

/** A decision whose value can be compared. */
interface Judged {
  decision: Decision;
  variant: string;
  path: string;
  figure: number;
  target: number | undefined;
  /** The target as it is written. */
  goal: string;
}

const measured: ReadonlySet<unknown> = new Set(['active', 'paused', 'completed']);
const parts = { kpi: 'KPI', value: 'value', reason: 'reason' } as const;

export const campaignDecisions = defineRule({
  id: 'campaign-decisions',
  title: 'Every variant has a decision with its numbers',
  description:
    'Each variant of a campaign that runs or has run is kept, scaled, changed or stopped, by a KPI, its value and a reason. What is scaled reaches its target, and what is stopped is not the best that reaches it.',
  kinds: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  messages: {
    undecided: 'Nothing has been decided about {variants}. Add an entry under `decisions`, with KPI, value and reason.',
    incomplete: 'The decision to {decision} {variant} lacks {list}. Add what it rests on.',
    unreadable: '“{value}” does not read as {unit}, which is how {kpi} is counted. Write the value that was measured.',
    scaled:
      '{variant} is scaled, but its {kpi} of {value} misses the target of {target}. Change or stop it, or say which KPI speaks for it.',
    stopped:
      '{variant} is stopped, but its {kpi} of {value} is the best and reaches the target of {target}. Keep it, or say which KPI speaks against it.',
    decided: '{variant}: {decision}, with {kpi} at {value}',
  },
  *check({ facts }, { project }) {
    if (!measured.has(facts.status)) return;
    const decisions = [...itemsOf(facts.decisions)];
    const latest = new Map<string, [Decision, number]>();
    for (const entry of [...decisions].sort((a, b) => ((a[0].on ?? '') < (b[0].on ?? '') ? -1 : 1)))
      latest.set(entry[0].variant ?? '', entry);
    const variants = [...itemsOf(facts.variants)].map(([{ id = '', title = id }]) => ({ id, title }));
    const open = variants.filter(({ id }) => !latest.has(id)).map(({ title }) => title);
    if (open.length > 0)
      yield {
        message: 'undecided',
        args: { variants: fewOf(open) },
        path: facts.decisions ? '/decisions' : '/variants',
        at: 'key',
      };
    const judged: Judged[] = [];
    for (const [id, [decision, index]] of latest) {
      const variant = variants.find((one) => one.id === id)?.title ?? id;
      const result = readDecision(decision, variant, `/decisions/${index}`, facts, project);
      if ('message' in result) yield result;
      else judged.push(result);
    }
    for (const one of judged) yield verdictOn(one, judged, project);
  },
});

function readDecision(
  decision: Decision,
  variant: string,
  path: string,
  facts: Campaign,
  project: ProjectView,
): Judged | Extract<Report, { message: string }> {
  const missing = missingParts(decision, parts);
  const args = { decision: decision.decision ?? '', variant, list: fewOf(missing) };
  if (missing.length > 0 || !hasContent(decision.decision)) return { message: 'incomplete', args, path };
  const place = kpisOf(project).get(decision.kpi ?? '');
  const read = (value: unknown) => figureOf(value, place?.kpi.unit, project.currency);
  const figure = read(decision.value);
  if (figure === undefined) {
    const unit = unitName(place?.kpi.unit ?? 'count');
    const kpi = place ? kpiName(place.kpi) : (decision.kpi ?? '');
    return { message: 'unreadable', args: { value: String(decision.value), unit, kpi }, path: `${path}/value` };
  }
  const goal = targetOf(decision, facts, place);
  return { decision, variant, path, figure, target: read(goal), goal: String(goal) };
}

/** What the campaign wants of the KPI, else the limit that the KPI has for everybody. */
function targetOf({ kpi }: Decision, facts: Campaign, place: KpiPlace | undefined): unknown {
  const own = [...itemsOf(facts.kpi_targets)].find(([target]) => target.kpi === kpi)?.[0].target;
  return own ?? place?.kpi.threshold ?? place?.kpi.target;
}

function verdictOn(
  { decision, variant, path, figure, target, goal }: Judged,
  all: readonly Judged[],
  project: ProjectView,
): Report {
  const kpi = kpisOf(project).get(decision.kpi ?? '')?.kpi;
  const args = {
    variant,
    kpi: kpi ? kpiName(kpi) : (decision.kpi ?? ''),
    value: String(decision.value),
    decision: decision.decision ?? '',
    target: goal,
  };
  const isMet = target !== undefined && !getsWorse(kpi?.direction, target, figure);
  const others = all.filter((one) => one.decision !== decision && one.decision.kpi === decision.kpi);
  const isBest = others.length > 0 && others.every((other) => getsWorse(kpi?.direction, figure, other.figure));
  if (decision.decision === 'scale' && target !== undefined && !isMet)
    return { message: 'scaled', args, path: `${path}/decision` };
  if (decision.decision === 'stop' && isMet && isBest) return { message: 'stopped', args, path: `${path}/decision` };
  return { evidence: 'decided', args, path };
}

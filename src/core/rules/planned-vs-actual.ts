import { hasContent } from '../documents/placeholder.ts';
import { actualChannels } from '../measure/actualChannels.ts';
import { actualRows } from '../measure/actualRows.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { channelsOf } from './support/channels.ts';
import { kpiName, kpisOf } from './support/kpis.ts';
import { measuredRows, unexplained, varianceMessages } from './support/variances.ts';

type Actuals = PlanDocument<'actuals'>;

/** States of a campaign that has cost something. */
const hasRun: ReadonlySet<unknown> = new Set(['active', 'paused', 'completed']);

export const plannedVsActual = defineRule({
  id: 'planned-vs-actual',
  title: 'Every KPI is compared with its plan, and large differences have a cause',
  description:
    'Each KPI of the business, each active channel or each campaign that runs or has run has its planned and actual figures in the cycle, and a large difference names its cause and what is done about it.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  needs: ['actuals'],
  options: {
    per: {
      title: 'Per',
      description: 'What has to have figures: each KPI, each active channel, or each campaign that runs or has run.',
      type: 'string',
      enum: ['kpi', 'channel', 'campaign'],
      default: 'kpi',
    },
  },
  messages: {
    'no-kpi': 'The KPI {name} has no figures in this cycle. Add it with `planned` and `actual` to the actual figures.',
    half: '{name} has no {missing} value. Add it.',
    'no-channel': 'The channel {name} has no figures in this cycle. Add its `budget`, `spend` and `values`.',
    'no-values': 'It is not said what {name} brought. Add the KPIs that it should move under `values`.',
    'no-campaign': 'The campaign {name} is {status}, but has no figures in this cycle. Add its `spend` and `values`.',
    ...varianceMessages,
    compared: '{count|KPI|KPIs} compared with {their} plan',
    channels: '{count|channel|channels} with spending and results',
    campaigns: '{count|campaign|campaigns} with spending and results',
  },
  *check(_document, { project, options }) {
    const documents = project.documents('actuals');
    const reports =
      options.per === 'channel'
        ? [...perChannel(project, documents)]
        : options.per === 'campaign'
          ? [...perCampaign(project, documents)]
          : [...perKpi(project, documents)];
    yield* reports;
    for (const document of documents) {
      for (const row of measuredRows(document, project))
        for (const report of unexplained(row)) yield { ...report, file: document.file };
    }
  },
});

function* perKpi(project: ProjectView, documents: readonly Actuals[]): Generator<Report> {
  const rows = documents.flatMap((document) =>
    actualRows(document, project).map((row) => ({ row, file: document.file, path: row.path })),
  );
  let compared = 0;
  for (const [id, { kpi, file, path }] of kpisOf(project)) {
    if (kpi.class === 'vanity' || kpi.formula !== undefined) continue;
    const own = rows.filter(({ row }) => row.kpi === id);
    if (own.length === 0) yield { message: 'no-kpi', args: { name: kpiName(kpi) }, file, path };
    for (const { row, file: place, path: pointer } of own) {
      const missing = (['planned', 'actual'] as const).filter((part) => !hasContent(row[part]));
      if (missing.length === 0) compared++;
      else
        yield {
          message: 'half',
          args: { name: kpiName(kpi), missing: missing.join(' and no ') },
          file: place,
          path: pointer,
        };
    }
  }
  const first = documents[0];
  if (compared > 0 && first)
    yield {
      evidence: 'compared',
      args: { count: compared, their: compared === 1 ? 'its' : 'their' },
      file: first.file,
      path: '/kpis',
      at: 'key',
    };
}

function* perChannel(project: ProjectView, documents: readonly Actuals[]): Generator<Report> {
  const vanity = new Set([...kpisOf(project)].flatMap(([id, { kpi }]) => (kpi.class === 'vanity' ? [id] : [])));
  let compared = 0;
  for (const [id, { channel, title, file, path }] of channelsOf(project)) {
    if (channel.active === false) continue;
    const own = documents.flatMap((document) =>
      actualChannels(document, project)
        .filter((row) => row.channel === id)
        .map((row) => ({ row, file: document.file, path: row.path })),
    );
    if (own.length === 0) yield { message: 'no-channel', args: { name: title }, file, path };
    for (const { row, file: place, path: pointer } of own) {
      const missing = (['budget', 'spend'] as const).filter((part) => !hasContent(row[part]));
      const values = row.values.filter(({ kpi, actual }) => hasContent(actual) && !vanity.has(kpi));
      if (missing.length > 0)
        yield {
          message: 'half',
          args: { name: title, missing: missing.map((part) => `\`${part}\``).join(' and no ') },
          file: place,
          path: pointer,
        };
      if (values.length === 0) yield { message: 'no-values', args: { name: title }, file: place, path: pointer };
      if (missing.length === 0 && values.length > 0) compared++;
    }
  }
  const first = documents[0];
  if (compared > 0 && first)
    yield { evidence: 'channels', args: { count: compared }, file: first.file, path: '/channels', at: 'key' };
}

function* perCampaign(project: ProjectView, documents: readonly Actuals[]): Generator<Report> {
  const objectives = new Map(
    project
      .documents('strategy')
      .flatMap(({ facts }) => [...itemsOf(facts.objectives)].map(([one]) => [one.id ?? '', one.kpi] as const)),
  );
  let compared = 0;
  for (const { id, title, file, facts } of project.documents('campaign')) {
    if (!hasRun.has(facts.status)) continue;
    const wanted = new Set([
      objectives.get(facts.objective ?? ''),
      ...[...itemsOf(facts.kpi_targets)].map(([target]) => target.kpi),
    ]);
    const own = documents.flatMap((document) =>
      [...itemsOf(document.facts.campaigns)]
        .filter(([row]) => row.campaign === id)
        .map(([row, index]) => ({ row, file: document.file, path: `/campaigns/${index}` })),
    );
    if (own.length === 0)
      yield { message: 'no-campaign', args: { name: title, status: facts.status ?? '' }, file, path: '' };
    for (const { row, file: place, path } of own) {
      const isKnown = [...itemsOf(row.values)].some(([value]) => wanted.has(value.kpi) && hasContent(value.actual));
      if (!hasContent(row.spend))
        yield { message: 'half', args: { name: title, missing: '`spend`' }, file: place, path };
      if (!isKnown) yield { message: 'no-values', args: { name: title }, file: place, path };
      if (isKnown && hasContent(row.spend)) compared++;
    }
  }
  const first = documents[0];
  if (compared > 0 && first)
    yield { evidence: 'campaigns', args: { count: compared }, file: first.file, path: '/campaigns', at: 'key' };
}

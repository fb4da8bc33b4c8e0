import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { isOfKind } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { kpisOf } from './support/kpis.ts';

export const nextObjectivesSet = defineRule({
  id: 'next-objectives-set',
  title: 'The next cycle has its objectives',
  description:
    'The strategy of the next cycle has at least one objective, each with a known KPI, a baseline, a target, a day and an owner, and the brief to all roles names each of them.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    strategy: { title: 'Strategy', description: 'Path of the next strategy.', type: 'string', default: '' },
    prose: { title: 'Prose', description: 'Path of the brief; none, if empty.', type: 'string', default: '' },
  },
  messages: {
    'no-strategy': 'The strategy of the next cycle should stand in {path}, but no strategy is read there. Write it.',
    none: 'The next cycle has no objectives. Add them under `objectives`.',
    lacks: 'The objective {title} lacks {list}. Add it.',
    'unknown-kpi': 'The objective {title} is measured by {kpi}, which is no KPI of the project. Correct it.',
    'no-brief': 'The brief should stand in {path}, but that file is not read. Put it in one of the content folders.',
    unnamed: 'The brief does not name the objective {title}, so nobody will work on it. Add it.',
    'the-objective': 'The objective',
    set: '{title} is set and in the brief',
  },
  *check(_document, { project, options }) {
    const path = String(options.strategy);
    const strategy = project.document(path);
    if (!strategy || !isOfKind(strategy, 'strategy')) {
      yield { message: 'no-strategy', args: { path }, path: '' };
      return;
    }
    const brief = options.prose === '' ? undefined : project.document(String(options.prose));
    if (options.prose !== '' && !brief) yield { message: 'no-brief', args: { path: String(options.prose) }, path: '' };
    const text = brief && ` ${foldHeading(brief.text)} `;
    const kpis = kpisOf(project);
    const objectives = [...itemsOf(strategy.facts.objectives)];
    if (objectives.length === 0) yield { message: 'none', file: path, path: '/objectives', at: 'key' };
    for (const [{ id = '', title = id, kpi, baseline, target, by, owner }, index] of objectives) {
      const parts = { 'a KPI': kpi, 'a baseline': baseline, 'a target': target, 'a day': by, 'an owner': owner };
      const lacks = Object.entries(parts).filter(([, value]) => !hasContent(value));
      const place = { file: path, path: `/objectives/${index}` };
      const isUnknown = kpi !== undefined && !kpis.has(kpi) && !project.isDefined('kpi', kpi);
      const names = [title, id, ...(kpi === undefined ? [] : [kpi, kpis.get(kpi)?.kpi.title ?? kpi])].map(foldHeading);
      const isUnnamed = text !== undefined && !names.some((name) => name !== '' && text.includes(` ${name} `));
      if (lacks.length > 0)
        yield { message: 'lacks', args: { title, list: list(lacks.map(([what]) => what)) }, ...place };
      if (isUnknown)
        yield { message: 'unknown-kpi', args: { title, kpi }, file: path, path: `/objectives/${index}/kpi` };
      if (isUnnamed)
        yield {
          message: 'unnamed',
          args: { title },
          file: brief?.file ?? path,
          path: '',
          related: [{ ...place, message: 'the-objective' }],
        };
      if (lacks.length === 0 && !isUnknown && !isUnnamed) yield { evidence: 'set', args: { title }, ...place };
    }
  },
});

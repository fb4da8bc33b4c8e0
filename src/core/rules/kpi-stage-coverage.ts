import { hasContent, isStated } from '../documents/placeholder.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

const stages = ['awareness', 'acquisition', 'activation', 'retention', 'revenue', 'referral'] as const;

export const kpiStageCoverage = defineRule({
  id: 'kpi-stage-coverage',
  title: 'KPIs cover every stage from awareness to referral',
  description: 'Each of the six stages has at least one KPI with a target and a way to measure it.',
  kinds: ['kpis'],
  severity: 'warning',
  messages: {
    uncovered: 'No KPI measures the stage {stage}. Add one with `stage: {stage}`, a target and how it is measured.',
    incomplete: 'No KPI of the stage {stage} is complete: {kpi} has no {what}. Add `{key}`.',
    covered: 'The stage {stage} is measured by {kpi}',
  },
  *check(document, { project }) {
    const files = project.documents('kpis').sort((a, b) => (a.file < b.file ? -1 : 1));
    // The stages are covered by all KPI files together; the first of them speaks for all.
    if (files[0] !== undefined && files[0].file !== document.file) return;
    const kpis = files.flatMap((file) =>
      [...itemsOf(file.facts.kpis)].map(([kpi, index]) => ({ kpi, file: file.file, path: `/kpis/${index}` })),
    );
    for (const stage of stages) {
      const ofStage = kpis.filter(({ kpi }) => kpi.stage === stage);
      const complete = ofStage.find(({ kpi }) => hasContent(kpi.target) && isMeasured(kpi));
      if (complete) {
        yield {
          evidence: 'covered',
          args: { stage, kpi: complete.kpi.title ?? complete.kpi.id ?? '' },
          file: complete.file,
          path: complete.path,
        } satisfies Report;
        continue;
      }
      const first = ofStage[0];
      if (!first) {
        if (project.hides('kpis')) continue;
        yield { message: 'uncovered', args: { stage }, path: '/kpis', at: 'key' };
        continue;
      }
      const lacksTarget = !hasContent(first.kpi.target);
      const args = {
        stage,
        kpi: first.kpi.title ?? first.kpi.id ?? '',
        what: lacksTarget ? 'target' : 'way to measure it',
        key: lacksTarget ? 'target' : 'source',
      };
      yield { message: 'incomplete', args, file: first.file, path: first.path };
    }
  },
});

function isMeasured(kpi: { source?: string | undefined; measured_by?: string | undefined }): boolean {
  return isStated(kpi.source) || isStated(kpi.measured_by);
}

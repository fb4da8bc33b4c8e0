import { isRefusal } from '../../calculators/calculator.ts';
import { valueAt } from '../../documents/pointer.ts';
import { designIn, experimentIn, readOutIn } from '../../experiments/document/inProject.ts';
import { runOf } from '../../experiments/document/run.ts';
import { adviceWords, count } from '../../experiments/readout/words.ts';
import { isOfKind, type PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { viewOf } from '../../project/view.ts';
import type { Computed } from './computedFact.ts';

/** The sample that an experiment needs, behind the one it plans or else behind its effect; its days; and its advice. */
export function experimentSample(project: Project, document: PlanDocument): Computed[] {
  if (!isOfKind(document, 'experiment')) return [];
  return [...factsOf(project, document)].filter(({ pointer }) => valueAt(document.data, pointer) !== undefined);
}

function* factsOf(project: Project, document: PlanDocument<'experiment'>): Generator<Computed> {
  const experiment = experimentIn(viewOf(project), document);
  const found = designIn(experiment);
  if (!isRefusal(found)) {
    const { plan, design } = found;
    const needed = count(Math.min(...design.perVariant));
    const pointer = plan.promisedSample === undefined ? '/minimum_effect' : '/sample_per_variant';
    const enough = plan.promisedSample !== undefined && plan.promisedSample >= Math.min(...design.perVariant);
    yield {
      pointer,
      label: enough ? 'enough' : `needs ${needed} a variant`,
      note: `Each variant needs ${needed} people (${design.method}), ${count(design.total)} in all.`,
    };
    const run = runOf(plan, design);
    if (run) {
      const longer = run.needed > run.sampleDays ? `; with the shortest run and whole weeks it is ${run.needed}` : '';
      yield {
        pointer: '/traffic/per_day',
        label: `${run.needed} days`,
        note: `At ${count(run.perDay)} people a day the ${count(run.total)} people take ${run.sampleDays} days${longer}.`,
      };
    }
  }
  if (experiment.facts.results?.variants?.length) {
    const { advice, reason } = readOutIn(experiment);
    yield { pointer: '/results/through', label: adviceWords[advice].toLowerCase(), note: reason };
  }
}

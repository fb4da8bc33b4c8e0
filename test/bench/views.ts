import { parseDocument } from 'yaml';
import { loadProject, type PlanDocument, renderSvg, type ViewWorld, viewOf } from '../../src/core/index.ts';
import { documentViews, projectViews } from '../../src/core/views/sources.ts';
import { NodeWorkspace } from '../../src/node/workspace.ts';
import { inRepository } from '../support/scratch.ts';
import { type Measurement, paired } from './measure.ts';

const runs = { runs: 31, warmUp: 10 };

/** Every view of the example from its facts to its SVG, beside the parse of the file: what a keystroke adds for a preview. */
export async function viewTimes(): Promise<Measurement[]> {
  const project = await loadProject(new NodeWorkspace(inRepository('examples/acme-crm')));
  const world: ViewWorld = { project, today: '2026-06-02' };
  const documents = [...project.documents.values()];
  const own = documentViews.flatMap(({ kind, name }) => {
    // The longest of its kind.
    const [longest] = documents.filter((each) => each.kind === kind).sort((a, b) => b.text.length - a.text.length);
    return longest ? [{ name, document: longest }] : [];
  });
  const strategy = project.ofKind('strategy')[0] as unknown as PlanDocument;
  // The state of the playbooks is worked out for the tree anyway; its time is among those of the gates.
  const whole = projectViews
    .filter(({ needsStatus }) => !needsStatus)
    .map(({ name }) => ({ name, document: strategy }));
  const measured: Measurement[] = [];
  for (const { name, document } of [...own, ...whole]) {
    const draw = () => {
      const view = viewOf(document, world, name);
      return view && renderSvg(view);
    };
    const [value, baseline] = await paired(draw, () => parseDocument(document.text).toJS(), runs);
    measured.push({
      name: `picture: ${name}`,
      value,
      unit: 'ms',
      baseline: { name: 'yaml parse of the file', value: baseline },
      budget: { factor: 2, plus: 10 },
    });
  }
  return measured;
}

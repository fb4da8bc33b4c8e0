import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { hasHeadingFor, namedIn, proseAt } from './support/prose.ts';

export const trainingCoversStages = defineRule({
  id: 'training-covers-stages',
  title: 'Training covers the whole sales process',
  description:
    'For every open stage of the pipeline a training module says in its front matter that it serves the stage, or is named after it.',
  kinds: ['pipeline'],
  severity: 'warning',
  gateOnly: true,
  options: {
    modules: {
      title: 'Modules',
      description: 'Folder of the training modules.',
      type: 'string',
      default: 'workspace/sales-enablement/training/modules/',
    },
  },
  messages: {
    missing: 'No training module serves the stage {title}. Write one, with `stage: {id}` in its front matter.',
    covered: '{title}: {module}',
  },
  *check(document, { project, options }) {
    const modules = proseAt(project, String(options.modules));
    for (const [{ id = '', title = id, type = 'open' }, index] of itemsOf(document.facts.stages)) {
      if (type !== 'open') continue;
      const path = `/stages/${index}`;
      const module = modules.find(
        (file) => namedIn(file, 'stage', 'stages').includes(id) || file.id === id || hasHeadingFor(file, [title]),
      );
      if (module) yield { evidence: 'covered', args: { title, module: module.title }, path };
      else yield { message: 'missing', args: { id, title }, path };
    }
  },
});

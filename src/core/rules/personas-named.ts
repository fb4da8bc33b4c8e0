import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { namedIn, proseAt } from './support/prose.ts';

/** Workflows that no buyer sees. */
const inward: ReadonlySet<unknown> = new Set(['internal']);

export const personasNamed = defineRule({
  id: 'personas-named',
  title: 'All deliverables name the personas they are for',
  description:
    'Each campaign, each sequence of messages, each planned piece of content and each sales asset names at least one persona, and every persona that is named exists.',
  kinds: ['project', 'campaign', 'workflow', 'content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    paths: {
      title: 'Paths',
      description: 'Files and folders whose front matter has to name a persona.',
      type: 'array',
      items: { type: 'string' },
      default: [],
    },
  },
  messages: {
    missing: '{title} does not say for which persona it is. Add `{key}`.',
    unknown: '{title} is for the persona {persona}, which does not exist. Correct it.',
    named: '{title}: {personas}',
  },
  *check(document, { project, options }) {
    for (const { title, key, personas, ...place } of deliverablesOf(
      document,
      project,
      options.paths as readonly unknown[],
    )) {
      if (personas.length === 0) yield { message: 'missing', args: { title, key }, ...place };
      const unknown = personas.filter((persona) => !project.isDefined('persona', persona));
      for (const persona of unknown)
        yield { message: 'unknown', severity: 'error', args: { title, persona }, ...place };
      if (personas.length > 0 && unknown.length === 0)
        yield { evidence: 'named', args: { title, personas: personas.join(', ') }, ...place };
    }
  },
});

interface Deliverable {
  title: string;
  key: string;
  personas: string[];
  file: string;
  path: string;
}

type View = Parameters<typeof proseAt>[0];

function* deliverablesOf(document: PlanDocument, project: View, paths: readonly unknown[]): Generator<Deliverable> {
  const { title, file } = document;
  if (isOfKind(document, 'project')) {
    for (const prose of paths.flatMap((path) => proseAt(project, String(path)))) {
      const personas = [...new Set(namedIn(prose, 'persona', 'personas'))];
      yield { title: prose.title, key: 'persona', personas, file: prose.file, path: '' };
    }
  } else if (isOfKind(document, 'content')) {
    for (const [{ id = '', title: name = id, persona, status }, index] of itemsOf(document.facts.assets))
      if (status !== 'retired')
        yield {
          title: `“${name}”`,
          key: 'persona',
          personas: persona === undefined ? [] : [persona],
          file,
          path: `/assets/${index}`,
        };
  } else if (isOfKind(document, 'campaign') || isOfKind(document, 'workflow')) {
    const { personas, status } = document.facts;
    const sends =
      !isOfKind(document, 'workflow') || [...itemsOf(document.facts.steps)].some(([{ type }]) => type === 'send');
    if (status === 'cancelled' || status === 'retired' || inward.has(document.facts.type) || !sends) return;
    yield { title, key: 'personas', personas: [...itemsOf(personas)].map(([id]) => id), file, path: '/title' };
  }
}

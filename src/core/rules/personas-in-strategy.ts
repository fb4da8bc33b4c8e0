import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const personasInStrategy = defineRule({
  id: 'personas-in-strategy',
  title: 'The strategy lists the personas that the plan speaks to',
  description:
    'Every persona to whom messaging or a campaign speaks is among the personas of the strategy. A persona that nothing names has a rule of its own.',
  kinds: ['strategy'],
  needs: ['persona'],
  severity: 'warning',
  messages: {
    missing:
      'Messaging or campaigns speak to {names}, but the strategy does not list {them}. Add {them} under `personas`, or stop speaking to {them}.',
    'spoken-to': 'Here the plan speaks to {title}',
    listed: 'The strategy is made for {names}',
  },
  *check(document, { project }) {
    const listed = new Set(
      project.documents('strategy').flatMap((strategy) => [...itemsOf(strategy.facts.personas)].map(([id]) => id)),
    );
    // A strategy that lists nobody is not written yet; the gate of its step asks for the list.
    if (listed.size === 0 || (document.facts.personas ?? []).length === 0) return;
    const addressed = addressedPersonas(project);
    const personas = project.documents('persona');
    const missing = personas.filter((persona) => !listed.has(persona.id) && addressed.has(persona.id));
    if (missing.length === 0) {
      const names = list(personas.filter(({ id }) => listed.has(id)).map(({ title }) => title));
      if (names !== '') yield { evidence: 'listed', args: { names }, path: '/personas', at: 'key' };
      return;
    }
    const args = { names: list(missing.map(({ title }) => title)), them: missing.length === 1 ? 'it' : 'them' };
    const related = missing.map(({ id, title }) => ({
      ...(addressed.get(id) as { file: string; path: string }),
      message: 'spoken-to',
      args: { title },
    }));
    yield { message: 'missing', args, path: '/personas', at: 'key', related };
  },
});

/** Personas to whom messaging or a campaign speaks, with the first place where it does. */
function addressedPersonas(project: ProjectView): Map<string, { file: string; path: string }> {
  const places = new Map<string, { file: string; path: string }>();
  const add = (id: string | undefined, file: string, path: string) => {
    if (id !== undefined && !places.has(id)) places.set(id, { file, path });
  };
  for (const { facts, file } of project.documents('messaging'))
    for (const [variant, index] of itemsOf(facts.persona_variants))
      add(variant.persona, file, `/persona_variants/${index}/persona`);
  for (const { facts, file } of project.documents('campaign'))
    for (const [id, index] of itemsOf(facts.personas)) add(id, file, `/personas/${index}`);
  return places;
}

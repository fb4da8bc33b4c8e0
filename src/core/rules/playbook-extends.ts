import { shippedPlaybooks } from '../gates/playbook.ts';
import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';

export const playbookExtends = defineRule({
  id: 'playbook-extends',
  title: 'A playbook extends another one, not itself',
  description: 'A playbook may build on one that ships or on another of the project; the chain must have an end.',
  kinds: ['playbook'],
  severity: 'error',
  messages: {
    cycle: 'This playbook extends itself: {chain}. Let one of them extend nothing, or a playbook that ships.',
    unknown: 'There is no playbook `{id}` to extend. Those that ship are {shipped}.',
  },
  *check(document, { project }) {
    const playbooks = new Map(project.documents('playbook').map((playbook) => [playbook.id, playbook]));
    const chain = [document.id];
    for (let id = document.facts.extends; id !== undefined; id = playbooks.get(id)?.facts.extends) {
      // A project's playbook may extend the shipped one of the same name.
      if (id === chain.at(-1) && shippedPlaybooks.includes(id)) return;
      if (chain.includes(id)) {
        yield { message: 'cycle', args: { chain: [...chain, id].join(' → ') }, path: '/extends' };
        return;
      }
      if (!playbooks.has(id)) {
        if (!shippedPlaybooks.includes(id))
          yield { message: 'unknown', args: { id, shipped: list([...shippedPlaybooks]) }, path: '/extends' };
        return;
      }
      chain.push(id);
    }
  },
});

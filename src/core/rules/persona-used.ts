import { defineRule } from './rule.ts';

export const personaUsed = defineRule({
  id: 'persona-used',
  title: 'Every persona is used by the plan',
  description: 'A persona that no other document names costs work and changes nothing.',
  kinds: ['persona'],
  severity: 'warning',
  messages: {
    unused:
      'Nothing in the plan names {title}. List it under `personas` in the strategy and write a message for it, or remove it.',
    used: '{title} is named in {count|place|places}',
  },
  *check(document, { project }) {
    // While there is no strategy, nobody can use it yet.
    if (project.documents('strategy').length === 0) return;
    const count = project.referencesTo('persona', document.id).filter(({ file }) => file !== document.file).length;
    const args = { title: document.title, count };
    yield count === 0 ? { message: 'unused', args, path: '/title' } : { evidence: 'used', args, path: '/title' };
  },
});

import { nearest } from '../messages/nearest.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';

export const statusOutputs = defineRule({
  id: 'status-outputs',
  title: 'What a status record says is there, is there',
  description: 'Every output that a role reports in its status record is a file of the project.',
  kinds: ['status'],
  severity: 'error',
  messages: {
    missing:
      '{path} is reported here, but there is no such file. Correct the path, or take it out until the file is there.',
    mistyped: '{path} is reported here, but there is no such file. Did you mean `{suggestion}`?',
    found: '{count|output|outputs}, all there',
  },
  fixes: {
    replace: 'Replace with `{suggestion}`',
  },
  *check(document, { project }) {
    const outputs = [...itemsOf(document.facts.outputs)];
    const there = outputs.filter(([path]) =>
      path.endsWith('/') ? project.pathsIn(path).length > 0 : project.hasPath(path),
    );
    for (const [path, index] of outputs) {
      if (there.some(([other]) => other === path)) continue;
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const suggestion = folder === '' ? undefined : nearest(path, project.pathsIn(folder));
      const place = { path: `/outputs/${index}` };
      if (suggestion === undefined) yield { message: 'missing', args: { path }, ...place };
      else {
        const changes = [{ op: 'set', path: place.path, value: suggestion }] as const;
        const fix = { message: 'replace', args: { suggestion }, changes };
        yield { message: 'mistyped', args: { path, suggestion }, ...place, fix };
      }
    }
    if (outputs.length > 0 && there.length === outputs.length)
      yield { evidence: 'found', args: { count: outputs.length }, path: '/outputs', at: 'key' };
  },
});

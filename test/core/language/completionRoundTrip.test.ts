// What is taken out of a real file is offered again at the same place, and choosing it leaves a text that reads well.
import assert from 'node:assert/strict';
import { isMap, isScalar, visit } from 'yaml';
import { toPointer, valueAt } from '../../../src/core/documents/pointer.ts';
import { completionAt } from '../../../src/core/language/completion.ts';
import { typingContextAt } from '../../../src/core/language/context.ts';
import { documentOf, examples, fillSnippet, projectOf } from './support.ts';

describe('completion puts back what was taken out', function () {
  this.timeout(60_000);
  for (const [name, files] of examples()) {
    const project = projectOf(files);
    for (const [file, text] of Object.entries(files)) {
      const document = project.documents.get(file);
      if (!document?.yaml || document.kind === undefined || document.format !== 'yaml') continue;
      it(`${name}/${file}`, () => {
        const lines: { start: number; end: number; key: string; pointer: string }[] = [];
        visit(document.yaml as NonNullable<typeof document.yaml>, {
          Pair(_, { key, value }, ancestors) {
            const map = ancestors.at(-1);
            if (!isMap(map) || map.flow || !isScalar(key) || !isScalar(value) || !key.range || !value.range) return;
            const end = text.indexOf('\n', key.range[0]);
            if (value.range[1] > end) return;
            const context = typingContextAt(text, [0, text.length], key.range[0] + 1);
            const pointer = toPointer([...(context?.path ?? []), String(key.value)]);
            lines.push({ start: key.range[0], end, key: String(key.value), pointer });
          },
        });
        // Enough of a long file to meet each of its shapes.
        const some = lines.filter((_, index) => index % Math.ceil(lines.length / 40) === 0);
        for (const { start, end, key, pointer } of some) {
          project.set(file, { text: text.slice(0, start) + text.slice(end) });
          const broken = documentOf(project, file);
          const item = completionAt(project, broken, broken.lines.positionAt(start)).find(({ label }) => label === key);
          assert.ok(item, `${pointer} is not offered at ${start}`);
          const added = item.isSnippet ? fillSnippet(item.insertText) : item.insertText;
          project.set(file, { text: text.slice(0, start) + added + text.slice(end) });
          const mended = documentOf(project, file);
          assert.deepEqual(mended.problems, [], pointer);
          assert.notEqual(valueAt(mended.data, pointer), undefined, pointer);
        }
        project.set(file, { text });
      });
    }
  }
});

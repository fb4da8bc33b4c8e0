import assert from 'node:assert/strict';
import { applyEdits, Checker, fixAll, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';

/** The text with its indentation in tabs, one for as many blanks. */
function tabbed(text: string, width: number): string {
  return text.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / width) + ' '.repeat(blanks.length % width));
}

describe('a file that is indented with tabs', () => {
  for (const width of [2, 4])
    for (const name of ['bedwise-planner', 'notchboard'])
      it(`has one finding, and one fix for all of it: ${name}, ${width} blanks a tab`, async () => {
        const files = exampleFiles(name);
        const project = await loadProject(new MemoryWorkspace(files));
        const checker = new Checker(project);
        let count = 0;
        for (const [file, { kind, format, text }] of [...project.documents]) {
          if (kind === undefined || format !== 'yaml') continue;
          const spoiled = tabbed(text, width);
          if (!/^ *\t/m.test(spoiled)) continue;
          count++;
          checker.engine.forget(project.set(file, { text: spoiled }));
          const found = checker.checkAll();
          assert.deepEqual(
            found.map((finding) => `${finding.file} ${finding.rule} ${finding.fix?.title}`),
            [`${file} yaml-syntax Indent with blanks`],
          );
          const mended = applyEdits(spoiled, fixAll(project, file));
          checker.engine.forget(project.set(file, { text: mended }));
          assert.deepEqual(checker.checkAll(), [], `what the fix leaves in ${file}`);
          assert.deepEqual(fixAll(project), []);
          checker.engine.forget(project.set(file, { text }));
        }
        assert.ok(count > 5, `${count} files have tabs`);
      });
});

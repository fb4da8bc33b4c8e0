// A real heap of other people's files: every YAML and Markdown file of our own node_modules, laid into the root and into a
// content folder of a project. None is a document, none gets a finding, none makes a rule run.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Checker, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { inRepository } from '../../support/scratch.ts';

const folder = inRepository('node_modules');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ya?ml|md)$/i.test(name) && !/(?:^|[\\/])\.bin[\\/]/.test(name))
  .map((name) => name.replaceAll('\\', '/'));

/** The files below a folder of a project. */
function under(place: string): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      try {
        return [[`${place}${name}`, readFileSync(`${folder}/${name}`, 'utf8')]];
      } catch {
        // A folder that is called like a file, such as `yaml.md/`.
        return [];
      }
    }),
  );
}

describe('the YAML and Markdown files of node_modules', function () {
  this.timeout(120_000);
  const settings = { 'marketing.yaml': 'kind: project\ntitle: Acme\n' };

  it('are many', () => assert.ok(names.length > 500, String(names.length)));

  for (const place of ['vendor/', 'workspace/', 'content/'])
    it(`are nobody’s documents in ${place}, and make no rule run`, async () => {
      const alone = new Checker(await loadProject(new MemoryWorkspace(settings)));
      alone.checkAll();
      const project = await loadProject(new MemoryWorkspace({ ...settings, ...under(place) }));
      const checker = new Checker(project);
      assert.deepEqual(
        checker
          .checkAll()
          .filter(({ file }) => file !== 'marketing.yaml')
          .map(({ file, rule, message }) => `${file} ${rule}: ${message}`),
        [],
      );
      assert.deepEqual(
        [...project.documents.values()].filter(({ kind }) => kind !== undefined).map(({ file }) => file),
        ['marketing.yaml'],
      );
      assert.equal(checker.engine.size, alone.engine.size);
      // Prose in a content folder is read, for its sections and links.
      if (place !== 'vendor/') assert.ok(project.documents.size > 500, String(project.documents.size));
    });
});

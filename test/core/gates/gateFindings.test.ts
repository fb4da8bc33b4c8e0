import assert from 'node:assert/strict';
import {
  bareContext,
  Checker,
  evaluateAll,
  gateFindings,
  loadProject,
  MemoryWorkspace,
} from '../../../src/core/index.ts';
import { digestSource } from '../../../src/node/evaluationContext.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';
import { inRepository } from '../../support/scratch.ts';

const persona = 'workspace/strategy/personas/sales-director.persona.yaml';
const strategy = 'workspace/strategy/gtm.strategy.yaml';
const recommendations = 'workspace/analytics/recommendations.md';

const context = { ...bareContext, ...digestSource(inRepository('examples/acme-crm')) };

/** What keeps the gates of the example closed after a change of some files: file, rule, and the sentence that names the gates. */
async function keepsClosed(name: string, changes: Record<string, (text: string) => string>): Promise<string[]> {
  const files: Record<string, string> = { ...exampleFiles(name) };
  for (const [file, change] of Object.entries(changes)) {
    const text = change(files[file] ?? '');
    assert.notEqual(text, files[file], file);
    files[file] = text;
  }
  const project = await loadProject(new MemoryWorkspace(files));
  const results = evaluateAll(project, new Checker(project).engine, context);
  return gateFindings(project, results).map(({ finding, keeps }) => `${finding.file} ${finding.rule} ${keeps}`);
}

describe('what keeps gates closed', function () {
  this.timeout(60_000);

  it('is nothing where every gate passes', async () => {
    assert.deepEqual(await keepsClosed('acme-crm', {}), []);
  });

  it('names the gate, each finding once', async () => {
    const found = await keepsClosed('acme-crm', {
      [persona]: (text) => text.replace(/^objections:\n(?:[ -].*\n)+/m, ''),
    });
    assert.ok(
      found.includes(`${persona} persona-complete Keeps the gate “Go-to-market strategy” closed.`),
      found.join('\n'),
    );
    assert.equal(new Set(found).size, found.length);
  });

  it('names both gates for a finding that closes two', async () => {
    const found = await keepsClosed('acme-crm', { [strategy]: (text) => `${text}: : :\n` });
    assert.ok(
      found.some((one) => one.startsWith(`${strategy} yaml-syntax Keeps the gates “`)),
      found.join('\n'),
    );
  });

  it('speaks of the first open phase only, where phases follow each other', async () => {
    const late = (text: string) => text.replace(/^## .*recommendations[\s\S]*/im, '');
    const early = (text: string) => text.replace(/^objections:\n(?:[ -].*\n)+/m, '');
    const alone = await keepsClosed('acme-crm', { [recommendations]: late });
    assert.ok(alone.length > 0 && alone.every((one) => !one.includes(persona)), alone.join('\n'));
    const both = await keepsClosed('acme-crm', { [recommendations]: late, [persona]: early });
    assert.ok(both.length > 0 && both.every((one) => !one.includes(recommendations)), both.join('\n'));
  });
});

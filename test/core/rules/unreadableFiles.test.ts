import assert from 'node:assert/strict';
import {
  Checker,
  evaluatePlaybook,
  type FileContent,
  loadProject,
  MemoryWorkspace,
  type Project,
} from '../../../src/core/index.ts';
import { RuleEngine } from '../../../src/core/rules/engine.ts';
import { exampleFiles } from '../../support/exampleFiles.ts';

const examples = ['acme-crm', 'bedwise-planner', 'notchboard'];

const playbooks = { 'acme-crm': 'gtm', 'bedwise-planner': 'marketing-cycle', notchboard: 'growth' };

/** Approvals and reviews count for a file as it was, so a file that changed is none that they cover, readable or not. */
const others = new Set(['approval-recorded', 'review-recorded', 'distribution-approved']);

/** Ways in which a document of the plan becomes one that nobody can read, from its text. */
const ways: Record<string, (text: string) => FileContent> = {
  'that is not UTF-8': () => ({ problem: 'encoding', args: {} }),
  'with a quotation mark that is never closed': (text) => ({ text: opened(text) }),
  'with a list that is never closed at its beginning': (text) => ({
    text: text.startsWith('---') ? text.replace('---\n', '---\nnotes: [Open\n') : `notes: [Open\n${text}`,
  }),
};

/** A line that cannot be read, in the middle of the YAML: what stands below it is lost. */
function opened(text: string): string {
  const lines = text.split('\n');
  const end = text.startsWith('---') ? lines.indexOf('---', 1) : lines.length;
  lines.splice(Math.ceil(end / 2), 0, '  x: "open');
  return lines.join('\n');
}

async function exampleProject(name: string, change: Record<string, string> = {}): Promise<Project> {
  return loadProject(new MemoryWorkspace({ ...exampleFiles(name), ...change }));
}

describe('a file that cannot be read', () => {
  for (const name of examples)
    for (const [way, spoil] of Object.entries(ways))
      it(`says nothing about the others in ${name}: one ${way}`, async () => {
        const project = await exampleProject(name);
        // One checker for all of them, as in the editor: what it remembers has to follow each change.
        const checker = new Checker(project);
        assert.deepEqual(checker.checkAll(), []);
        for (const [file, { kind, text }] of [...project.documents]) {
          if (kind === undefined) continue;
          checker.engine.forget(project.set(file, spoil(text)));
          const found = checker.checkAll().map((finding) => `${finding.file} ${finding.rule}`);
          assert.ok(found.length > 0, `nothing is wrong in ${file}`);
          assert.deepEqual(
            found.filter((line) => !/ (yaml-syntax|file-readable)$/.test(line) || !line.startsWith(`${file} `)),
            [],
            `beside the mistake in ${file}`,
          );
          checker.engine.forget(project.set(file, { text }));
        }
        assert.deepEqual(checker.checkAll(), [], 'all is as before');
      });

  it('keeps quiet about ids only where they may stand: the others are found as before', async () => {
    const text =
      'kind: journey\ntitle: J\npersona: sales-directr\nstages: [{ stage: awareness, channels: [nowhere] }]\n';
    const files = { 'j.journey.yaml': text.replace(/\nstages.*/, '\nfunnel: nothing') };
    const project = await exampleProject('acme-crm', files);
    const checker = new Checker(project);
    const lines = () =>
      checker
        .check('j.journey.yaml')
        .filter(({ rule }) => rule === 'reference-resolves')
        .map(({ message }) => message.split('.')[0]);
    const whole = lines();
    assert.ok(whole.includes('There is no persona `sales-directr`'), whole.join('\n'));
    const persona = [...project.documents.values()].find(({ kind }) => kind === 'persona');
    assert.ok(persona);
    checker.engine.forget(project.set(persona.file, { text: opened(persona.text) }));
    assert.deepEqual(
      lines(),
      whole.filter((line) => !line?.includes('persona')),
    );
    checker.engine.forget(project.set(persona.file, { text: persona.text }));
    assert.deepEqual(lines(), whole);
  });

  for (const [name, playbook] of Object.entries(playbooks))
    it(`makes no gate of ${name} miss what may stand in it`, async () => {
      const project = await exampleProject(name);
      const engine = new RuleEngine(project, []);
      const found = () =>
        (evaluatePlaybook(project, engine, playbook)?.gates ?? [])
          .flatMap(({ criteria }) => criteria)
          .flatMap(({ findings }) => findings)
          .filter(({ rule, message }) => !others.has(rule) && !message.startsWith('Without knowing which day it is'))
          .map(({ rule, file, message }) => `${rule} in ${file}: ${message}`);
      const before = new Set(found());
      const kinds = new Set();
      for (const [file, { kind, text }] of [...project.documents]) {
        // One document of each kind: what a gate looks for among them is the same for the next.
        if (kind === undefined || kind === 'project' || kinds.has(kind)) continue;
        kinds.add(kind);
        engine.forget(project.set(file, { problem: 'encoding', args: {} }));
        const added = found().filter((line) => !before.has(line));
        assert.deepEqual(
          added.filter((line) => !/^(?:file-readable|output-complete) /.test(line) || !line.includes(` in ${file}: `)),
          [],
          `beside ${file}, which cannot be read`,
        );
        engine.forget(project.set(file, { text }));
      }
      assert.deepEqual(new Set(found()), before, 'all is as before');
    });

  it('lets no criterion pass that would have to read it', async () => {
    const spoiled = 'workspace/strategy/goals.kpis.yaml';
    const text = exampleFiles('acme-crm')[spoiled] ?? '';
    const criterion = async (change: Record<string, string>) => {
      const project = await exampleProject('acme-crm', change);
      const result = evaluatePlaybook(project, new RuleEngine(project, []), 'gtm');
      const all = result?.gates.flatMap(({ criteria }) => criteria).filter(({ rule }) => rule === 'objectives-smart');
      return all?.map(({ status, findings }) => [
        status,
        ...new Set(findings.map(({ file, rule }) => `${file} ${rule}`)),
      ]);
    };
    assert.deepEqual(await criterion({}), [['pass']]);
    assert.deepEqual(await criterion({ [spoiled]: opened(text) }), [['fail', `${spoiled} yaml-syntax`]]);
  });
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import {
  Checker,
  findPlaybook,
  loadProject,
  MemoryWorkspace,
  pathPolicy,
  roleFile,
  roleFiles,
  roleOf,
  shippedPlaybooks,
} from '../../../src/core/index.ts';
import { itemsOf } from '../../../src/core/schema/types.ts';

const settings = (playbooks: string) => `kind: project\ntitle: Acme\nplaybooks: [${playbooks}]\n`;

describe('roles', () => {
  it('exist for everybody who is named in a playbook, and for nobody else', async () => {
    const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': settings('gtm') }));
    const named = new Set<string>();
    for (const id of shippedPlaybooks) {
      for (const [agent] of itemsOf(findPlaybook(project, id)?.agents)) {
        named.add(agent.id ?? '');
        assert.ok(roleOf(project, agent.id ?? ''), `agents/${agent.id}.md`);
      }
    }
    const files = readdirSync(new URL('../../../agents/', import.meta.url)).filter(
      (file) => file !== 'README.md' && file !== 'how-you-work.md',
    );
    assert.deepEqual(files.sort(), [...named].map((id) => `${id}.md`).sort());
  });

  it('of every playbook own at least the outputs of their steps', async () => {
    const project = await loadProject(new MemoryWorkspace({ 'marketing.yaml': settings('gtm') }));
    for (const id of shippedPlaybooks) {
      const playbook = findPlaybook(project, id) ?? {};
      for (const [agent] of itemsOf(playbook.agents)) {
        const { owned } = pathPolicy(playbook, agent.id ?? '');
        assert.ok(owned.includes(`workspace/status/${agent.id}.md`), `${id}: ${agent.id} owns its status record`);
      }
    }
  });

  it('written into a project have nothing to mend, and are then the ones that count', async () => {
    const playbook = findPlaybook(await loadProject(new MemoryWorkspace()), 'gtm') ?? {};
    const files = roleFiles([playbook]);
    assert.equal(files.length, 7);
    const project = await loadProject(
      new MemoryWorkspace({
        'marketing.yaml': settings('gtm'),
        ...Object.fromEntries(files.map(({ file, text }) => [file, text])),
      }),
    );
    const checker = new Checker(project);
    assert.deepEqual(
      files.flatMap(({ file }) => checker.check(file)),
      [],
    );
    const role = roleOf(project, 'demand-gen');
    assert.equal(role?.file, '.claude/agents/demand-gen.md');
    assert.match(role?.instructions ?? '', /workspace\/status\/demand-gen\.md/);
  });

  it('of a project count before the shipped ones', async () => {
    const text = '---\nname: coordinator\ndescription: Ours\n---\n\nDo it our way.\n';
    const project = await loadProject(
      new MemoryWorkspace({ 'marketing.yaml': settings('gtm'), '.claude/agents/coordinator.md': text }),
    );
    assert.equal(roleOf(project, 'coordinator')?.instructions, 'Do it our way.');
    assert.equal(roleOf(project, 'nobody'), undefined);
    assert.equal(roleFile('nobody'), undefined);
    assert.equal(roleFile('how-you-work'), undefined);
  });
});

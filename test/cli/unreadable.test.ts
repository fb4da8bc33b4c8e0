import assert from 'node:assert/strict';
import { unlink } from 'node:fs/promises';
import { Checker, type FileContent, loadProject } from '../../src/core/index.ts';
import { NodeWorkspace, problemOf } from '../../src/node/workspace.ts';
import { Scratch } from '../support/scratch.ts';

/** Files that change between the listing and the reading, and errors of the system that a test run as root cannot cause. */
describe('a file that cannot be read', () => {
  it('vanishes between listing and reading: a finding, and the rest is checked', async () => {
    const scratch = await (await Scratch.create()).write({
      'marketing.yaml': 'kind: project\ntitle: Acme\n',
      'gone.persona.yaml': 'kind: persona\ntitle: Gone\n',
      'good.persona.yaml': 'kind: persona\ntitle: Good\nextra: 1\n',
    });
    class Vanishing extends NodeWorkspace {
      override async list(): Promise<string[]> {
        const files = await super.list();
        await unlink(scratch.path('gone.persona.yaml'));
        return files;
      }
    }
    try {
      const findings = new Checker(await loadProject(new Vanishing(scratch.root))).checkAll();
      assert.match(findings.find((finding) => finding.file === 'gone.persona.yaml')?.message ?? '', /is gone now/);
      assert.ok(findings.some((finding) => finding.file === 'good.persona.yaml' && finding.rule === 'unknown-key'));
    } finally {
      await scratch.remove();
    }
  });

  const errors: [string, FileContent][] = [
    ['EACCES', { problem: 'no-permission', args: {} }],
    ['EPERM', { problem: 'no-permission', args: {} }],
    ['ENOENT', { problem: 'vanished', args: {} }],
    ['EISDIR', { problem: 'not-a-file', args: {} }],
    ['EIO', { problem: 'unreadable', args: { reason: 'EIO' } }],
  ];
  for (const [code, expected] of errors) {
    it(`says what ${code} means`, () => {
      assert.deepEqual(problemOf(Object.assign(new Error(code), { code })), expected);
    });
  }
});

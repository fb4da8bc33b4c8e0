import assert from 'node:assert/strict';
import { lstat, readFile, symlink, writeFile } from 'node:fs/promises';
import { runInProcess } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

describe('gtm init --agents', () => {
  let scratch: Scratch;
  const init = (...argv: string[]) => runInProcess(['init', '--agents', ...argv], { cwd: scratch.root });
  const read = (file = 'AGENTS.md') => readFile(scratch.path(file), 'utf8');

  beforeEach(async () => {
    scratch = await Scratch.create();
  });
  afterEach(() => scratch.remove());

  it('starts a project with a section for agents', async () => {
    const { code, out, err } = await init('--title', 'Acme');
    assert.equal(code, 0, err);
    assert.match(out, /marketing\.yaml[\s\S]*AGENTS\.md/);
    assert.match(
      await read(),
      /^<!-- marketing-as-code: begin -->\n## The go-to-market plan\n[\s\S]*<!-- marketing-as-code: end -->\n$/,
    );
  });

  it('adds the section to a file that exists, keeps the rest, and does nothing the second time', async () => {
    await scratch.write({
      'marketing.yaml': 'kind: project\ntitle: Acme\n',
      'AGENTS.md': '# Ours\r\n\r\nBe kind.\r\n',
    });
    assert.equal((await init()).code, 0);
    const text = await read();
    assert.ok(text.startsWith('# Ours\r\n\r\nBe kind.\r\n\r\n<!-- marketing-as-code: begin -->\r\n'));
    assert.doesNotMatch(text, /[^\r]\n/);
    const again = await init('--json');
    assert.deepEqual(JSON.parse(again.out), { root: scratch.root, files: [], kept: ['AGENTS.md'] });
    assert.equal(await read(), text);
  });

  it('brings an old section up to date, and nothing around it', async () => {
    await scratch.write({
      'marketing.yaml': 'kind: project\ntitle: Acme\n',
      'AGENTS.md': 'Before.\n<!-- marketing-as-code: begin -->\nold\n<!-- marketing-as-code: end -->\nBehind.\n',
    });
    assert.equal((await init()).code, 0);
    assert.match(
      await read(),
      /^Before\.\n<!-- marketing-as-code: begin -->\n## The go-to-market plan[\s\S]*end -->\nBehind\.\n$/,
    );
  });

  it('refuses a section without an end, and changes nothing', async () => {
    const text = 'Mine.\n<!-- marketing-as-code: begin -->\nold\n';
    await scratch.write({ 'marketing.yaml': 'kind: project\ntitle: Acme\n', 'AGENTS.md': text });
    const { code, err } = await init();
    assert.equal(code, 2);
    assert.match(err, /does not end\. Put/);
    assert.equal(await read(), text);
  });

  it('writes through a link inside the project, and not through one that leads out', async () => {
    await scratch.write({
      'plan/marketing.yaml': 'kind: project\ntitle: Acme\n',
      'plan/CLAUDE.md': 'Ours.\n',
      'outside.md': 'Theirs.\n',
    });
    await symlink('CLAUDE.md', scratch.path('plan/AGENTS.md'));
    assert.equal((await init('plan')).code, 0);
    assert.match(await read('plan/CLAUDE.md'), /^Ours\.\n\n<!-- marketing/);
    assert.ok((await lstat(scratch.path('plan/AGENTS.md'))).isSymbolicLink());
    await scratch.write({ 'other/marketing.yaml': 'kind: project\ntitle: Acme\n' });
    await symlink('../outside.md', scratch.path('other/AGENTS.md'));
    const { code, err } = await init('other');
    assert.equal(code, 2);
    assert.match(err, /is a link to .*outside the project, so it stays as it is/);
    assert.equal(await read('outside.md'), 'Theirs.\n');
    await writeFile(scratch.path('outside.md'), '');
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { viewNames } from '../../src/core/index.ts';
import { runInProcess } from '../support/runGtm.ts';
import { inRepository, Scratch } from '../support/scratch.ts';

const example = inRepository('examples/acme-crm');
const gtm = (...argv: string[]) => runInProcess(['preview', ...argv], { cwd: example });

describe('gtm preview', () => {
  it('shows the project as a whole without a file', async () => {
    const { code, out } = await gtm();
    assert.equal(code, 0);
    assert.match(out, /^Go-to-market in four phases\nAll 19 steps are done\.\n/);
    for (const [view, title] of [
      ['board', 'Go-to-market in four phases'],
      ['graph', 'From strategy to learning'],
      ['calendar', 'Campaign calendar 2026-Q2'],
    ] as const) {
      const { out: text } = await gtm('--view', view);
      assert.ok(text.startsWith(`${title}\n`), view);
      assert.equal((await gtm('marketing.yaml', '--view', view)).out, text, 'the same as from the project file');
    }
  });

  it('needs no file for a picture that only one document has', async () => {
    const { code, out } = await gtm('--view', 'funnel');
    assert.equal(code, 0);
    assert.match(out, /^From visitor to customer\n/);
  });

  it('asks which document where several have the picture, and says when none has', async () => {
    const { code, err } = await gtm('--view', 'persona');
    assert.equal(code, 2);
    assert.match(err, /3 documents have the picture persona\. Name one: .*finance-director\.persona\.yaml/);
    const wrong = await gtm('--view', 'bord');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /There is no picture called bord\. There are funnel, .* and calendar\./);
    const scratch = await (await Scratch.create()).write({ 'marketing.yaml': 'kind: project\ntitle: A\n' });
    try {
      const none = await runInProcess(['preview', '--view', 'funnel'], { cwd: scratch.root });
      assert.equal(none.code, 2);
      assert.match(none.err, /No document of this project has the picture funnel\./);
    } finally {
      await scratch.remove();
    }
  });

  it('names every picture in its help', async () => {
    const { out } = await gtm('--help');
    for (const name of viewNames) assert.ok(out.replaceAll(/\s+/g, ' ').includes(name), name);
    assert.match(out, /\[options\] \[file\]/);
  });

  it('shows first what has something to show', async () => {
    // The strategy of this example has a budget and no initiatives.
    const { out } = await runInProcess(
      ['preview', '--project', inRepository('examples/notchboard'), 'workspace/strategy/notchboard.strategy.yaml'],
      { cwd: example },
    );
    assert.match(out, /^Budget: /);
  });

  it('writes the format that the name of the output ends in', async () => {
    const scratch = await Scratch.create();
    try {
      for (const [name, start] of [
        ['a.svg', /^<svg /],
        ['a.html', /^<!doctype html>/],
        ['a.mmd', /^flowchart /],
        ['a.json', /^\{/],
        ['a', /^From visitor/],
      ] as const) {
        const { code } = await gtm('workspace/analytics/acquisition.funnel.yaml', '-o', `${scratch.root}/${name}`);
        assert.equal(code, 0);
        assert.match(await readFile(`${scratch.root}/${name}`, 'utf8'), start);
      }
    } finally {
      await scratch.remove();
    }
  });
});

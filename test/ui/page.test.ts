// The web page that `gtm preview` writes of a Markdown document, opened by itself in a browser.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInProcess } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';
import { browser, picturesFolder } from './support/session.ts';

const text = `---
kind: deliverable
title: Our way
---

# Our way

\`\`\`mermaid
flowchart LR
  accTitle: From spreadsheet to forecast
  a[Spreadsheet] -- "every Monday" --> b[Forecast]
\`\`\`

\`\`\`mermaid
flowchart LR
  a["<img src=x onerror=document.title='owned'>"]
  click a "javascript:document.title='owned'"
\`\`\`

\`\`\`mermaid
no diagram at all
\`\`\`

<script>document.title = 'owned'</script>
`;

describe('the web page of a Markdown document', () => {
  let scratch: Scratch;

  before(async () => {
    scratch = await (await Scratch.create()).write({
      'marketing.yaml': 'kind: project\ntitle: A\n',
      'workspace/way.md': text,
    });
    const { code, err } = await runInProcess(['preview', 'workspace/way.md', '-o', 'way.html'], { cwd: scratch.root });
    assert.deepEqual([code, err], [0, '']);
  });
  after(async () => {
    await scratch?.remove();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`draws its diagrams in ${colorScheme}, obeys nothing in them and fetches nothing`, async () => {
      const page = await (await browser()).newPage({ colorScheme, viewport: { width: 800, height: 700 } });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => void requests.push(request.url()));
      page.on('pageerror', (error) => void complaints.push(String(error)));
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
      const address = String(pathToFileURL(path.join(scratch.root, 'way.html')));
      await page.goto(address);
      // The last fence is reached once the others are done.
      await page.getByText('This diagram cannot be drawn:').waitFor();
      assert.equal(await page.locator('pre.is-drawn img').count(), 2);
      assert.equal(await page.locator('img').first().getAttribute('alt'), 'From spreadsheet to forecast');
      assert.ok(((await page.locator('img').first().boundingBox())?.width ?? 0) > 200, 'a picture that can be seen');
      assert.deepEqual(
        (await page.locator('pre:not(.is-drawn)').allInnerTexts()).map((each) => each.trim()),
        ['no diagram at all'],
        'what cannot be drawn stays text',
      );
      assert.equal(await page.title(), 'Our way');
      // Mermaid looks at the label in an element of the page: the policy is what keeps its handler from running.
      assert.deepEqual(
        complaints.filter((each) => !/^Executing inline event handler violates .*has been blocked\.$/.test(each)),
        [],
      );
      assert.deepEqual(
        requests.filter((url) => !url.startsWith('data:image/svg+xml')),
        [address],
      );
      await page.screenshot({ path: path.join(picturesFolder, `page-alone-${colorScheme}.png`) });
      await page.close();
    });
  }
});

describe('the web page of a picture', () => {
  it('fits a window that is somewhat narrower, and scrolls by itself in a narrow one', async () => {
    const scratch = await (await Scratch.create()).write({
      'marketing.yaml': 'kind: project\ntitle: A\n',
      'a.funnel.yaml': 'kind: funnel\ntitle: F\nstages: [{ id: a, title: Visitors, planned: { volume: 100 } }]\n',
    });
    const { code } = await runInProcess(['preview', 'a.funnel.yaml', '-o', 'a.html'], { cwd: scratch.root });
    assert.equal(code, 0);
    const page = await (await browser()).newPage();
    await page.goto(String(pathToFileURL(path.join(scratch.root, 'a.html'))));
    const hidden = (selector: string) =>
      page.locator(selector).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    for (const [width, scrolls] of [
      [1000, false],
      [600, false],
      [320, true],
    ] as const) {
      await page.setViewportSize({ width, height: 600 });
      assert.equal((await hidden('.picture')) > 0, scrolls, `at ${width} pixels`);
      assert.equal(await hidden('html'), 0);
    }
    await page.close();
    await scratch.remove();
  });
});

import assert from 'node:assert/strict';
import { renderMermaid, renderSvg } from '../../../src/core/index.ts';
import { planDocument } from '../../../src/core/project/planDocument.ts';
import type { DocumentViewSource } from '../../../src/core/views/source.ts';
import { documentViews, projectViews } from '../../../src/core/views/sources.ts';
import { assertWellFormed, emptyWorld } from './support.ts';

const sources = documentViews as unknown as readonly DocumentViewSource[];

/** The view of an empty document, or of an empty project. */
const views = [
  ...sources.map((source) => {
    const document = planDocument(`plan/a.${source.kind.replaceAll('_', '-')}.yaml`, { text: `kind: ${source.kind}` });
    return { source, view: source.of(document, emptyWorld) };
  }),
  ...projectViews.map((source) => ({ source, view: source.of(emptyWorld) })),
];

describe('the registries of views', () => {
  it('know each view by one name, and by one title for people', () => {
    for (const key of ['name', 'title'] as const) {
      const all = views.map(({ source }) => source[key]);
      assert.deepEqual(all, [...new Set(all)]);
    }
  });

  for (const { source, view } of views) {
    it(`draw the ${source.name} of nothing, and say what to do about it`, () => {
      assert.equal(view.kind, source.name);
      assert.ok(view.empty, 'a view of nothing is an empty one');
      assert.match(view.empty.message, /\.$/);
      assertWellFormed(renderSvg(view));
      assert.match(renderMermaid(view), /^\w/);
    });
  }
});

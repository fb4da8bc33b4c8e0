// Views of documents that stand in the tests as text.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PlanDocument, type View, type ViewWorld, viewOf } from '../../../src/core/index.ts';
import { planDocument } from '../../../src/core/project/planDocument.ts';
import { Project } from '../../../src/core/project/project.ts';
import type { FunnelView } from '../../../src/core/views/funnel/model.ts';

const golden = fileURLToPath(new URL('./golden/', import.meta.url));

export type { FunnelView };

/** A world of nothing but an empty project. */
export const emptyWorld: ViewWorld = { project: new Project() };

/** What a file with this text shows. */
export function shown(file: string, text: string, name?: string): View | undefined {
  return viewOf(planDocument(file, { text }) as PlanDocument, emptyWorld, name);
}

/** The funnel of a YAML text. */
export function funnelOf(text: string): FunnelView {
  const view = shown('plan/a.funnel.yaml', text);
  assert.equal(view?.kind, 'funnel');
  return view as FunnelView;
}

/** A stage as a test writes it. */
export interface StageInput {
  title?: unknown;
  planned?: Record<string, unknown>;
  actual?: Record<string, unknown>;
  loss_reason?: unknown;
}

/** The funnel of some stages. */
export function funnelWith(stages: readonly StageInput[], title = 'Test'): FunnelView {
  const items = stages.map((stage, index) => ({ id: `s${index + 1}`, title: `Stage ${index + 1}`, ...stage }));
  // JSON is YAML.
  return funnelOf(JSON.stringify({ kind: 'funnel', title, stages: items }));
}

/** The funnel of the example project. */
export function exampleFunnel(): FunnelView {
  const file = '../../../examples/acme-crm/workspace/analytics/acquisition.funnel.yaml';
  return funnelOf(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** Compares with a file in `golden`; with UPDATE_GOLDEN=1 writes it instead. */
export function assertGolden(name: string, actual: string): void {
  // As text, so that nobody formats or lints what has to stay as it was drawn.
  const file = `${golden}${name}.txt`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'), `${name} has changed; look at it, then UPDATE_GOLDEN=1`);
}

/** Fails when a text is not well-formed XML. Reads the little XML that pictures use, and nothing else. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z][a-zA-Z0-9:-]*="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    end = token.lastIndex;
    const [whole, close, name, , empty] = match;
    assert.doesNotMatch(whole, /&(?!(?:amp|lt|gt|quot|#39|#10);)/, 'an ampersand that begins nothing');
    if (name === undefined) continue;
    if (close) assert.equal(open.pop(), name);
    else if (!empty) open.push(name);
  }
  assert.equal(end, xml.length, `not well-formed at: ${xml.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u);
}

/** Texts that would be obeyed as markup, as Mermaid or by a terminal if somebody forgot to write them as text. */
export const nasty = [
  '<script>alert(1)</script>',
  '"]; click s1 "javascript:alert(1)"',
  '%%{init: {"securityLevel": "loose"}}%%',
  'x"]\nclick s1 call alert()\ns9["y',
  "' onload='alert(1)",
  '" onload="alert(1)',
  ']]></text><foreignObject><body/></foreignObject>',
  '&lt;b&gt; &#x3c;b&#x3e; #lt;b#gt; #34;',
  '`markdown` **bold** <br> <img src=x onerror=alert(1)>',
  '```\n# Heading\n```',
  'end\nsubgraph x',
  '\u202Egnp.exe\u202C and \u2066more',
  'a\u0000b\u0007c\u001B[31mred\u001B]8;;http://x\u0007link \uD800 half \uFFFE',
  '$(rm -rf /) {{first_name}}',
];

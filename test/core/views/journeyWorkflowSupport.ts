// Journeys and workflows that stand in the tests as text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { JourneyView } from '../../../src/core/views/journey/model.ts';
import type { WorkflowView } from '../../../src/core/views/workflow/model.ts';
import { shown } from './support.ts';

export type { JourneyView, WorkflowView };

/** The journey of a YAML text. */
export function journeyOf(text: string): JourneyView {
  const view = shown('plan/a.journey.yaml', text);
  assert.equal(view?.kind, 'journey');
  return view as JourneyView;
}

/** The workflow of a YAML text. */
export function workflowOf(text: string): WorkflowView {
  const view = shown('plan/a.workflow.yaml', text);
  assert.equal(view?.kind, 'workflow');
  return view as WorkflowView;
}

/** The journey of some stages; JSON is YAML. */
export function journeyWith(stages: readonly unknown[], title = 'Test'): JourneyView {
  return journeyOf(JSON.stringify({ kind: 'journey', title, stages }));
}

/** The workflow of some steps. */
export function workflowWith(steps: readonly unknown[], more: object = {}): WorkflowView {
  return workflowOf(JSON.stringify({ kind: 'workflow', title: 'Test', ...more, steps }));
}

/** The journey of the example project. */
export function exampleJourney(): JourneyView {
  return journeyOf(example('customer-success/journeys/from-bad-monday.journey.yaml'));
}

/** A workflow of the example project. */
export function exampleWorkflow(): WorkflowView {
  return workflowOf(example('demand-gen/email-sequences/trial-welcome.workflow.yaml'));
}

function example(file: string): string {
  return readFileSync(new URL(`../../../examples/acme-crm/workspace/${file}`, import.meta.url), 'utf8');
}

/** Fails when a node is not inside the picture. */
export function assertInside(svg: string): void {
  const [, width = '', height = ''] = svg.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/) ?? [];
  const boxes = /<rect class="gtm-area" x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g;
  for (const [box, ...numbers] of svg.matchAll(boxes)) {
    const [x = -1, y = -1, wide = -1, high = -1] = numbers.map(Number);
    assert.ok(x >= 0 && y >= 0 && wide > 0 && high > 0, box);
    assert.ok(x + wide <= Number(width) && y + high <= Number(height), `${box} in ${width} × ${height}`);
  }
  // Letters stand this high above their line, in the smallest size.
  const ascent = 10;
  for (const [text, x, y] of svg.matchAll(/<text [^>]*?\bx="([\d.-]+)" y="([\d.-]+)"[^>]*>[^<]*/g)) {
    assert.ok(Number(x) >= 0 && Number(y) >= ascent && Number(y) <= Number(height), `${text} in ${width} × ${height}`);
  }
}

/** Fails when two steps, or a step and the words on a way, cover each other. */
export function assertApart(svg: string): void {
  const boxes = [
    ...svg.matchAll(/<rect class="gtm-area" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
  ].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number]);
  for (const [index, [x, y, width, height]] of boxes.entries()) {
    for (const [otherX, otherY, otherWidth, otherHeight] of boxes.slice(index + 1)) {
      const apart =
        x + width <= otherX || otherX + otherWidth <= x || y + height <= otherY || otherY + otherHeight <= y;
      assert.ok(apart, `${x},${y} ${width}×${height} covers ${otherX},${otherY} ${otherWidth}×${otherHeight}`);
    }
  }
}

import type { Kind } from '../documents/kinds.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { funnelMermaid } from './funnel/mermaid.ts';
import { drawFunnel } from './funnel/svg.ts';
import { funnelView } from './funnel/view.ts';
import { journeyMermaid } from './journey/mermaid.ts';
import { drawJourney } from './journey/svg.ts';
import { journeyView } from './journey/view.ts';
import type { View } from './model.ts';
import type { Drawing } from './svg/drawing.ts';
import { workflowMermaid } from './workflow/mermaid.ts';
import { drawWorkflow } from './workflow/svg.ts';
import { workflowView } from './workflow/view.ts';

/** A way to look at documents of a kind. */
export interface ViewSource<K extends Kind> {
  /** Name on the command line and in messages. */
  name: string;
  /** Name for people. */
  title: string;
  of(document: PlanDocument<K>): View;
}

/** How a view is drawn. */
export interface ViewRenderer<V extends View> {
  svg(view: V, width: number): Drawing;
  mermaid(view: V): string;
}

/** The views of each kind of document, the most useful one first. A new view is a folder beside `funnel` and a line here. */
export const viewSources: { readonly [K in Kind]?: readonly ViewSource<K>[] } = {
  funnel: [{ name: 'funnel', title: 'Funnel', of: funnelView }],
  journey: [{ name: 'journey', title: 'Journey', of: journeyView }],
  workflow: [{ name: 'workflow', title: 'Workflow', of: workflowView }],
};

/** How each view is drawn. */
export const viewRenderers: { readonly [K in View['kind']]: ViewRenderer<Extract<View, { kind: K }>> } = {
  funnel: { svg: drawFunnel, mermaid: funnelMermaid },
  journey: { svg: drawJourney, mermaid: journeyMermaid },
  workflow: { svg: drawWorkflow, mermaid: workflowMermaid },
};

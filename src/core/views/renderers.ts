import type { AttributionView } from './attribution/view.ts';
import { barsMermaid } from './bars/mermaid.ts';
import { drawBars } from './bars/svg.ts';
import { boardMermaid } from './board/mermaid.ts';
import { drawBoard } from './board/svg.ts';
import type { BudgetView } from './budget/view.ts';
import { calendarMermaid } from './calendar/mermaid.ts';
import { drawCalendar } from './calendar/svg.ts';
import { experimentMermaid } from './experiment/mermaid.ts';
import { drawExperiment } from './experiment/svg.ts';
import { funnelMermaid } from './funnel/mermaid.ts';
import { drawFunnel } from './funnel/svg.ts';
import { graphMermaid } from './graph/mermaid.ts';
import { drawGraph } from './graph/svg.ts';
import { initiativesMermaid } from './initiatives/mermaid.ts';
import { drawInitiatives } from './initiatives/svg.ts';
import { journeyMermaid } from './journey/mermaid.ts';
import { drawJourney } from './journey/svg.ts';
import type { KpisView } from './kpis/view.ts';
import { messagesMermaid } from './messages/mermaid.ts';
import { drawMessages } from './messages/svg.ts';
import type { ViewHead } from './model.ts';
import { personaMermaid } from './persona/mermaid.ts';
import { drawPersona } from './persona/svg.ts';
import type { Drawing } from './svg/drawing.ts';
import { workflowMermaid } from './workflow/mermaid.ts';
import { drawWorkflow } from './workflow/svg.ts';

/** How a view is drawn. */
interface ViewRenderer<V extends ViewHead> {
  svg(view: V, width: number): Drawing;
  mermaid(view: V): string;
}

/** How each view is drawn, by its kind. Kept apart from the sources: the page that only draws need not carry those. */
const renderers = {
  attribution: { svg: (view: AttributionView, width: number) => drawBars(view, width), mermaid: barsMermaid },
  board: { svg: drawBoard, mermaid: boardMermaid },
  budget: { svg: (view: BudgetView, width: number) => drawBars(view, width), mermaid: barsMermaid },
  calendar: { svg: drawCalendar, mermaid: calendarMermaid },
  experiment: { svg: drawExperiment, mermaid: experimentMermaid },
  funnel: { svg: drawFunnel, mermaid: funnelMermaid },
  graph: { svg: drawGraph, mermaid: graphMermaid },
  journey: { svg: drawJourney, mermaid: journeyMermaid },
  kpis: { svg: (view: KpisView, width: number) => drawBars(view, width), mermaid: barsMermaid },
  messages: { svg: drawMessages, mermaid: messagesMermaid },
  initiatives: { svg: drawInitiatives, mermaid: initiativesMermaid },
  persona: { svg: drawPersona, mermaid: personaMermaid },
  workflow: { svg: drawWorkflow, mermaid: workflowMermaid },
};

type Renderers = typeof renderers;

/** A picture before it is drawn: what there is to see, each part with its place in the plan. */
export type View = { [K in keyof Renderers]: Parameters<Renderers[K]['svg']>[0] }[keyof Renderers];

/** The renderer of a view; undefined for a kind that nobody draws. */
export function rendererOf(view: ViewHead): ViewRenderer<ViewHead> | undefined {
  return Object.hasOwn(renderers, view.kind)
    ? (renderers[view.kind as keyof Renderers] as ViewRenderer<never> as ViewRenderer<ViewHead>)
    : undefined;
}

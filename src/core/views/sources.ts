import type { Kind } from '../documents/kinds.ts';
import { attributionView } from './attribution/view.ts';
import { boardView } from './board/view.ts';
import { budgetView } from './budget/view.ts';
import { calendarView } from './calendar/view.ts';
import { experimentView } from './experiment/view.ts';
import { funnelView } from './funnel/view.ts';
import { graphView } from './graph/view.ts';
import { initiativesView } from './initiatives/view.ts';
import { journeyView } from './journey/view.ts';
import { kpisView } from './kpis/view.ts';
import { messagesView } from './messages/view.ts';
import { personaView } from './persona/view.ts';
import type { DocumentViewSource, ProjectViewSource } from './source.ts';
import { workflowView } from './workflow/view.ts';

function ofKind<K extends Kind>(kind: K, name: string, title: string, of: DocumentViewSource<K>['of']) {
  return { kind, name, title, of };
}

/** The views of documents; where a kind has several, the most useful one comes first. */
export const documentViews = [
  ofKind('funnel', 'funnel', 'Funnel', funnelView),
  ofKind('journey', 'journey', 'Journey', journeyView),
  ofKind('workflow', 'workflow', 'Workflow', workflowView),
  ofKind('messaging', 'messages', 'Messaging matrix', messagesView),
  ofKind('strategy', 'initiatives', 'Initiatives', initiativesView),
  ofKind('experiment', 'experiment', 'Read-out of an experiment', experimentView),
  ofKind('strategy', 'budget', 'Channel budget', budgetView),
  ofKind('kpis', 'kpis', 'KPIs planned and actual', kpisView),
  ofKind('attribution', 'attribution', 'Attribution', attributionView),
  ofKind('persona', 'persona', 'Persona card', personaView),
] as const;

/** The views of a project as a whole, in the order in which they are offered. */
export const projectViews: readonly ProjectViewSource[] = [
  { name: 'board', title: 'Playbook board', of: boardView, needsStatus: true },
  { name: 'graph', title: 'From strategy to learning', of: graphView },
  { name: 'calendar', title: 'Campaign calendar', of: calendarView },
];

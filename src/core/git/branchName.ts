import type { PlaybookFacts } from '../gates/playbook.ts';
import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { slugOf } from '../records/write.ts';
import { itemsOf } from '../schema/types.ts';

/** A branch to work on, by the convention. */
export interface BranchPlan {
  /** Whole name, such as `gtm/phase-2-pipeline-building` or `gtm/campaigns/spring-launch`. */
  branch: string;
  /** The phase that the branch is for; undefined for a branch of a single piece of work. */
  phase?: string;
  /** Phases whose gates have to pass on the base branch first. */
  after: readonly string[];
}

/** Areas of work that have branches of their own, with the kinds of document that belong to them. */
const areas: Readonly<Record<string, readonly string[]>> = {
  strategy: ['strategy', 'persona', 'messaging'],
  campaigns: ['campaign', 'content'],
  enablement: ['team_document'],
  pipeline: ['pipeline', 'scoring', 'segments'],
  'customer-success': ['success', 'journey'],
  analytics: ['experiment', 'kpis', 'funnel', 'attribution', 'dashboards', 'actuals'],
};

/** The area whose branches carry the day, since a strategy is worked on again and again. */
const dated = 'strategy';
const longest = 60;

/**
 * The branch that a name stands for: a phase by its id or number, `<area>/<name>`, or a document by its id.
 * @param today such as `2026-05-04`
 * @throws UserError for a name that stands for nothing
 */
export function planBranch(project: Project, playbook: PlaybookFacts, name: string, today: string): BranchPlan {
  const wanted = name.trim().replace(/^gtm\//, '');
  const phases = [...itemsOf(playbook.phases)].map(([phase]) => phase.id ?? '');
  const index = phases.findIndex((id, at) =>
    [id, `${at + 1}`, `phase-${at + 1}`, `phase-${at + 1}-${id}`].includes(wanted),
  );
  if (index >= 0) {
    const after = playbook.order === 'parallel' ? [] : phases.slice(0, index);
    return { branch: phaseBranch(index, phases[index] ?? ''), phase: phases[index] ?? '', after };
  }
  const slash = wanted.indexOf('/');
  const area = slash > 0 ? wanted.slice(0, slash) : areaOf(project, wanted);
  const slug = branchSlug(slash > 0 ? wanted.slice(slash + 1) : wanted);
  if (area === undefined || areas[area] === undefined || slug === '') throw unknown(wanted, slug, phases);
  return { branch: `gtm/${area}/${area === dated ? `${today}-` : ''}${slug}`, after: [] };
}

/** The branch of a phase, counted from 0. */
export function phaseBranch(index: number, phase: string): string {
  return `gtm/phase-${index + 1}-${phase}`;
}

function areaOf(project: Project, id: string): string | undefined {
  const document = [...project.documents.values()].find((candidate) => candidate.id === id && candidate.kind);
  return Object.keys(areas).find((area) => areas[area]?.includes(document?.kind ?? ''));
}

/** A name as branches have it: lower case, umlauts spelt out, words joined by `-`. */
function branchSlug(name: string): string {
  const spelt = name.toLowerCase().normalize('NFC').replace(/ß/g, 'ss').replace(/[äöü]/g, '$&e');
  return slugOf(spelt).slice(0, longest).replace(/-+$/, '');
}

function unknown(name: string, slug: string, phases: readonly string[]): UserError {
  const suggestion = nearest(name, [...phases, ...Object.keys(areas).map((area) => `${area}/${slug}`)]);
  const hint = suggestion ? ` Did you mean ${suggestion}?` : '';
  return new UserError(
    `${name} is no phase, no document and no area.${hint} Name a phase (${phases.join(', ')}), or write <area>/<name> with one of the areas ${Object.keys(areas).join(', ')}.`,
  );
}

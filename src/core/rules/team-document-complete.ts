import { countItems, countWords } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { findSection, type SectionNeed } from '../documents/sections.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Type = NonNullable<Facts<'team_document'>['type']>;

/** Sections that a document of a type has to have; the first title is the one that our templates use. */
const sections: Readonly<Partial<Record<Type, readonly SectionNeed[]>>> = {
  sop: [{ title: 'Steps', aliases: ['Procedure', 'Checklist', 'How it is done', 'How we do it'], items: 1 }],
  kickoff: [
    { title: 'Goals', aliases: ['Goal', 'Objectives', 'What we want', 'What it is for'] },
    { title: 'Scope', aliases: ['What belongs to it', 'In and out of scope', 'What is in and what is out'] },
    { title: 'Timeline', aliases: ['Schedule', 'Milestones', 'Dates', 'When'] },
    { title: 'Stakeholders', aliases: ['Who takes part', 'People', 'Team', 'Roles', 'Who'] },
    {
      title: 'Resources',
      aliases: ['Budget', 'Budget and resources', 'Resources and budget', 'What we need', 'Means'],
    },
  ],
  retrospective: [
    { title: 'What went well', aliases: ['What worked', 'Went well'] },
    {
      title: 'What did not go well',
      aliases: ['What did not', "What didn't go well", 'What did not work', 'What went wrong'],
    },
    {
      title: 'What changes',
      aliases: ['What we change', 'What to try next', 'What next', 'What we do differently', 'Actions'],
    },
  ],
};

export const teamDocumentComplete = defineRule({
  id: 'team-document-complete',
  title: 'A document of the team has what its sort needs',
  description:
    'A procedure has steps, a kickoff its goals, scope, timeline, people and means, a go or no-go a verdict, a post-mortem actions with an owner and a day, a retrospective its three questions, and each row of a RACI exactly one who answers for it.',
  kinds: ['team_document'],
  severity: 'warning',
  options: {
    require: {
      title: 'Require',
      description: 'Types of which the project needs at least one document.',
      type: 'array',
      items: { type: 'string', enum: ['sop', 'kickoff', 'go-no-go', 'post-mortem', 'retrospective', 'raci'] },
      default: [],
    },
  },
  messages: {
    required: 'A document of the type {type} is needed. Write it with `gtm new team_document {type}`.',
    section: 'The section “{title}” is missing. Add it.',
    empty: 'The section “{title}” says nothing yet. Fill it.',
    steps: 'The section “{title}” has no list of steps. Write each step as an item.',
    verdict: 'The checks are there, but not what follows from them. Add `verdict`.',
    'no-checks': 'Nothing was checked before the verdict. Add `checks`.',
    conditions: 'The verdict has conditions, but no action meets them. Add `actions`.',
    contradicts: 'The verdict is go, but “{check}” is not done. Make it `go-with-conditions`, or `no-go`.',
    'the-check': 'The check that is not done',
    'no-actions': 'Nothing follows from what was learned. Add `actions` with an owner and a day.',
    action: 'Nobody will do “{action}”: it lacks {what}. Add it.',
    'no-roles': 'No activity is listed. Add `roles`.',
    accountable: 'Nobody answers for “{activity}”. Add `accountable`, one person or role.',
    several: '“{activity}” has several who answer for it, so nobody does: {names}. Name one.',
    responsible: 'Nobody does “{activity}”. Add `responsible`.',
    complete: 'The document has what a {type} needs',
  },
  *check(document, { project, options }) {
    const { type } = document.facts;
    const all = project.documents('team_document');
    // Said once, at the first of them.
    const required = all[0]?.file === document.file ? (options.require as readonly unknown[]) : [];
    for (const wanted of required)
      if (!all.some(({ facts }) => facts.type === wanted) && !project.hides('team_document'))
        yield { message: 'required', args: { type: String(wanted) }, path: '' };
    if (type === undefined) return;
    const reports = [...checkSections(document, type), ...checkFacts(document.facts, type)];
    yield* reports;
    if (reports.length === 0) yield { evidence: 'complete', args: { type }, path: '/type' };
  },
});

function* checkSections(document: PlanDocument<'team_document'>, type: Type): Generator<Report> {
  for (const need of sections[type] ?? []) {
    const { title } = need;
    const section = findSection(document, need);
    const fact = factOf(document.facts, title);
    if (fact) continue;
    if (!section) yield { message: 'section', args: { title }, path: '/type' };
    else if (countWords(section.text) === 0 || !hasContent(section.text))
      yield { message: 'empty', severity: 'info', args: { title: section.title }, section: section.title };
    else if (need.items && countItems(section.text) === 0 && !section.text.includes('|'))
      yield { message: 'steps', args: { title: section.title }, section: section.title };
  }
}

/** True where the facts hold what a section would say. */
function factOf({ checks, participants, actions }: Facts<'team_document'>, title: string): boolean {
  if (title === 'Steps') return [...itemsOf(checks)].some(([{ check }]) => hasContent(check));
  if (title === 'Stakeholders') return hasContent(participants);
  return title === 'What changes' && [...itemsOf(actions)].some(([{ action }]) => hasContent(action));
}

function* checkFacts(facts: Facts<'team_document'>, type: Type): Generator<Report> {
  if (type === 'go-no-go') yield* checkVerdict(facts);
  if (type === 'raci') yield* checkRoles(facts);
  const actions = [...itemsOf(facts.actions)];
  if (type === 'post-mortem' && actions.length === 0) yield { message: 'no-actions', path: '/actions', at: 'key' };
  for (const [{ action = '', owner, by, status }, index] of actions) {
    if (status === 'dropped' || status === 'done') continue;
    const what = [...(hasContent(owner) ? [] : ['an owner']), ...(by === undefined ? ['a day'] : [])].join(' and ');
    if (what !== '') yield { message: 'action', args: { action, what }, path: `/actions/${index}` };
  }
}

function* checkVerdict({ verdict, checks, actions }: Facts<'team_document'>): Generator<Report> {
  const all = [...itemsOf(checks)];
  if (all.length === 0) yield { message: 'no-checks', path: '/checks', at: 'key' };
  else if (verdict === undefined) yield { message: 'verdict', path: '/verdict', at: 'key' };
  const open = all.find(([{ done }]) => done === false);
  if (verdict === 'go' && open) {
    const related = [{ path: `/checks/${open[1]}`, message: 'the-check' }];
    yield {
      message: 'contradicts',
      severity: 'error',
      args: { check: open[0].check ?? '' },
      path: '/verdict',
      related,
    };
  }
  if (verdict === 'go-with-conditions' && !hasContent(actions))
    yield { message: 'conditions', path: '/actions', at: 'key' };
}

function* checkRoles({ roles }: Facts<'team_document'>): Generator<Report> {
  const all = [...itemsOf(roles)];
  if (all.length === 0) yield { message: 'no-roles', path: '/roles', at: 'key' };
  for (const [{ activity = '', responsible, accountable }, index] of all) {
    const path = `/roles/${index}`;
    const names = (accountable ?? '').split(/\s*(?:[,;/&+]|\band\b)\s*/).filter((name) => name !== '');
    if (!hasContent(accountable)) yield { message: 'accountable', args: { activity }, path };
    else if (names.length > 1)
      yield { message: 'several', args: { activity, names: accountable ?? '' }, path: `${path}/accountable` };
    if (!hasContent(responsible)) yield { message: 'responsible', args: { activity }, path };
  }
}

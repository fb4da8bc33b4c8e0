import { countItems } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { findSection } from '../documents/sections.ts';
import { foldWords } from '../documents/similarity.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Handoff = NonNullable<NonNullable<Facts<'pipeline'>['handoffs']>[number]>;

export const handoffAgrees = defineRule({
  id: 'handoff-agrees',
  title: 'Those who hand over and those who take over agree',
  description:
    'Each hand-over goes from one team to another, names its criteria and what is passed on, and customer success starts where sales lets go. A text beside it may be asked to say the same.',
  kinds: ['pipeline'],
  severity: 'warning',
  options: {
    prose: {
      title: 'Prose',
      description: 'Path of the text that describes the hand-over from sales.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    missing: 'Nothing says when sales hands a customer over to customer success. Add it under `handoffs`.',
    itself: '“{title}” goes from {team} to {team}. Correct one of the teams.',
    criteria: 'Nobody can tell when “{title}” is due. Add its `criteria`.',
    package: '“{title}” does not say what is passed on. Add `package`.',
    open: '“{title}” hands over a customer in the stage {stage}, which is not won. Correct the stage.',
    'the-stage': 'The stage {stage}',
    start: 'Customer success starts at “{title}”, which goes to {team}. Name the hand-over to customer success.',
    'no-start': 'Customer success does not say at which hand-over it starts. Add `handoff: {id}` under `start`.',
    'the-handoff': 'The hand-over “{title}”',
    'prose-unread':
      'The hand-over should be described in {path}, but that file is not read. Put it in one of the content folders.',
    unsaid:
      'The text on the hand-over does not mention that “{criterion}”. Add it there, or take it out of the criteria.',
    'the-criterion': 'The criterion',
    agrees: '“{title}” has {count|criterion|criteria}',
    taken: 'Customer success starts at “{title}”',
    said: '{path} lists the criteria',
  },
  *check(document, { project, options }) {
    const { facts, file } = document;
    const handoffs = [...itemsOf(facts.handoffs)];
    for (const [handoff, index] of handoffs) yield* checkHandoff(handoff, index, facts);
    const [own] = handoffs.filter(([{ from, to }]) => from === 'sales' && to === 'customer-success');
    if (!own && (options.prose !== '' || project.documents('success').length > 0))
      yield { message: 'missing', severity: options.prose === '' ? 'info' : 'warning', path: '/handoffs', at: 'key' };
    yield* checkStart(
      project,
      new Map(handoffs.map(([handoff, index]) => [handoff.id, { handoff, file, index }])),
      own?.[0],
    );
    if (own && options.prose !== '') yield* checkProse(own[0], own[1], file, String(options.prose), project);
  },
});

function titleOf({ title, id }: Handoff): string {
  return title ?? id ?? '';
}

function* checkHandoff(handoff: Handoff, index: number, facts: Facts<'pipeline'>): Generator<Report> {
  const { from, to, stage, criteria } = handoff;
  const title = titleOf(handoff);
  const path = `/handoffs/${index}`;
  if (from !== undefined && from === to)
    yield { message: 'itself', severity: 'error', args: { title, team: from }, path: `${path}/to` };
  if (!hasContent(criteria)) yield { message: 'criteria', args: { title }, path };
  else yield { evidence: 'agrees', args: { title, count: [...itemsOf(criteria)].length }, path };
  if (!hasContent(handoff.package)) yield { message: 'package', severity: 'info', args: { title }, path };
  const [known] = [...itemsOf(facts.stages)].filter(([{ id }]) => id !== undefined && id === stage);
  if (!known || from !== 'sales' || to !== 'customer-success' || (known[0].type ?? 'open') === 'won') return;
  const args = { title, stage: known[0].title ?? stage ?? '' };
  const related = [{ path: `/stages/${known[1]}`, message: 'the-stage', args }];
  yield { message: 'open', args, path: `${path}/stage`, related };
}

function* checkStart(
  project: ProjectView,
  handoffs: Map<string | undefined, { handoff: Handoff; file: string; index: number }>,
  own: Handoff | undefined,
): Generator<Report> {
  for (const { facts, file } of project.documents('success')) {
    const id = facts.start?.handoff;
    const found = handoffs.get(id);
    if (id === undefined && own?.id !== undefined)
      yield { message: 'no-start', severity: 'info', args: { id: own.id }, file, path: '/start', at: 'key' };
    if (id === undefined || !found) continue;
    const args = { title: titleOf(found.handoff), team: found.handoff.to ?? '' };
    const related = [{ file: found.file, path: `/handoffs/${found.index}`, message: 'the-handoff', args }];
    const place = { args, file, path: '/start/handoff' };
    if (found.handoff.to !== undefined && found.handoff.to !== 'customer-success')
      yield { message: 'start', ...place, related };
    else yield { evidence: 'taken', ...place };
  }
}

/** How many of a criterion's words the text has to share; it may say the same in other words. */
const leastShared = 0.5;

function* checkProse(
  handoff: Handoff,
  index: number,
  file: string,
  path: string,
  project: ProjectView,
): Generator<Report> {
  const prose = project.document(path);
  if (!prose) {
    yield { message: 'prose-unread', args: { path }, path: '/handoffs', at: 'key' };
    return;
  }
  const section = findSection(prose, { title: 'When a deal is ready', aliases: ['Criteria', 'Ready when'] });
  const text = section && countItems(section.text) > 0 ? section.text : prose.text;
  const words = new Set(foldWords(text));
  let sound = true;
  for (const [criterion, place] of itemsOf(handoff.criteria)) {
    const own = [...new Set(foldWords(criterion))].filter((word) => word.length > 3);
    const shared = own.filter((word) => words.has(word)).length;
    if (own.length === 0 || shared / own.length >= leastShared) continue;
    sound = false;
    const related = [{ file, path: `/handoffs/${index}/criteria/${place}`, message: 'the-criterion' }];
    yield {
      message: 'unsaid',
      args: { criterion },
      file: path,
      ...(section ? { section: section.title } : {}),
      related,
    };
  }
  if (sound) yield { evidence: 'said', args: { path }, file: path };
}

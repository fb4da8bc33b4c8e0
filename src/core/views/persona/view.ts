import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { itemsOf } from '../../schema/types.ts';
import { cleanText } from '../clean.ts';
import { rangeAt } from '../place.ts';
import type { ViewWorld } from '../source.ts';
import type { PersonaEntry, PersonaSection, PersonaView } from './model.ts';
import { emptyPersona } from './skeleton.ts';

/** A persona as a card. */
export function personaView(document: PlanDocument<'persona'>, { project }: ViewWorld): PersonaView {
  const { role, quote, role_in_purchase: part, share_of_target: share, firmographics, demographics } = document.facts;
  const sections = sectionsOf(document, project);
  const facts = [
    share === undefined ? undefined : `${String(share).replace(/\s*%$/, ' %')} of the target`,
    part?.replaceAll('-', ' '),
    firmographics?.company_size,
    [...itemsOf(firmographics?.industries)].map(([each]) => each).join(', '),
    demographics?.team,
  ].flatMap((fact) => (fact ? [cleanText(fact)] : []));
  const count = (title: string) => sections.find((section) => section.title === title)?.entries.length ?? 0;
  return {
    kind: 'persona',
    title: cleanText(document.title),
    ...(role ? { role: cleanText(role) } : {}),
    ...(quote ? { quote: cleanText(quote) } : {}),
    facts,
    sections,
    range: rangeAt(document, ''),
    summary: `${plural(count('Pains'), 'pain')}, ${plural(count('Objections'), 'objection')} with answers and ${plural(count('How they buy'), 'stage')} of buying.`,
    table: {
      columns: [{ title: 'About' }, { title: 'What' }, { title: 'Answer or need' }],
      rows: sections.flatMap(({ title, entries }) => entries.map(({ text, detail = '' }) => [title, text, detail])),
    },
    ...(sections.length === 0 ? { empty: emptyPersona } : {}),
  };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function sectionsOf(document: PlanDocument<'persona'>, project: Project): PersonaSection[] {
  const { pains, triggers, objections, psychographics, buying_journey: journey, channels } = document.facts;
  const texts = (list: unknown, pointer: string): PersonaEntry[] =>
    [...itemsOf(list as readonly string[] | undefined)].map(([text, index]) => ({
      text: cleanText(text),
      range: rangeAt(document, `${pointer}/${index}`),
    }));
  const channelTitle = (id: string) => cleanText(project.definitions('channel', id)[0]?.title ?? id);
  const sections = [
    { title: 'Goals', entries: texts(psychographics?.goals, '/psychographics/goals') },
    { title: 'Pains', entries: texts(pains, '/pains') },
    { title: 'Fears', entries: texts(psychographics?.fears, '/psychographics/fears') },
    { title: 'Triggers', entries: texts(triggers, '/triggers') },
    {
      title: 'Objections',
      entries: [...itemsOf(objections)].map(([{ objection, answer }, index]) => ({
        text: cleanText(objection ?? '') || `Objection ${index + 1}`,
        ...(answer ? { detail: cleanText(answer) } : {}),
        range: rangeAt(document, `/objections/${index}`),
      })),
    },
    {
      title: 'How they buy',
      entries: [...itemsOf(journey)].map(([{ stage, question, needs, channels: used }, index]) => {
        const where = [...itemsOf(used)].map(([id]) => channelTitle(id)).join(', ');
        const detail = [needs, where && `On: ${where}.`].filter(Boolean).join(' ');
        return {
          text: cleanText([upper(stage ?? ''), question].filter(Boolean).join(': ')) || `Stage ${index + 1}`,
          ...(detail ? { detail: cleanText(detail) } : {}),
          range: rangeAt(document, `/buying_journey/${index}`),
        };
      }),
    },
    {
      title: 'Channels',
      entries: [...itemsOf(channels)].map(([id, index]) => ({
        text: channelTitle(id),
        range: rangeAt(document, `/channels/${index}`),
      })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

import type { ViewTable } from '../model.ts';
import type { JourneyStage, JourneyView } from './model.ts';
import { scoreText, upper } from './words.ts';

/** The facts of a journey as a table: a row for each touchpoint, each pain and each opportunity. */
export function tableOf({ stages }: Pick<JourneyView, 'stages'>): ViewTable {
  return {
    columns: [
      { title: 'Stage' },
      { title: 'What' },
      { title: 'In words' },
      { title: 'Channel' },
      { title: 'Actor' },
      { title: 'Emotion', figures: true },
      { title: 'Owner' },
    ],
    rows: stages.flatMap(rowsOf),
  };
}

function rowsOf({ name, title, owner = '', touchpoints, pains, opportunities }: JourneyStage): string[][] {
  const notes = (what: string, list: JourneyStage['pains']) =>
    list.map(({ text }) => [name, what, text, '', '', '', '']);
  return [
    [name, 'Stage', title ?? '', '', '', '', owner],
    ...touchpoints.map((each) => [
      name,
      'Touchpoint',
      each.title,
      upper(each.channel ?? ''),
      upper(each.actor ?? ''),
      each.emotion === undefined ? '' : scoreText(each.emotion),
      each.owner ?? '',
    ]),
    ...notes('Pain', pains),
    ...notes('Opportunity', opportunities),
  ];
}

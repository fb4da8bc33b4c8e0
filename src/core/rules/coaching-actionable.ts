import { parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';
import { aliasesOption, rowsIn } from './support/prose.ts';

export const coachingActionable = defineRule({
  id: 'coaching-actionable',
  title: 'Pipeline reviews end in actions that someone owns',
  description: 'Each row of the table names what is done, who does it and the day by which it is done.',
  kinds: ['project'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: { title: 'Prose', description: 'Path of the review.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Coaching actions' },
    aliases: aliasesOption,
  },
  messages: {
    unread: 'The review should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'no-table': 'The section “{section}” has no table of actions. Add one with the columns Action, Owner and Due.',
    'no-rows': 'The table of actions is empty. Add what somebody does next.',
    lacks: 'This row lacks {list}. Nobody will do it.',
    day: '“{due}” is no day on which anybody could look. Write a date such as 2026-05-15.',
    owned: '{count|action|actions} with owner and day',
  },
  *check(_document, { project, options }) {
    const path = String(options.prose);
    const title = String(options.section);
    const prose = project.document(path);
    if (!prose) {
      yield { message: 'unread', args: { path }, path: '' };
      return;
    }
    const rows = rowsIn(prose, title, options.aliases);
    const place = { file: path, section: title };
    if (!rows) yield { message: 'no-table', args: { section: title }, ...place };
    else if (rows.length === 0) yield { message: 'no-rows', ...place };
    let count = 0;
    for (const { cell, span } of rows ?? []) {
      const due = cell('Due', 'By', 'When', 'Date').trim();
      const lacks = [
        ...(hasContent(cell('Action', 'What', 'Next step')) ? [] : ['an action']),
        ...(hasContent(cell('Owner', 'Who')) ? [] : ['an owner']),
        ...(hasContent(due) ? [] : ['a day']),
      ];
      if (lacks.length > 0) yield { message: 'lacks', args: { list: list(lacks) }, file: path, span };
      else if (parseDay(due) === undefined && !/\d/.test(due) && !/day$/i.test(due))
        yield { message: 'day', args: { due }, file: path, span };
      else count++;
    }
    if (rows && rows.length > 0 && count === rows.length) yield { evidence: 'owned', args: { count }, ...place };
  },
});

import { foldHeading } from '../documents/markdown.ts';
import { hasContent } from '../documents/placeholder.ts';
import { defineRule } from './rule.ts';
import { aliasesOption, rowsIn } from './support/prose.ts';

export const rolesAssigned = defineRule({
  id: 'roles-assigned',
  title: 'Every role of the playbook has somebody',
  description:
    'The table of roles names a person or an agent for each role that takes part in this cycle, by the role’s id, title or alias.',
  kinds: ['project'],
  severity: 'error',
  gateOnly: true,
  records: 'other',
  options: {
    document: { title: 'Document', description: 'Path of the document.', type: 'string', default: '' },
    section: { title: 'Section', description: 'Section with the table.', type: 'string', default: 'Roles' },
    aliases: aliasesOption,
  },
  messages: {
    outside: 'Roles can only be judged in a gate. Name this rule in a criterion of a playbook.',
    unread: 'The roles should stand in {path}, but that file is not read. Put it in one of the content folders.',
    'no-table': 'The section “{section}” has no table. Add one with the columns Role and Who.',
    missing: 'The role {role} is given to nobody. Add a row for it, with a person or an agent under Who.',
    nobody: 'Nobody is named for the role {role}. Write a person or an agent under Who.',
    assigned: '{role}: {who}',
  },
  *check(_document, { project, options, gate }) {
    if (!gate) {
      yield { message: 'outside', path: '' };
      return;
    }
    const path = String(options.document);
    const section = String(options.section);
    const document = project.document(path);
    const rows = document && rowsIn(document, section, options.aliases);
    if (!document) yield { message: 'unread', args: { path }, path: '' };
    else if (!rows) yield { message: 'no-table', args: { section }, file: path, section };
    for (const { title: role, names } of rows ? gate.roles : []) {
      const known = new Set(names.map(foldHeading));
      const row = rows?.find(({ cell }) => known.has(foldHeading(cell('Role', 'Agent'))));
      const who = row?.cell('Who', 'Person', 'Assigned to').trim() ?? '';
      if (!row) yield { message: 'missing', args: { role }, file: path, section };
      else if (!hasContent(who)) yield { message: 'nobody', args: { role }, file: path, span: row.span };
      else yield { evidence: 'assigned', args: { role, who }, file: path, span: row.span };
    }
  },
});

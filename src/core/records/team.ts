import { stringify } from 'yaml';
import { chosenPlaybooks, findPlaybook } from '../gates/playbook.ts';
import { knownAgents } from '../git/agents.ts';
import { list } from '../messages/format.ts';
import { nearest } from '../messages/nearest.ts';
import { UserError } from '../messages/userError.ts';
import type { Project } from '../project/project.ts';
import { currentCycle } from '../project/view.ts';
import { Checker } from '../rules/checker.ts';
import { schemaOf } from '../schema/registry.ts';
import { slugOf } from './write.ts';

/** Records by which the roles of a team tell each other what matters. */
export const teamRecords = ['conflict', 'status', 'learning'] as const;
export type TeamRecord = (typeof teamRecords)[number];

/** A team record that is not written yet. */
export interface PlannedRecord {
  kind: TeamRecord;
  /** Project-relative path. */
  file: string;
  text: string;
  /** True for a status, which is written anew after each task; any other record is never written over. */
  replaces: boolean;
}

/** Key under which each record says whose it is. */
const author: Readonly<Record<TeamRecord, string>> = { conflict: 'raised_by', status: 'agent', learning: 'agent' };
const day: Readonly<Record<TeamRecord, string>> = { conflict: 'on', status: 'updated', learning: 'on' };

/**
 * A conflict, a status or a learning as a file, checked by every rule before anybody writes it.
 * @param facts the keys of its kind; id, cycle and day are filled in where they are left out
 * @param agent who writes it, by any of its names
 * @param today such as `2026-05-04`
 * @throws UserError for an agent that nobody knows, and for facts that the rules refuse
 */
export function planTeamRecord(
  project: Project,
  kind: TeamRecord,
  facts: Readonly<Record<string, unknown>>,
  { agent, today }: { agent: string; today: string },
): PlannedRecord {
  const who = agentNamed(project, agent);
  const title = typeof facts.title === 'string' ? facts.title : kind === 'status' ? String(facts.task ?? who) : '';
  const id =
    kind === 'status'
      ? who
      : slugOf(String(facts.id ?? title))
          .slice(0, 60)
          .replace(/-$/, '');
  if (id === '') throw new UserError(`A ${kind} needs a \`title\`: a few words that say what it is about.`);
  const cycle = currentCycle(project);
  const { kind: _, id: __, title: ___, [author[kind]]: ____, ...rest } = facts;
  const data = {
    kind,
    id,
    title,
    ...(cycle === undefined ? {} : { cycle }),
    [author[kind]]: who,
    [day[kind]]: today,
    ...rest,
  };
  const file = `${folderOf(project, kind)}/${id}.md`;
  const text = `---\n${stringify(data, { lineWidth: 0 })}---\n\n# ${title.replace(/\s+/g, ' ')}\n`;
  if (kind !== 'status' && project.hasPath(file))
    throw new UserError(`${file} exists already and stays as it is. Choose another title, or edit the file.`);
  requireClean(project, file, text);
  return { kind, file, text, replaces: kind === 'status' };
}

function agentNamed(project: Project, name: string): string {
  const agents = knownAgents(chosenPlaybooks(project).flatMap((id) => findPlaybook(project, id) ?? []));
  const found = agents.find(({ names }) => names.includes(name));
  if (found && found.id !== 'human') return found.id;
  const names = agents.filter(({ id }) => id !== 'human').flatMap((agent) => agent.names);
  const suggestion = nearest(name, names);
  throw new UserError(
    `There is no agent \`${name}\`. ${suggestion ? `Did you mean \`${suggestion}\`?` : `Known: ${list(names)}.`}`,
  );
}

/** Where records of a kind live: in the usual folder, or in one of the same name in the project's own content folder. */
function folderOf(project: Project, kind: TeamRecord): string {
  const usual = schemaOf(kind)['x-folder'] ?? `${kind}s`;
  if (project.reads(`${usual}/x.md`)) return usual;
  const [first = '.'] = project.contentFolders;
  const own = usual.slice(usual.lastIndexOf('/') + 1);
  return first === '.' ? own : `${first}/${own}`;
}

/** Looks at the record as if it were written already; the project is as before afterwards. */
function requireClean(project: Project, file: string, text: string): void {
  const before = project.documents.get(file)?.text;
  try {
    project.set(file, { text });
    const errors = new Checker(project).check(file).filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      throw new UserError(
        `Nothing was written, because this is not right:\n${errors.map(({ message }) => `  ${message}`).join('\n')}`,
      );
  } finally {
    if (before === undefined) project.delete(file);
    else project.set(file, { text: before });
  }
}

import { frontMatterOf } from '../documents/frontMatter.ts';
import { parseYaml } from '../documents/yaml.ts';
import type { PlaybookFacts } from '../gates/playbook.ts';
import shipped from '../generated/roles.json' with { type: 'json' };
import type { Project } from '../project/project.ts';
import type { NewDocument } from '../scaffold/newDocument.ts';
import { itemsOf } from '../schema/types.ts';

/** A role as an agent takes it on. */
export interface Role {
  id: string;
  description: string;
  /** Markdown below the front matter. */
  instructions: string;
  /** File of the project that it is from; undefined for one that ships with the tools. */
  file: string | undefined;
}

const texts: Readonly<Record<string, string>> = shipped;
const howYouWork = 'how-you-work';

/** The role of an agent: the project's own file where there is one, else what ships with the tools. */
export function roleOf(project: Pick<Project, 'ofKind'>, agent: string): Role | undefined {
  const own = project.ofKind('agent').find(({ id, facts }) => (facts.name ?? id) === agent);
  if (own) return readRole(agent, own.text, own.file);
  const text = agent === howYouWork ? undefined : texts[agent];
  return text === undefined ? undefined : readRole(agent, text, undefined);
}

/** The file that gives a project its own copy of a shipped role, in the place where assistants look for it. */
export function roleFile(agent: string): NewDocument | undefined {
  const text = agent === howYouWork ? undefined : texts[agent];
  if (text === undefined) return undefined;
  const common = (texts[howYouWork] ?? '').replaceAll('{{name}}', agent);
  return { file: `.claude/agents/${agent}.md`, text: `${text.trimEnd()}\n\n${common}` };
}

/** Files of all roles of some playbooks. */
export function roleFiles(playbooks: readonly PlaybookFacts[]): NewDocument[] {
  const ids = playbooks.flatMap((playbook) => [...itemsOf(playbook.agents)].map(([agent]) => agent.id ?? ''));
  return [...new Set(ids)].flatMap((id) => roleFile(id) ?? []);
}

function readRole(id: string, text: string, file: string | undefined): Role {
  const front = frontMatterOf(text);
  const data = (front ? parseYaml(front.text).data : undefined) as { description?: unknown } | null | undefined;
  const description = typeof data?.description === 'string' ? data.description : '';
  return { id, description, instructions: text.slice(front?.end ?? 0).trim(), file };
}

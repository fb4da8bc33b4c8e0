import { valueAt } from '../documents/pointer.ts';
import type { Project } from '../project/project.ts';
import type { Definition } from '../schema/identifiers.ts';
import { childSchema, schemaAt } from '../schema/registry.ts';
import { scopeInWords } from './words.ts';

/** The few facts that tell people which one it is, by scope; other scopes show the first of the common ones. */
const factKeys: Readonly<Record<string, readonly string[]>> = {
  persona: ['role', 'role_in_purchase', 'share_of_target'],
  kpi: ['unit', 'direction', 'baseline', 'target', 'threshold', 'formula', 'owner'],
  channel: ['budget', 'target_cpa', 'family', 'active', 'owner', 'rationale'],
  objective: ['kpi', 'baseline', 'target', 'by', 'owner'],
  goal: ['kpi', 'target', 'by'],
  competitor: ['kind', 'price', 'our_answer'],
  claim: ['source', 'valid_until', 'competitor'],
  edition: ['price', 'description'],
  campaign: ['type', 'status', 'objective', 'owner'],
  experiment: ['type', 'status', 'primary_metric', 'baseline', 'minimum_effect', 'owner'],
  hypothesis: ['change', 'effect', 'kpi', 'status'],
  variant: ['headline', 'description', 'control', 'allocation', 'persona', 'channel'],
  stage: ['stage', 'kpi', 'owner'],
  phase: ['purpose', 'duration'],
  step: ['agent', 'duration'],
};
const commonKeys = ['description', 'statement', 'role', 'type', 'status', 'owner'];

/** What an id stands for, as Markdown: its title, what it is and where it stands, and a few facts. */
export function definitionMarkdown(project: Project, definition: Definition): string {
  const { title, id, scope, file } = definition;
  const head = title === id ? `**${title}**` : `**${title}** · \`${id}\``;
  const facts = factsOf(project, definition).map(([name, value]) => `- ${name}: ${value}`);
  const where = file === '' ? 'ships with the tools' : `in \`${file}\``;
  return [`${head}  \n${scopeInWords([scope])}, ${where}`, facts.join('\n')].filter((part) => part !== '').join('\n\n');
}

function factsOf(project: Project, { file, holder, scope }: Definition): [string, string][] {
  const document = project.documents.get(file);
  const data = document && valueAt(document.data, holder);
  if (!document?.kind || data === null || typeof data !== 'object') return [];
  const schema = schemaAt(document.kind, holder);
  return (factKeys[scope] ?? commonKeys).flatMap((key): [string, string][] => {
    const value = (data as Record<string, unknown>)[key];
    if (!['string', 'number', 'boolean'].includes(typeof value)) return [];
    return [[(schema && childSchema(schema, key)?.title) ?? key, oneLine(String(value))]];
  });
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

/** Everything that an id of these scopes may stand for at a place: entries of the same document, then the whole project's. */
export function definitionsFor(
  project: Project,
  file: string,
  scopes: readonly string[],
  local: boolean,
): readonly Definition[] {
  const own = project.documents.get(file)?.identifiers.definitions ?? [];
  return scopes.flatMap((scope) => {
    const here = own.filter((definition) => definition.scope === scope && definition.local);
    return local ? own.filter((definition) => definition.scope === scope) : [...here, ...project.definitionsIn(scope)];
  });
}

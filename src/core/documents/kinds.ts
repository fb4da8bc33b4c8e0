/** Which file is a document of which kind. */

/**
 * Every kind, with how its files are told from others and the pattern of their names.
 * - `path`: the name alone decides, and no `kind:` is needed inside.
 * - `suffix`: YAML; the suffix decides, and `kind:` inside must agree.
 * - `front-matter`: Markdown in a content folder; `kind:` in its front matter decides.
 */
const kindTable = {
  project: { form: 'path', pattern: 'marketing.yaml' },
  strategy: { form: 'suffix', pattern: '*.strategy.yaml' },
  persona: { form: 'suffix', pattern: '*.persona.yaml' },
  messaging: { form: 'suffix', pattern: '*.messaging.yaml' },
  experiment_policy: { form: 'suffix', pattern: '*.experiment-policy.yaml' },
  kpis: { form: 'suffix', pattern: '*.kpis.yaml' },
  funnel: { form: 'suffix', pattern: '*.funnel.yaml' },
  journey: { form: 'suffix', pattern: '*.journey.yaml' },
  campaign: { form: 'suffix', pattern: '*.campaign.yaml' },
  content: { form: 'suffix', pattern: '*.content.yaml' },
  experiment: { form: 'suffix', pattern: '*.experiment.yaml' },
  workflow: { form: 'suffix', pattern: '*.workflow.yaml' },
  scoring: { form: 'suffix', pattern: '*.scoring.yaml' },
  segments: { form: 'suffix', pattern: '*.segments.yaml' },
  contact_policy: { form: 'suffix', pattern: '*.policy.yaml' },
  attribution: { form: 'suffix', pattern: '*.attribution.yaml' },
  pipeline: { form: 'suffix', pattern: '*.pipeline.yaml' },
  success: { form: 'suffix', pattern: '*.success.yaml' },
  dashboards: { form: 'suffix', pattern: '*.dashboards.yaml' },
  actuals: { form: 'suffix', pattern: '*.actuals.yaml' },
  playbook: { form: 'suffix', pattern: '*.playbook.yaml' },
  deliverable: { form: 'front-matter', pattern: '*.md' },
  team_document: { form: 'front-matter', pattern: '*.md' },
  approval: { form: 'front-matter', pattern: '*.md' },
  review: { form: 'front-matter', pattern: '*.md' },
  waiver: { form: 'front-matter', pattern: '*.md' },
  decision: { form: 'front-matter', pattern: '*.md' },
  conflict: { form: 'front-matter', pattern: '*.md' },
  status: { form: 'front-matter', pattern: '*.md' },
  learning: { form: 'front-matter', pattern: '*.md' },
  agent: { form: 'path', pattern: '.claude/agents/*.md' },
} as const satisfies Readonly<Record<string, { form: KindForm; pattern: string }>>;

export type KindForm = 'path' | 'suffix' | 'front-matter';

export type Kind = keyof typeof kindTable;

export const allKinds = Object.keys(kindTable) as Kind[];

/** Name of the file at a project's root. */
export const projectFile = kindTable.project.pattern;

const kindBySuffix = new Map(
  allKinds.filter((kind) => formOf(kind) === 'suffix').map((kind) => [filePattern(kind).split('.')[1] ?? '', kind]),
);
const kindsByPath = allKinds.filter((kind) => formOf(kind) === 'path');

/** True for a value that names one of our kinds. */
export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(kindTable, value);
}

const vouching: ReadonlySet<Kind | undefined> = new Set<Kind>(['approval', 'review', 'waiver']);

/** True for records in which a person vouches for something as it was on a day: nobody else changes a word of them. */
export function isVouching(kind: Kind | undefined): boolean {
  return vouching.has(kind);
}

/** How the files of a kind are told from others. */
export function formOf(kind: Kind): KindForm {
  return kindTable[kind].form;
}

/** The kind that a project-relative path stands for, or undefined when its name says nothing. */
export function kindOfFile(file: string): Kind | undefined {
  const named = kindsByPath.find((kind) => matches(file, filePattern(kind)));
  if (named) return named;
  const suffix = /\.([a-z-]+)\.ya?ml$/.exec(baseName(file))?.[1];
  return suffix === undefined ? undefined : kindBySuffix.get(suffix);
}

/** The kind that a Markdown file's front matter gives it. What is known by its path alone cannot be claimed. */
export function kindInFrontMatter(data: unknown): Kind | undefined {
  const kind = data !== null && typeof data === 'object' ? (data as { kind?: unknown }).kind : undefined;
  return isKind(kind) && formOf(kind) !== 'path' ? kind : undefined;
}

/** True for a path of a pattern in which one `*` stands for a name, or for part of one. */
function matches(file: string, pattern: string): boolean {
  const [start, end] = pattern.split('*') as [string, string?];
  if (end === undefined) return file === start;
  const name = file.slice(start.length, file.length - end.length);
  return file === `${start}${name}${end}` && name !== '' && !name.includes('/');
}

/** The id that a document has when it names none: its file's stem. */
export function defaultId(file: string): string {
  return (baseName(file).split('.')[0] ?? '').toLowerCase();
}

/** File name pattern of a kind, for people: `*.campaign.yaml`. */
export function filePattern(kind: Kind): string {
  return kindTable[kind].pattern;
}

/** Last part of a path. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

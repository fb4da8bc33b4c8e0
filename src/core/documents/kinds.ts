/** Which file is a document of which kind: the suffix decides for YAML, front matter for Markdown. */

/** Every kind that lives in a YAML file, with its file suffix. */
export const yamlKinds = {
  project: 'marketing.yaml',
  strategy: 'strategy',
  persona: 'persona',
  messaging: 'messaging',
  experiment_policy: 'experiment-policy',
  kpis: 'kpis',
  funnel: 'funnel',
  campaign: 'campaign',
  experiment: 'experiment',
  attribution: 'attribution',
  dashboards: 'dashboards',
  playbook: 'playbook',
} as const;

export type Kind = keyof typeof yamlKinds;

export const allKinds = Object.keys(yamlKinds) as Kind[];

/** Name of the file at a project's root. */
export const projectFile = 'marketing.yaml';

const kindBySuffix = new Map(
  allKinds.filter((kind) => kind !== 'project').map((kind) => [yamlKinds[kind] as string, kind]),
);

/** True for a value that names one of our kinds. */
export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(yamlKinds, value);
}

/** The kind that a project-relative path stands for, or undefined when the file is not ours. */
export function kindOfFile(file: string): Kind | undefined {
  if (file === projectFile) return 'project';
  const suffix = /\.([a-z-]+)\.ya?ml$/.exec(baseName(file))?.[1];
  return suffix === undefined ? undefined : kindBySuffix.get(suffix);
}

/** The id that a document has when it names none: its file's stem. */
export function defaultId(file: string): string {
  return (baseName(file).split('.')[0] ?? '').toLowerCase();
}

/** File name pattern of a kind, for people: `*.campaign.yaml`. */
export function filePattern(kind: Kind): string {
  return kind === 'project' ? projectFile : `*.${yamlKinds[kind]}.yaml`;
}

/** Last part of a path. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Icon of each kind of document; one that is not here gets a plain file. */
const icons: Readonly<Record<string, string>> = {
  project: 'target',
  strategy: 'compass',
  persona: 'person',
  messaging: 'comment',
  experiment_policy: 'law',
  kpis: 'dashboard',
  funnel: 'filter',
  journey: 'milestone',
  campaign: 'megaphone',
  content: 'note',
  experiment: 'beaker',
  workflow: 'type-hierarchy',
  scoring: 'star',
  segments: 'group-by-ref-type',
  contact_policy: 'shield',
  attribution: 'git-merge',
  pipeline: 'arrow-swap',
  success: 'heart',
  dashboards: 'graph',
  actuals: 'graph-line',
  playbook: 'book',
  agent: 'hubot',
};

/** Icon of a kind. */
export function kindIcon(kind: string): string {
  return icons[kind] ?? 'file';
}

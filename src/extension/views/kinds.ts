import * as vscode from 'vscode';
import type { Kind } from '../../core/index.ts';

/** Icon of each kind of document. The compiler asks for a new kind's here and below. */
const icons: Readonly<Record<Kind, string>> = {
  project: 'target',
  strategy: 'compass',
  persona: 'person',
  messaging: 'comment',
  experiment_policy: 'law',
  kpis: 'dashboard',
  funnel: 'filter',
  campaign: 'megaphone',
  experiment: 'beaker',
  attribution: 'git-merge',
  dashboards: 'graph',
  playbook: 'book',
};

/** Icon of a kind; a plain file for one that we do not know. */
export function kindIcon(kind: string): string {
  return icons[kind as Kind] ?? 'file';
}

/** What each kind is called, one and many. */
export function kindTitles(): Readonly<Record<Kind, readonly [one: string, many: string]>> {
  const { t } = vscode.l10n;
  return {
    project: [t('Project'), t('Project')],
    strategy: [t('Strategy'), t('Strategies')],
    persona: [t('Persona'), t('Personas')],
    messaging: [t('Messaging'), t('Messaging')],
    experiment_policy: [t('Experiment policy'), t('Experiment policies')],
    kpis: [t('KPIs'), t('KPIs')],
    funnel: [t('Funnel'), t('Funnels')],
    campaign: [t('Campaign'), t('Campaigns')],
    experiment: [t('Experiment'), t('Experiments')],
    attribution: [t('Attribution'), t('Attribution')],
    dashboards: [t('Dashboards'), t('Dashboards')],
    playbook: [t('Playbook'), t('Playbooks')],
  };
}

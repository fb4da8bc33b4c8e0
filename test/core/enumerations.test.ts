// What the source documents name, list by list: each stands in a schema as a value, or among the built-in KPIs. A value that
// somebody drops or renames fails here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Kind } from '../../src/core/documents/kinds.ts';
import { newDocument, shippedPlaybooks } from '../../src/core/index.ts';
import { schemaAt } from '../../src/core/schema/registry.ts';

type Groups = Readonly<Record<string, readonly string[]>>;

/** Types with the sub-types that the growth workflows give each. */
const subTypes: [what: string, kind: Kind, pointer: string, by: string, groups: Groups][] = [
  [
    'campaign types',
    'campaign',
    '/sub_type',
    'type',
    {
      awareness: ['content-marketing', 'social-media', 'pr', 'community'],
      acquisition: ['paid-advertising', 'email-marketing', 'landing-page', 'referral-program'],
      activation: ['onboarding-emails', 'feature-announcement', 'tutorials', 'in-app-messaging'],
      retention: ['re-engagement', 'feature-adoption', 'success-stories', 'upgrade-expansion'],
    },
  ],
  [
    'test types',
    'experiment',
    '/sub_type',
    'type',
    {
      onboarding: ['onboarding-flow', 'checklist-or-progress-bar', 'tutorial', 'first-value-delivery'],
      messaging: ['headline', 'value-proposition', 'call-to-action', 'subject-line'],
      feature: ['feature-presentation', 'interface', 'feature-discovery', 'adoption-prompt'],
      pricing: ['pricing-page', 'tier-presentation', 'discount', 'upgrade-prompt'],
    },
  ],
  ...(['/hypotheses/0/sub_type', '/editions/0/sub_type'] as const).map((pointer): (typeof subTypes)[number] => [
    `strategy types at ${pointer}`,
    'strategy',
    pointer,
    'type',
    {
      activation: ['onboarding-optimization', 'first-value-delivery', 'feature-discovery', 'milestone-achievement'],
      retention: ['engagement-campaigns', 'feature-adoption', 'value-reinforcement', 'churn-prevention'],
      monetization: ['upgrade-campaigns', 'feature-gating', 'usage-based-pricing', 'expansion-opportunities'],
      viral: ['referral-programs', 'social-sharing', 'network-effects', 'community-building'],
    },
  ]),
  [
    'engagement types',
    'workflow',
    '/engagement_sub_type',
    'engagement_type',
    {
      proactive: ['feature-announcement', 'best-practice', 'success-story', 'educational-content'],
      reactive: ['support-response', 'issue-resolution', 'feature-guidance', 'troubleshooting'],
      'value-reinforcement': ['usage-report', 'roi-demonstration', 'achievement', 'milestone'],
      expansion: ['upgrade-opportunity', 'feature-recommendation', 'usage-based-suggestion', 'expansion-campaign'],
    },
  ],
  ...(
    [
      ['workflow', '/steps/0/form'],
      ['journey', '/stages/0/touchpoints/0/form'],
    ] as const
  ).map(([kind, pointer]): (typeof subTypes)[number] => [
    `engagement channels of a ${kind}`,
    kind,
    pointer,
    'channel',
    {
      'in-app': ['notification', 'tooltip', 'feature-highlight', 'progress-indicator'],
      email: ['newsletter', 'feature-update', 'educational-series', 're-engagement'],
      product: ['onboarding-flow', 'feature-discovery', 'usage-dashboard', 'success-metrics'],
      support: ['help-article', 'video-tutorial', 'live-chat', 'community-forum'],
    },
  ]),
];

/** Lists of values. `exactly` the list, or at least all of it. */
const lists: [what: string, kind: Kind, pointer: string, values: string[], exactly?: 'exactly'][] = [
  ['channel families', 'strategy', '/channels/0/family', ['organic', 'paid', 'direct', 'product-led'], 'exactly'],
  [
    'acquisition channels',
    'strategy',
    '/channels/0/kind',
    [
      ...['content', 'seo', 'social', 'community', 'referral'],
      ...['search-ads', 'social-ads', 'display-ads', 'retargeting'],
      ...['email', 'webinars', 'events', 'partnerships', 'outreach'],
      ...['free-trial', 'freemium', 'self-service', 'in-product'],
      ...['pr', 'sms', 'push', 'direct-mail'],
    ],
  ],
  [
    'channels of marketing automation',
    'workflow',
    '/steps/0/channel',
    ['email', 'personal-email', 'sms', 'push', 'social', 'direct-mail', 'phone', 'linkedin', 'retargeting-ads'],
  ],
  [
    'growth loops',
    'strategy',
    '/growth_loops/0/type',
    ['onboarding', 'referral', 'upsell', 'reactivation', 'cross-sell'],
    'exactly',
  ],
  ['funnel models', 'funnel', '/model', ['aida', 'aarrr', 'acquisition', 'custom'], 'exactly'],
  [
    'KPI stages',
    'kpis',
    '/kpis/0/stage',
    ['awareness', 'acquisition', 'activation', 'retention', 'revenue', 'referral'],
    'exactly',
  ],
  ['KPI perspectives', 'kpis', '/kpis/0/perspective', ['financial', 'customer', 'process', 'learning'], 'exactly'],
  [
    'journey stages',
    'journey',
    '/stages/0/stage',
    [
      ...['awareness', 'interest', 'consideration', 'intent', 'purchase', 'retention', 'advocacy'],
      ...['onboarding', 'renewal', 'expansion'],
    ],
  ],
  [
    'engagement strategies',
    'workflow',
    '/engagement_strategy',
    ['personalization', 'value-delivery', 'feature-adoption', 'relationship-building'],
    'exactly',
  ],
  ['triggers', 'workflow', '/triggers/0/type', ['behavioural', 'temporal', 'scoring'], 'exactly'],
  [
    'trigger events',
    'workflow',
    '/triggers/0/event',
    [
      ...['page-visit', 'email-open', 'form-submit', 'event-attend'],
      ...['delay', 'anniversary', 'abandon', 'threshold', 'engagement'],
    ],
  ],
  ['suppression', 'contact_policy', '/suppression/0/after', ['purchase', 'complaint', 'unsubscribe']],
  ['BANT', 'scoring', '/bant/0/criterion', ['budget', 'authority', 'need', 'timeline'], 'exactly'],
  [
    'attribution models',
    'attribution',
    '/model',
    ['first', 'last', 'linear', 'position', 'time-decay', 'markov', 'shapley', 'custom'],
    'exactly',
  ],
  ['deal scoring', 'pipeline', '/deal_scoring/signals/0/category', ['fit', 'engagement', 'intent'], 'exactly'],
  ['forecast methods', 'pipeline', '/forecast/method', ['weighted', 'commit-upside-best-case'], 'exactly'],
  ['forecast categories', 'pipeline', '/forecast/categories/0/category', ['commit', 'upside', 'best-case']],
  ['customer tiers', 'success', '/segments/0/tier', ['high-touch', 'mid-touch', 'tech-touch'], 'exactly'],
  ['surveys', 'success', '/feedback/0/type', ['nps', 'csat', 'ces'], 'exactly'],
  ['stakeholders', 'dashboards', '/dashboards/0/stakeholder', ['marketing', 'sales', 'customer-success', 'executives']],
  [
    'scenarios',
    'project',
    '/scenario',
    ['new-product-launch', 'scaling', 'new-market', 'quarterly-planning'],
    'exactly',
  ],
  ['modes', 'project', '/mode', ['full', 'strategy-only', 'build-and-execute', 'analysis-only'], 'exactly'],
  ['lead magnets', 'content', '/assets/0/type', ['ebook', 'webinar', 'tool', 'template']],
  [
    'team templates',
    'team_document',
    '/type',
    ['sop', 'kickoff', 'go-no-go', 'post-mortem', 'retrospective', 'raci'],
    'exactly',
  ],
];

/** The success metrics: 26 of the growth workflows, 9 of marketing automation. */
const metrics: Readonly<Record<string, readonly [id: string, is: string][]>> = {
  'campaign-execution': [
    ['campaign-reach', 'above 80%'],
    ['email-click-rate', 'above 3%'],
    ['ad-click-rate', 'above 1%'],
    ['campaign-conversion-rate', 'above 2%'],
    ['campaign-cost-per-acquisition', 'below the target'],
    ['campaign-roi', 'above 3'],
  ],
  'growth-strategy': [
    ['strategy-execution-rate', 'above 90%'],
    ['hypothesis-validation-rate', 'above 60%'],
    ['target-kpi-improvement', 'above 10%'],
    ['strategy-roi', 'above 2'],
    ['time-to-impact', 'below 30 days'],
  ],
  'ab-testing': [
    ['test-completion-rate', 'above 95%'],
    ['test-confidence', 'above 95%'],
    ['test-duration', 'below 14 days'],
    ['test-winner-rate', 'above 70%'],
    ['test-impact-measured', 'at-least 100%'],
  ],
  acquisition: [
    ['acquisition-rate', 'above 5%'],
    ['trial-to-paid-rate', 'above 25%'],
    ['acquisition-cost', 'below the target'],
    ['effective-channels', 'above 3'],
    ['first-touch-to-conversion', 'below 7 days'],
  ],
  engagement: [
    ['monthly-engagement-rate', 'above 60%'],
    ['engagement-open-rate', 'above 25%'],
    ['feature-adoption-rate', 'above 40%'],
    ['engagement-response-rate', 'above 15%'],
    ['engagement-retention-effect', 'above 20%'],
  ],
  automation: [
    ['automation-open-rate', 'above 25%'],
    ['automation-click-rate', 'above 3%'],
    ['automation-conversion-rate', 'above 2%'],
    ['automation-time-to-conversion', 'below 14 days'],
    ['cost-per-lead', 'below USD 50'],
    ['workflow-completion-rate', 'above 60%'],
    ['lead-to-opportunity-rate', 'above 15%'],
    ['customer-lifetime-value', 'above the cohort before'],
    ['unsubscribe-rate', 'below 2%'],
  ],
};

describe('what the sources name', () => {
  for (const [what, kind, pointer, by, groups] of subTypes) {
    it(`${what}: each type with its sub-types`, () => {
      const schema = schemaAt(kind, pointer);
      assert.deepEqual(schema?.['x-groups'], { by, values: groups });
      assert.deepEqual(schema?.enum, Object.values(groups).flat(), 'in the order of the groups');
      const types = schemaAt(kind, `${pointer.slice(0, pointer.lastIndexOf('/'))}/${by}`)?.enum ?? [];
      assert.deepEqual(
        Object.keys(groups).filter((group) => !types.includes(group)),
        [],
        'every group is a type',
      );
    });
  }

  for (const [what, kind, pointer, values, exactly] of lists) {
    it(what, () => {
      const known = schemaAt(kind, pointer)?.enum ?? [];
      assert.deepEqual(
        values.filter((value) => !known.includes(value)),
        [],
      );
      if (exactly) assert.equal(known.length, values.length, `more than ${values.join(', ')}: ${known.join(', ')}`);
    });
  }

  it('the editions, in the template of a project', () => {
    const { text } = newDocument('project', 'acme', { cycle: '2026-Q2' });
    assert.match(text, /id: lite[\s\S]*id: pro[\s\S]*id: enterprise/);
    assert.ok(schemaAt('strategy', '/editions/0/also'), 'a strategy across editions');
  });

  it('the templates of automation: a welcome series and an unfinished order', () => {
    const days = (id: string) =>
      [...newDocument('workflow', id).text.matchAll(/ {4}for: (.*)/g)].map(([, time]) => time);
    assert.deepEqual(days('welcome'), ['2 days', '3 days', '3 days']);
    assert.deepEqual(days('cart-abandonment'), ['23 hours', '48 hours']);
  });

  it('the templates of funnels: a stage for each step that the sources name', () => {
    const stages = (id: string) =>
      [...newDocument('funnel', id).text.matchAll(/^ {2}- id: (.*)/gm)].map(([, it]) => it);
    assert.deepEqual(stages('aida'), ['attention', 'interest', 'desire', 'action']);
    assert.deepEqual(stages('acquisition'), ['awareness', 'interest', 'consideration', 'trial', 'conversion']);
    assert.equal(stages('growth').length, 6);
  });

  it('the playbooks', () => assert.deepEqual([...shippedPlaybooks].sort(), ['growth', 'gtm', 'marketing-cycle']));

  it('the success metrics, as built-in KPIs with threshold and direction', () => {
    const file = new URL('../../playbooks/metrics.yaml', import.meta.url);
    const { metrics: known } = parse(readFileSync(file, 'utf8')) as { metrics: Record<string, string | number>[] };
    const found: Record<string, [unknown, string][]> = {};
    for (const { id, workflow, comparison, threshold, compare_to: other = '' } of known) {
      const target = /target cost/.test(String(other)) ? 'the target' : 'the cohort before';
      found[String(workflow)] = [...(found[String(workflow)] ?? []), [id, `${comparison} ${threshold ?? target}`]];
    }
    assert.deepEqual(found, metrics);
    for (const { id, comparison, direction } of known)
      assert.equal(direction, comparison === 'below' ? 'down' : 'up', `${id}: the way it should go`);
  });
});

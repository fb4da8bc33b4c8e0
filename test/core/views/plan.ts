// A small plan in memory that has something for every view, and all the pictures that there are of it.
import {
  Checker,
  loadProject,
  MemoryHistory,
  MemoryWorkspace,
  type PlanDocument,
  statusReports,
  type View,
  viewOf,
} from '../../../src/core/index.ts';
import { documentViews, projectViews } from '../../../src/core/views/sources.ts';
import { testContext } from '../../support/gateSetting.ts';

/** The day on which the plan is looked at. */
export const today = '2026-05-12';

/** Titles and sentences of the plan; each is called by its key where a test does not care. */
export type Say = (key: string) => string;

/** A plan as documents by file; JSON is YAML. */
export function planFiles(say: Say): Record<string, string> {
  const documents: Record<string, object> = {
    'marketing.yaml': {
      kind: 'project',
      title: say('Bakery'),
      playbooks: ['own'],
      cycle: { period: '2026-Q2', start: '2026-04-01', end: '2026-06-30' },
      budget: { currency: 'EUR', per_month: 'EUR 1,000' },
    },
    'workspace/own.playbook.yaml': {
      kind: 'playbook',
      id: 'own',
      title: say('Two phases'),
      agents: [
        { id: 'writer', title: say('Writer') },
        { id: 'seller', title: say('Seller') },
      ],
      phases: [
        {
          id: 'plan',
          title: say('Plan'),
          steps: [
            step('brief', say('Write the brief'), 'writer', 'workspace/gtm.strategy.yaml'),
            step('pitch', say('Write the pitch'), 'seller', 'workspace/pitch.md'),
          ],
        },
        {
          id: 'sell',
          title: say('Sell'),
          steps: [
            step('call', say('Call the first twenty'), 'seller', 'workspace/calls.md'),
            step('learn', say('Write down what was learned'), 'writer', 'workspace/learned.md'),
          ],
        },
      ],
    },
    'workspace/gtm.strategy.yaml': {
      kind: 'strategy',
      title: say('Bread by subscription'),
      value_propositions: [
        {
          id: 'fresh',
          title: say('Fresh at seven'),
          statement: say('Bread at your door'),
          personas: ['parent', 'office'],
        },
        { id: 'fair', title: say('A fair price'), statement: say('No fee to leave'), personas: ['office'] },
      ],
      channels: [
        { id: 'mail', title: say('Mail') },
        { id: 'flyer', title: say('Flyers at the door') },
      ],
      objectives: [
        { id: 'more', title: say('Win 100 subscribers'), kpi: 'subscribers', target: 100, by: '2026-06-30' },
        { id: 'longer', title: say('Keep them for a year'), kpi: 'kept', target: '80%', by: '2026-06-30' },
      ],
      hypotheses: [
        { id: 'trial', because: say('people doubt'), change: say('a free week'), effect: say('more sign up') },
      ],
      initiative_weights: { alignment: '30%', impact: '30%', value: '20%', effort: '10%', risk: '10%' },
      initiatives: [
        {
          id: 'a',
          title: say('Free week'),
          ...judged(5, 5, 4, 2, 2),
          cost: 'EUR 300',
          expected_return: 'EUR 1,500',
          owner: say('Ada'),
          by: '2026-05-30',
        },
        { id: 'b', title: say('Second oven'), ...judged(3, 4, 4, 5, 3) },
        { id: 'c', title: say('Slices for offices'), ...judged(4, 5, 3, 2, 2) },
        { id: 'd', title: say('Not judged yet'), impact: 2 },
      ],
    },
    'workspace/parent.persona.yaml': {
      kind: 'persona',
      title: say('Busy parent'),
      role: say('Buys for the family'),
      quote: say('I forget the bread'),
      share_of_target: '60%',
      role_in_purchase: 'decision-maker',
      pains: [say('The shop closes at six'), say('Bread is stale on Monday')],
      triggers: [say('A new job')],
      objections: [{ objection: say('It is expensive'), answer: say('Less than two coffees') }],
      buying_journey: [
        { stage: 'awareness', question: say('Does it save time?'), needs: say('A flyer'), channels: ['flyer'] },
      ],
      channels: ['mail', 'flyer'],
    },
    'workspace/office.persona.yaml': { kind: 'persona', title: say('Office manager'), pains: [say('Stale rolls')] },
    'workspace/core.messaging.yaml': {
      kind: 'messaging',
      title: say('What we say'),
      primary_value_proposition: { value_proposition: 'fresh', statement: say('Bread before you wake') },
      supporting_value_propositions: [{ value_proposition: 'fair', statement: say('Leave whenever you like') }],
      persona_variants: [
        { persona: 'parent', headline: say('Never again out of bread'), message: say('It waits at the door') },
      ],
      channel_matrix: [
        { channel: 'mail', persona: 'parent', value_proposition: 'fresh', message: say('It is already there') },
        { channel: 'flyer', persona: 'office', value_proposition: 'fair', message: say('Try it for a week') },
      ],
    },
    'workspace/spring.campaign.yaml': {
      kind: 'campaign',
      title: say('Spring at the door'),
      type: 'acquisition',
      status: 'active',
      objective: 'more',
      timeline: {
        start: '2026-04-10',
        end: '2026-06-12',
        milestones: [{ title: say('Flyers printed'), by: '2026-04-08' }],
      },
      channels: [
        { channel: 'flyer', state: 'serving' },
        { channel: 'mail', start: '2026-05-20' },
      ],
      tests: ['free-week'],
      assets: [
        { title: say('Second flyer'), type: 'image', due: '2026-05-04', status: 'draft' },
        { title: say('Third flyer'), type: 'image', due: '2026-05-05', status: 'draft' },
      ],
    },
    'workspace/idle.campaign.yaml': { kind: 'campaign', title: say('Without a reason'), status: 'draft' },
    'workspace/free-week.experiment.yaml': {
      kind: 'experiment',
      title: say('A free week'),
      campaign: 'spring',
      strategy_hypothesis: 'trial',
      status: 'running',
      start: '2026-05-01',
      planned_stop: '2026-05-28',
      baseline: '5%',
      minimum_effect: '1%',
      sample_per_variant: 8158,
      correction: 'holm',
      variants: [
        { id: 'now', title: say('Nothing free'), control: true },
        { id: 'week', title: say('A week for nothing') },
        { id: 'loaf', title: say('A loaf for nothing') },
      ],
      guardrails: [{ kpi: 'kept', comparison: 'below', limit: '70%', action: say('Stop giving it away') }],
      results: {
        through: '2026-05-28',
        variants: [
          { variant: 'now', users: 8200, conversions: 410 },
          { variant: 'week', users: 8190, conversions: 500 },
          { variant: 'loaf', users: 8210, conversions: 380 },
        ],
        guardrails: [
          { kpi: 'kept', variant: 'week', value: '75%' },
          { kpi: 'kept', variant: 'loaf', value: '60%' },
        ],
      },
    },
    'workspace/main.kpis.yaml': {
      kind: 'kpis',
      title: say('What counts'),
      kpis: [
        {
          id: 'subscribers',
          title: say('Subscribers'),
          unit: 'count',
          stage: 'revenue',
          direction: 'up',
          target: 100,
          threshold: 80,
          owner: say('Ada'),
        },
        {
          id: 'kept',
          title: say('Kept'),
          unit: 'rate',
          direction: 'up',
          baseline: '70%',
          target: '80%',
          threshold: '60%',
        },
        { id: 'calls', title: say('Calls'), unit: 'count', direction: 'up', target: 40 },
      ],
    },
    'workspace/april.actuals.yaml': {
      kind: 'actuals',
      title: say('April'),
      period: '2026-04',
      kpis: [
        { kpi: 'subscribers', planned: 30, actual: 20, cause: say('Rain'), action: say('Wait') },
        { kpi: 'kept', planned: '75%', actual: '76%' },
      ],
      channels: [
        { channel: 'mail', budget: 'EUR 400', spend: 'EUR 390', values: [{ kpi: 'subscribers', actual: 12 }] },
        { channel: 'flyer', budget: 'EUR 600', spend: 'EUR 720', values: [{ kpi: 'subscribers', actual: 8 }] },
      ],
    },
    'workspace/main.attribution.yaml': {
      kind: 'attribution',
      title: say('Who brought them'),
      model: 'linear',
      source: {
        file: 'workspace/contacts.csv',
        columns: { user: 'user', timestamp: 'day', channel: 'channel', event: 'event' },
      },
      compare_with: ['last', 'first'],
    },
    'workspace/june.content.yaml': {
      kind: 'content',
      title: say('Letters for June'),
      assets: [{ id: 'letter', title: say('Letter one'), type: 'email', due: '2026-06-03', status: 'planned' }],
    },
    'workspace/way.funnel.yaml': {
      kind: 'funnel',
      title: say('From flyer to bread'),
      stages: [
        { id: 'flyers', title: say('Flyers'), planned: { volume: 1000 }, actual: { volume: 800 } },
        {
          id: 'calls',
          title: say('Calls'),
          planned: { volume: 100 },
          actual: { volume: 90 },
          loss_reason: say('No time'),
        },
      ],
    },
    'workspace/year.journey.yaml': {
      kind: 'journey',
      title: say('The first year'),
      stages: [{ stage: 'awareness', touchpoints: [{ title: say('Sees a flyer'), channel: 'flyer', emotion: 3 }] }],
    },
    'workspace/welcome.workflow.yaml': {
      kind: 'workflow',
      title: say('Welcome'),
      steps: [
        { id: 'hello', title: say('Say hello'), type: 'send', channel: 'email' },
        { id: 'end', title: say('End'), type: 'end' },
      ],
    },
  };
  const files = Object.fromEntries(
    Object.entries(documents).map(([file, facts]) => [file, JSON.stringify(facts, null, 1)]),
  );
  const learned = {
    kind: 'learning',
    title: say('Learned in May'),
    agent: 'writer',
    on: '2026-05-10',
    experiments: ['free-week'],
    learnings: [{ statement: say('A week is enough'), confidence: 'high' }],
  };
  const contacts = ['user,day,channel,event', 'a,2026-04-01,flyer,', 'a,2026-04-02,mail,', 'a,2026-04-03,,won'];
  contacts.push('b,2026-04-01,flyer,', 'b,2026-04-03,,won', 'c,2026-04-02,,won');
  files['workspace/contacts.csv'] = `${contacts.join('\n')}\n`;
  return { ...files, 'workspace/may.md': `---\n${JSON.stringify(learned)}\n---\n# May\n` };
}

function step(id: string, title: string, agent: string, path: string) {
  return { id, title, agent, outputs: [{ path, title, words: 1 }], gate: [] };
}

function judged(alignment: number, impact: number, value: number, effort: number, risk: number) {
  return { alignment, impact, value, effort, risk };
}

/** Every picture of a plan: of each document each view, and each view of the project as a whole. */
export async function viewsOf(files: Record<string, string>): Promise<{ name: string; file: string; view: View }[]> {
  const project = await loadProject(new MemoryWorkspace(files));
  const status = statusReports(
    project,
    new Checker(project).engine,
    '0',
    testContext(new MemoryHistory('complete'), today),
  );
  const world = { project, today, status };
  const all: { name: string; file: string; view: View }[] = [];
  const add = (document: PlanDocument, name: string) => {
    const view = viewOf(document, world, name);
    if (view) all.push({ name, file: document.file, view });
  };
  for (const document of project.documents.values())
    for (const { kind, name } of documentViews) if (kind === document.kind) add(document, name);
  for (const { name } of projectViews) add(project.settings as PlanDocument, name);
  return all;
}

import assert from 'node:assert/strict';
import { hoverAt } from '../../../src/core/language/hover.ts';
import { cursorIn } from './support.ts';

const plan = {
  'marketing.yaml': 'kind: project\ntitle: Acme\nbudget:\n  currency: USD\n  per_month: USD 4,000\n',
  'workspace/a.kpis.yaml':
    'kind: kpis\ntitle: KPIs\nkpis:\n  - id: mqls\n    title: Qualified leads\n    unit: count\n    target: 500\n',
  'workspace/gtm.strategy.yaml':
    'kind: strategy\ntitle: S\nchannels:\n  - id: email\n    title: E-mail\n    budget: USD 1,000\n    kpis: [mqls]\n',
  'workspace/trial.md': '# Trial\n',
};
const funnel = 'workspace/main.funnel.yaml';
const campaign = 'workspace/q2.campaign.yaml';

function hover(file: string, text: string, others: Record<string, string> = {}): string {
  const { project, document, position } = cursorIn(file, text, { ...plan, ...others });
  return hoverAt(project, document, position)?.markdown ?? '';
}

describe('hover', () => {
  it('explains a key: name, purpose, what it takes, examples', () => {
    const text = hover(funnel, 'kind: funnel\nti|tle: F\n');
    assert.match(text, /\*\*Title\*\* · required/);
    assert.match(text, /name people use/);
    assert.match(hover(funnel, 'mod|el: aida\n'), /Takes `aida`, `aarrr`, `acquisition` or `custom`\./);
    assert.match(hover(campaign, 'budget:\n  total|: 5\n'), /Takes an amount of money\.\n\nFor example `USD 36,000`\./);
  });
  it('keeps an abbreviation in the name of what a list takes', () => {
    assert.match(hover(campaign, 'kpi_tar|gets:\n'), /Takes a list of entries \(KPI target\)\./);
    assert.match(hover(campaign, 'timeline:\n  miles|tones:\n'), /Takes a list of entries \(milestone\)\./);
  });
  it('says the days of an experiment once where its rules make them no longer', () => {
    const days = (perDay: number) =>
      hover(
        'workspace/a.experiment.yaml',
        `kind: experiment\ntitle: E\nbaseline: 5%\nminimum_effect: 1%\ntraffic:\n  per_day: ${perDay}|\nvariants: [{ id: now, control: true }, { id: new }]\n`,
      );
    assert.match(days(549), /people take 30 days; with the shortest run and whole weeks it is 35\.$/);
    assert.match(days(583), /people take 28 days\.$/);
  });
  it('covers the key with its range', () => {
    const { project, document, position } = cursorIn(funnel, 'kind: funnel\nti|tle: F\n', plan);
    assert.deepEqual(hoverAt(project, document, position)?.range, {
      start: { line: 2, column: 1 },
      end: { line: 2, column: 6 },
    });
  });
  it('says what an id stands for', () => {
    const text = hover(funnel, 'stages:\n  - id: a\n    kpi: mq|ls\n');
    assert.match(text, /\*\*Qualified leads\*\* · `mqls`/);
    assert.match(text, /KPI, in `workspace\/a.kpis.yaml`/);
    assert.match(text, /- Target: 500/);
    assert.match(hover(funnel, 'channels: [ema|il]\n'), /- Budget per month: USD 1,000/);
    assert.match(hover(funnel, 'channels: [emall|]\n'), /There is no channel `emall`\./);
  });
  it('says how often an id is used', () => {
    const text = hover('workspace/b.kpis.yaml', 'kind: kpis\ntitle: K\nkpis:\n  - id: vis|its\n    title: Visits\n', {
      [funnel]: 'kind: funnel\ntitle: F\nstages:\n  - id: visits\n    title: V\n    kpi: visits\n',
    });
    assert.match(text, /Used 1 time in 1 file\./);
    assert.match(hover(funnel, 'stages:\n  - id: alo|ne\n    title: A\n'), /Used nowhere yet\./);
  });
  it('reads quantities', () => {
    assert.equal(hover('workspace/p.persona.yaml', 'share_of_target: 25|%\n'), '`25%` is 0.25.');
    assert.equal(hover('workspace/p.persona.yaml', 'share_of_target: 0.2|5\n'), '`0.25` is 25 %.');
    assert.equal(hover(campaign, 'budget:\n  total: 36|000\n'), '`36000` is USD 36,000.');
    assert.equal(hover(campaign, 'cycle: 2026-|Q2\n'), '`2026-Q2` is 2026-04-01 to 2026-06-30, 91 days.');
    assert.equal(hover(campaign, 'timeline:\n  start: 2026-04-0|6\n'), '`2026-04-06` is a Monday.');
    assert.equal(hover('workspace/a.attribution.yaml', 'lookback: 2 week|s\n'), '`2 weeks` is 14 days.');
  });
  it('works numbers out', () => {
    assert.match(
      hover('workspace/gtm.strategy.yaml', 'kind: strategy\nchannels:\n  - id: email\n    budget: USD 1|,000\n'),
      /USD 1,000 is 25 % of the month’s budget, USD 4,000\./,
    );
    assert.match(
      hover(campaign, 'budget:\n  total: USD 200\nchannels:\n  - channel: email\n    budget: USD 5|0\n'),
      /25 % of the campaign’s budget/,
    );
    assert.match(
      hover(
        funnel,
        'stages:\n  - { id: a, title: Visits, planned: { volume: 200 } }\n  - { id: b, planned: { volume: 1|1 } }\n',
      ),
      /11 of 200 from Visits: 5\.5 %\./,
    );
    assert.match(hover(campaign, 'timeline:\n  start: 2026-04-06\n  end: 2026-04-1|9\n'), /14 days, 2 whole weeks/);
    assert.match(
      hover(campaign, 'kpi_targets:\n  - kpi: mqls\n    baseline: 400\n    target: 5|00\n'),
      /\+25 % from the baseline of 400\./,
    );
    assert.match(
      hover(campaign, 'kpi_targets:\n  - kpi: x\n    baseline: 5%\n    target: 6|%\n'),
      /\+1 points? from the baseline of 5%, relative to it \+20 %/,
    );
  });
  it('says what a path leads to', () => {
    const text = (path: string) => `assets:\n  - title: T\n    path: ${path}|\n`;
    assert.equal(hover(campaign, text('workspace/none.md')), '`workspace/none.md` does not exist yet.');
    assert.equal(hover(campaign, text('workspace/a.kpis.yaml')), '**KPIs**');
  });
  it('explains the rules whose level a project sets', () => {
    assert.match(hover('marketing.yaml', 'kind: project\nrules:\n  missing-|key: off\n'), /Required keys are there/);
  });
  it('works in front matter', () => {
    assert.match(hover('workspace/p.md', '---\nkind: persona\nro|le: R\n---\n# P\n'), /\*\*Role\*\*/);
  });
  it('has nothing to say elsewhere', () => {
    assert.equal(hover(funnel, 'title: Som|e text\n'), '');
    assert.equal(hover(funnel, '# com|ment\n'), '');
    assert.equal(hover('workspace/p.md', '---\nkind: persona\n---\n# ro|le: R\n'), '');
    assert.equal(hover('workspace/other.md', '---\nlayout: x|\n---\n'), '');
    assert.equal(hover(funnel, 'nons|ense: 1\n'), '');
    assert.equal(hover('marketing.yaml', '|!!map '), '');
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nextSuggestion, Typist } from './support/typist.ts';
import { Workbench } from './support/workbench.ts';

const name = 'typed.campaign.yaml';

/** What stands in the file at the end; only texts and numbers are typed, the rest is taken from suggestions. */
const finished = `kind: campaign
title: Spring push to trials
cycle: 2026-Q2
type: acquisition
status: planned
owner: Marcus Oyelaran
objective: more-customers
kpi_targets:
  - kpi: signups
    target: 2,750
personas:
  - sales-director
timeline:
  start: 2026-04-01
  end: 2026-06-30
budget:
  total: USD 7,000
channels:
  - channel: search-ads
    budget: USD 6,000
    state: planned
    targeting: Terms on forecasting, United States
    utm:
      source: google
      medium: cpc
      campaign: spring-push
  - channel: email
    budget: USD 1,000
    utm:
      source: newsletter
      medium: email
      campaign: spring-push
variants:
  - id: sales-director-pro
    title: Sales director, Pro
    persona: sales-director
    channel: search-ads
    headline: A forecast that people believe
    call_to_action: Start the trial
    landing_page: https://www.acme-crm.example/trial
tracking:
  conversion_events:
    - event: account_confirmed
      kpi: signups
  tool: Web analytics, property Pro
pause_rules:
  - kpi: cost-per-customer
    comparison: above
    value: USD 1,400
    action: notify
    owner: Marcus Oyelaran
`;

describe('a campaign, written from nothing', () => {
  let workbench: Workbench;
  let typist: Typist;
  let file: string;

  before(async () => {
    workbench = await Workbench.open();
    typist = new Typist(workbench.page);
    file = path.join(workbench.folder, 'workspace/demand-gen/campaigns', name);
    writeFileSync(file, '');
    await workbench.openFile(name);
    // The line above the document comes from the language server: from then on it answers.
    await workbench.page.locator('.codelens-decoration').filter({ hasText: 'Campaign design' }).waitFor();
  });
  after(async () => {
    await workbench?.close();
  });

  /** The picture in both themes. Changing the theme closes what was open in the editor, so it is opened again. */
  const inBothThemes = async (picture: string, prepare: () => Promise<unknown>) => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.setTheme(theme);
      await prepare();
      await workbench.screenshot(`campaign-${picture}-${theme}`);
    }
  };

  it('begins with a skeleton', async () => {
    assert.equal((await typist.suggestions())[0], 'new campaign');
    await typist.take('new campaign');
    await inBothThemes('skeleton', async () => {});
  });

  it('is filled in from one gap to the next', async () => {
    await typist.text('Spring push to trials');
    await typist.press('Tab', 'Tab');
    await typist.take('acquisition');
    await typist.take('planned');
    await typist.take('Marcus Oyelaran', 'Mar');
    await typist.press('Tab');
    await typist.take('more-customers', 'more');
    await typist.press('Tab');
    await inBothThemes('ids', () => typist.suggestions());
    await typist.take('signups', 'sig');
    await typist.press('Tab');
    await typist.text('2,750');
    await typist.press('Tab');
    await typist.take('sales-director');
    await typist.press('Tab');
    await typist.take('2026-04-01');
    await typist.press('Tab');
    await typist.take('2026-06-30');
    await typist.press('Tab');
    await typist.text('USD 7,000');
    await typist.press('Tab');
    await typist.take('search-ads', 'sea');
    await typist.press('Tab');
    await typist.text('USD 6,000');
  });

  it('grows by keys, which say what they are for', async () => {
    await typist.press('Escape', 'Enter');
    await inBothThemes('keys', async () => {
      await typist.suggestions();
      await typist.press(nextSuggestion, nextSuggestion, nextSuggestion);
      await typist.toggleDocs(true);
    });
    await typist.toggleDocs(false);
    await typist.take('state', 'sta');
    await typist.take('planned');
    await typist.key('targeting');
    await typist.text('Terms on forecasting, United States');
    await typist.key('utm');
    await typist.take('source');
    await typist.take('google');
    await typist.key('medium');
    await typist.take('cpc');
    await typist.key('campaign');
    await typist.text('spring-push');
  });

  it('gets a second channel', async () => {
    await typist.press('Enter', 'Shift+Tab', 'Shift+Tab');
    await typist.take('- Campaign channel');
    await typist.take('email');
    await typist.key('budget');
    await typist.text('USD 1,000');
    await typist.key('utm');
    await typist.take('source');
    await typist.take('newsletter');
    await typist.key('medium');
    await typist.take('email');
    await typist.key('campaign');
    await typist.take('spring-push');
  });

  it('gets a variant, whose words are nobody else’s', async () => {
    await typist.press('Enter', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    await typist.take('variants', 'var');
    await typist.text('sales-director-pro');
    await typist.key('title');
    await typist.text('Sales director, Pro');
    await typist.key('persona');
    await typist.take('sales-director');
    await typist.key('channel');
    await typist.take('search-ads');
    await typist.key('headline');
    await typist.text('A forecast that people believe');
    await typist.key('call_to_action');
    await typist.text('Start the trial');
    await typist.key('landing_page');
    await typist.text('https://www.acme-crm.example/trial');
  });

  it('gets its tracking and a rule for when to stop', async () => {
    await typist.press('Enter', 'Shift+Tab', 'Shift+Tab');
    await typist.take('tracking', 'tra');
    await typist.take('conversion_events');
    await typist.text('account_confirmed');
    await typist.key('kpi');
    await typist.take('signups', 'sig');
    await typist.press('Enter', 'Shift+Tab', 'Shift+Tab');
    await typist.take('tool', 'too');
    await typist.text('Web analytics, property Pro');
    await typist.press('Enter', 'Shift+Tab');
    await typist.take('pause_rules', 'pau');
    await typist.take('cost-per-customer', 'cost');
    await typist.press('Tab');
    await typist.take('above');
    await typist.text('USD 1,400');
    await typist.key('action');
    await typist.take('notify');
    await typist.key('owner');
    await typist.take('Marcus Oyelaran', 'Mar');
  });

  it('is what was meant, without a problem', async () => {
    await workbench.saveFile();
    assert.equal(readFileSync(file, 'utf8').trimEnd(), finished.trimEnd());
    assert.deepEqual(await workbench.problemsIn(name), []);
    await workbench.runCommand('View: Hide Panel');
    const gtm = path.resolve(import.meta.dirname, '../../dist/gtm.mjs');
    const check = [gtm, 'check', '--json', '--project', workbench.folder];
    const report = JSON.parse(execFileSync(process.execPath, check, { encoding: 'utf8' }));
    assert.deepEqual(
      report.findings.filter((finding: { file: string }) => finding.file.endsWith(name)),
      [],
    );
    await workbench.resize(1400, 1150);
    await inBothThemes('finished', () => typist.press('Escape', 'Control+Home'));
  });
});

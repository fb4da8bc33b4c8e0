import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareAddress,
  findPlaybook,
  loadProject,
  MemoryWorkspace,
  type Project,
  planBranch,
} from '../../../src/core/index.ts';

describe('names of branches', () => {
  let project: Project;
  const plan = (name: string, playbook = 'gtm') =>
    planBranch(project, findPlaybook(project, playbook) ?? {}, name, '2026-05-04');

  before(async () => {
    project = await loadProject(
      new MemoryWorkspace({
        'marketing.yaml': 'kind: project\ntitle: Acme\n',
        'workspace/spring.campaign.yaml': 'kind: campaign\ntitle: Spring\n',
        'workspace/headline.experiment.yaml': 'kind: experiment\ntitle: Headline\n',
      }),
    );
  });

  it('are those of the phases, however one is named, and ask for the phases before', () => {
    const second = { branch: 'gtm/phase-2-pipeline-building', phase: 'pipeline-building', after: ['strategy'] };
    for (const name of ['pipeline-building', '2', 'phase-2', 'phase-2-pipeline-building', second.branch])
      assert.deepEqual(plan(name), second);
    assert.deepEqual(plan('strategy'), { branch: 'gtm/phase-1-strategy', phase: 'strategy', after: [] });
    assert.equal(plan('4').branch, 'gtm/phase-4-analysis');
    assert.deepEqual(plan('analysis').after, ['strategy', 'pipeline-building', 'execution']);
  });

  it('ask for no phase before in a playbook whose phases run side by side', () => {
    assert.deepEqual(plan('ab-testing', 'growth').after, []);
  });

  it('have an area, and the day where it is the strategy', () => {
    assert.equal(plan('campaigns/Frühling & Süd!').branch, 'gtm/campaigns/fruehling-sued');
    assert.equal(plan('strategy/Prices 2027').branch, 'gtm/strategy/2026-05-04-prices-2027');
    assert.equal(plan('spring').branch, 'gtm/campaigns/spring');
    assert.equal(plan('headline').branch, 'gtm/analytics/headline');
  });

  it('are refused for what is none of these, with what was probably meant', () => {
    assert.throws(() => plan('pipeline-bulding'), /Did you mean pipeline-building\?/);
    assert.throws(() => plan('campagns/spring'), /Did you mean campaigns\/spring\?/);
    assert.throws(() => plan('campaigns/!!!'), /is no phase, no document and no area/);
    assert.throws(() => plan(''), /is no phase/);
  });

  it('are names that git takes, whatever somebody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        try {
          assert.match(plan(`campaigns/${text}`).branch, /^gtm\/campaigns\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
        } catch (error) {
          assert.match((error as Error).message, /is no phase/);
        }
      }),
    );
  });
});

describe('the address of a comparison', () => {
  const address = (remote: string) => compareAddress(remote, 'main', 'gtm/phase-1-strategy');
  const github = 'https://github.com/acme/plan/compare/main...gtm/phase-1-strategy?expand=1';

  for (const remote of [
    'https://github.com/acme/plan.git',
    'https://github.com/acme/plan/',
    'git@github.com:acme/plan.git',
    'ssh://git@github.com:22/acme/plan',
    'https://somebody:secret@github.com/acme/plan.git',
  ])
    it(`is found from ${remote}`, () => assert.equal(address(remote), github));

  it('is the page of each host', () => {
    assert.match(
      address('git@gitlab.acme.example:team/plan.git') ?? '',
      /^https:\/\/gitlab\.acme\.example\/team\/plan\/-\/merge_requests\/new\?/,
    );
    assert.match(
      address('git@bitbucket.org:acme/plan.git') ?? '',
      /^https:\/\/bitbucket\.org\/acme\/plan\/pull-requests\/new\?/,
    );
  });

  for (const remote of ['/srv/git/plan.git', '../plan', 'C:\\plans\\plan.git', 'file:///srv/plan.git', ''])
    it(`is not made up for ${JSON.stringify(remote)}`, () => assert.equal(address(remote), undefined));
});

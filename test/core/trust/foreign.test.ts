import assert from 'node:assert/strict';
import { Checker, loadProject, MemoryWorkspace } from '../../../src/core/index.ts';
import { NodeWorkspace } from '../../../src/node/workspace.ts';
import { Scratch } from '../../support/scratch.ts';

/** Files of other tools that look like ours: none of them is a document, and none gets a finding. */
const foreign: Readonly<Record<string, string>> = {
  // Continuous integration
  '.drone.yml':
    'kind: pipeline\ntype: docker\nname: default\nsteps:\n  - name: test\n    image: node:24\n    commands: [npm test]\n---\nkind: secret\nname: token\n',
  'ci/release.yaml': 'kind: pipeline\nname: release\nstages: [build, ship]\n',
  '.github/workflows/ci.yml': `name: CI\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo \${{ github.sha }}\n`,
  '.github/workflows/campaign.yaml': 'name: campaign\non:\n  schedule:\n    - cron: "0 6 * * 1"\njobs: {}\n',
  '.github/ISSUE_TEMPLATE/bug.md': '---\nname: Bug\nabout: Something is wrong\ntitle: ""\n---\n## What happened\n',
  '.gitlab-ci.yml': 'stages: [test]\ntest:\n  script: [make]\n  only: [main]\n',
  'azure-pipelines.yml': 'trigger: [main]\npool:\n  vmImage: ubuntu-latest\nsteps:\n  - script: make\n',
  // Kubernetes and what builds on it
  'argo/hello.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  generateName: hello-\nspec:\n  entrypoint: main\n',
  'argo/small.yml': 'kind: workflow\nid: nightly\nsteps:\n  - a\n  - b\n',
  'argo/nightly.workflow.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  name: nightly\nspec:\n  entrypoint: main\n',
  'tekton/build.pipeline.yaml':
    'apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata:\n  name: build\nspec:\n  tasks: []\n---\napiVersion: tekton.dev/v1\nkind: Task\nmetadata:\n  name: one\n',
  'kyverno/labels.policy.yaml':
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata:\n  name: labels\nspec:\n  rules: []\n',
  'k8s/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
  'k8s/list.yaml': '- op: replace\n  path: /spec\n  value: 1\n',
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\ntype: application\n',
  'chart/values.yaml': 'title: web\nkind: project\nbudget: {}\n',
  'chart/templates/web.yaml':
    '{{- if .Values.enabled }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "web.name" . }}\n{{- end }}\n',
  'chart/templates/_helpers.tpl': '{{- define "web.name" -}}{{ .Chart.Name }}{{- end -}}\n',
  'chart/templates/app.workflow.yaml':
    '{{- if .Values.enabled }}\napiVersion: v1\nkind: Workflow\nmetadata:\n  name: {{ .Values.name }}\n{{- end }}\n',
  // Files of others that bear one of our names
  'drone/build.pipeline.yaml':
    'kind: pipeline\ntype: docker\nname: build\nsteps:\n  - name: test\n    image: node:24\n---\nkind: secret\nname: token\n',
  '.github/workflows/deploy.workflow.yml':
    'name: deploy\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps: []\n',
  'azure/build.pipeline.yml':
    'trigger: [main]\npool:\n  vmImage: ubuntu-latest\nvariables:\n  a: 1\nstages:\n  - stage: build\n',
  'gitlab/build.pipeline.yml':
    'stages: [build]\nbuild:\n  stage: build\n  script: [make]\ntest:\n  script: [make test]\n',
  'ansible/site.playbook.yml': '---\n- name: Web\n  hosts: all\n  roles: [web]\n- import_playbook: other.yml\n',
  'ansible/jinja.playbook.yml': '{% if x %}\n- hosts: all\n{% endif %}\n',
  'grafana/main.dashboards.yaml':
    'apiVersion: 1\nproviders:\n  - name: default\n    type: file\n    options:\n      path: /var/lib\n',
  'locales/en.messaging.yaml': 'en:\n  welcome: Hello\n',
  'k6/load.journey.yaml': 'scenarios:\n  ramp:\n    executor: ramping-vus\n',
  'opa/access.policy.yaml': 'rules:\n  - effect: allow\n    actions: [read]\n',
  'bots/app.persona.yaml': 'name: Helper\nsystem_prompt: |\n  You help.\n  Be brief.\n',
  'site/home.content.yaml': 'title: Home\nhero:\n  heading: Hello\nsections:\n  - type: quote\n',
  'dbt/users.segments.yml':
    'version: 2\n\nsegments:\n  - name: users\n    columns:\n      - name: id\nmodels:\n  - name: users\n',
  'dbt/orders.kpis.yml': 'version: 2\nkpis:\n  - name: orders\n    sql: select 1\n',
  // Containers, interfaces, machines
  'docker-compose.yml':
    'services:\n  db:\n    image: postgres\n    environment: &env\n      A: 1\n  web:\n    environment:\n      <<: *env\n',
  'openapi.yaml':
    'openapi: 3.1.0\ninfo:\n  title: Orders\n  version: "1"\npaths:\n  /orders:\n    get:\n      responses: {}\n',
  'mkdocs.yml':
    'site_name: Docs\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n',
  'ansible/site.yml':
    '- hosts: all\n  vars:\n    kind: campaign\n  tasks:\n    - name: "{{ item }}"\n      loop: [a, b]\n      when: not done\n',
  'ansible/group_vars/all.yml': 'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
  'cloud.yaml': `Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      Name: !Sub "\${Stage}-b"\n`,
  'crlf.yaml': 'kind: campaign\r\ntitle: Not ours\r\nlist:\r\n\t- tab\r\n',
  'broken.yaml': 'kind: strategy\n  title: [\n"\n',
  'strategy.yaml': 'kind: strategy\nname: retry\nbackoff: exponential\n',
  'content.yml': 'kind: content\n',
  'marketing.yml': 'kind: project\nname: something else\n',
  'site/marketing.json': '{"kind": "project"}',
  // Pages of sites
  'content/posts/launch.md':
    '---\ntitle: Launch\ndate: 2026-04-01T08:00:00Z\ndraft: true\nkind: page\n---\nText {{< figure src="x.png" >}}\n',
  'content/_index.md': '+++\ntitle = "Home"\nkind = "campaign"\n+++\n# Home\n',
  'content/posts/broken.md': '---\ntitle: "unfinished\ntags: [a\n---\nText\n',
  'content/posts/typed.md': '---\nlayout: post\ntype: campaign\ncampaign: spring\n---\nText\n',
  '_posts/2026-04-01-launch.md':
    '---\nlayout: post\ntitle: Launch\ncategories: [news]\nkind: campaign\n---\n{% include x.html %}\n',
  'README.md': '---\nkind: decision\n---\n# A readme at the root\n',
  'CHANGELOG.md': '# Changes\n<!-- gtm-disable-next-line budget-balances -->\n',
  // Inside the folders of the plan
  'workspace/notes.md': '---\ntags: [meeting, 2026]\naliases: ["Notes"]\nkind: note\n---\nTODO write this\n',
  'workspace/README.md': '# How we work\nLorem ipsum\n',
  'workspace/tabs.md': '---\n\tkind: x\n---\nText\n',
  'workspace/deck.md': '---\nmarp: true\ntheme: default\npaginate: true\n---\n# Slide\n---\n# Slide\n',
  'workspace/assets/data.yaml': 'kind: kpis\nkpis: none\n',
  'workspace/assets/export.json': '{"kind": "kpis"}',
  'plans/prompt.md': '---\nname: writer\ndescription: Writes\ntools: Read\nkind: agent\n---\nWrite.\n',
};

const project = 'kind: project\ntitle: Acme\n';

describe('files of others', () => {
  for (const [file, text] of Object.entries(foreign)) {
    it(`${file} is no document and gets no finding`, async () => {
      const workspace = new MemoryWorkspace({ 'marketing.yaml': project, [file]: text });
      const loaded = await loadProject(workspace);
      const checker = new Checker(loaded);
      assert.deepEqual(
        checker
          .checkAll()
          .filter((finding) => finding.file === file)
          .map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
      assert.equal(loaded.documents.get(file)?.kind, undefined);
    });
  }

  it('make no rule run', async () => {
    const runsOf = async (files: Record<string, string>) => {
      const checker = new Checker(await loadProject(new MemoryWorkspace(files)));
      const findings = checker.checkAll();
      return { runs: checker.engine.size, findings };
    };
    const alone = await runsOf({ 'marketing.yaml': project });
    assert.ok(alone.runs > 0);
    assert.deepEqual(await runsOf({ 'marketing.yaml': project, ...foreign }), alone);
  });

  for (const [what, file, text] of [
    ['with a kind in other letters', 'a.workflow.yaml', 'kind: Workflow\ntitle: A\n'],
    ['in Markdown that is broken', 'workspace/b.md', '---\nkind: decision\nx: [\n---\n'],
    ['that has nothing yet', 'c.campaign.yaml', ''],
    ['of which a word is there', 'd.campaign.yaml', 'name: Spring\n'],
    ['with keys of somebody who guesses', 'e.persona.yaml', 'name: Ada\njob: Director\n'],
    ['with mistyped keys', 'f.persona.yaml', 'piains:\n  - Waits\ntrigers:\n  - A deal\n'],
    ['without its first lines', 'g.persona.yaml', 'pains:\n  - Waits\nhobbies:\n  - Sailing\n'],
    ['with one key too many', 'h.persona.yaml', 'kind: persona\nhobbies:\n  - Sailing\n'],
    ['written as a list', 'i.persona.yaml', '- title: Ada\n  hobbies: [sailing]\n'],
    ['with a title and one key of somebody who guesses', 'k.content.yaml', 'title: Blog\nposts:\n  - Guide\n'],
    [
      'with a title, guesses and a key that is known',
      'l.content.yaml',
      'title: A\nposts: [a]\nmails: [b]\nowner: Ada\n',
    ],
    ['with an id and guesses', 'm.content.yaml', 'id: a\ntitle: A\nposts: [a]\nmails: [b]\n'],
    ['with a version and a kind', 'n.kpis.yaml', 'kind: kpis\nversion: 2\n'],
    ['with words of a template in a text', 'j.workflow.yaml', 'kind: workflow\n{{ first_name }}\n'],
  ] as const)
    it(`still let a document of ours speak up ${what}`, async () => {
      const loaded = await loadProject(new MemoryWorkspace({ 'marketing.yaml': project, [file]: text }));
      assert.ok(new Checker(loaded).checkAll().some((finding) => finding.file === file));
    });

  it('in node_modules are not even listed', async () => {
    const scratch = await Scratch.create();
    try {
      await scratch.write({
        'marketing.yaml': project,
        ...foreign,
        'node_modules/x/workspace/a.md': '---\nkind: decision\n---\n',
        'node_modules/x/b.campaign.yaml': 'kind: campaign\n',
        'workspace/node_modules/y/c.persona.yaml': 'kind: persona\n',
        'workspace/node_modules/README.md': '# y\n',
      });
      const workspace = new NodeWorkspace(scratch.root);
      assert.deepEqual(
        (await workspace.list()).filter((file) => file.includes('node_modules')),
        [],
      );
      const loaded = await loadProject(workspace);
      const checker = new Checker(loaded);
      assert.deepEqual(
        checker.checkAll().filter(({ file }) => file !== 'marketing.yaml'),
        [],
      );
      assert.deepEqual(
        [...loaded.documents.values()].filter(({ kind }) => kind !== undefined).map(({ file }) => file),
        ['marketing.yaml'],
      );
    } finally {
      await scratch.remove();
    }
  });
});

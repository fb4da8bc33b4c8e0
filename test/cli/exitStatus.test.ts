import assert from 'node:assert/strict';
import { bothWays } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const project = 'kind: project\ntitle: Acme\n';

/** What each call ends with: exit status, and what stands in its output. */
const cases: {
  title: string;
  files?: Record<string, string>;
  argv: string[];
  code: 0 | 1 | 2;
  out?: RegExp;
  err?: RegExp;
}[] = [
  { title: 'no arguments show the help', argv: [], code: 0, out: /Usage: gtm/ },
  { title: 'the version', argv: ['--version'], code: 0, out: /^\d+\.\d+\.\d+\n$/ },
  { title: 'help for one command', argv: ['help', 'check'], code: 0, out: /--fail-on/ },
  { title: 'an unknown command', argv: ['chek'], code: 2, err: /unknown command 'chek'/ },
  { title: 'an unknown option', argv: ['check', '--nope'], code: 2, err: /unknown option '--nope'/ },
  {
    title: 'a severity that does not exist',
    argv: ['check', '--fail-on', 'mild'],
    code: 2,
    err: /Allowed choices are error, warning/,
  },
  {
    title: 'no project',
    argv: ['check'],
    code: 2,
    err: /There is no marketing\.yaml here or in a folder above\. Run `gtm init`/,
  },
  {
    title: 'a named folder without a project',
    argv: ['check', '--project', '.'],
    code: 2,
    err: /There is no marketing\.yaml in /,
  },
  {
    title: 'a clean project',
    files: { 'marketing.yaml': project },
    argv: ['check'],
    code: 0,
    out: /^1 document checked, nothing to mend\.\n$/,
  },
  {
    title: 'a project with an error',
    files: { 'marketing.yaml': `${project}budgett: {}\n` },
    argv: ['check'],
    code: 1,
    out: /marketing\.yaml\n {2}3:1 {2}error {4}`budgett` is not a key that is read here\. Did you mean `budget`\? {2}unknown-key\n\n1 error in 1 file of 1\.\n$/,
  },
  {
    title: 'warnings do not fail a check',
    files: { 'marketing.yaml': project, 'a.persona.yaml': 'kind: persona\ntitle: A\n' },
    argv: ['check'],
    code: 0,
    out: /3 warnings in 1 file of 2\./,
  },
  {
    title: 'unless asked',
    files: { 'marketing.yaml': project, 'a.persona.yaml': 'kind: persona\ntitle: A\n' },
    argv: ['check', '--fail-on', 'warning'],
    code: 1,
  },
  {
    title: 'a check of one file leaves the others out',
    files: {
      'marketing.yaml': project,
      'a.persona.yaml': 'kind: persona\ntitle: A\nx: 1\n',
      'b.persona.yaml': 'kind: persona\ntitle: B\nx: 1\n',
    },
    argv: ['check', 'b.persona.yaml'],
    code: 1,
    out: /^b\.persona\.yaml\n/,
  },
  {
    title: 'a path without a document: a check of nothing is no clean plan',
    files: { 'marketing.yaml': project },
    argv: ['check', 'nope'],
    code: 2,
    err: /There is no document at nope\./,
  },
  {
    title: 'a path outside the project',
    files: { 'marketing.yaml': project },
    argv: ['check', '../elsewhere'],
    code: 2,
    err: /is outside the project/,
  },
  {
    title: 'a gate that does not pass',
    files: { 'marketing.yaml': project },
    argv: ['gate', 'strategy'],
    code: 1,
    out: /3 gates: 3 pending\./,
  },
  {
    title: 'a gate that does not exist',
    files: { 'marketing.yaml': project },
    argv: ['gate', 'stratgy'],
    code: 2,
    err: /Did you mean strategy\?/,
  },
  {
    title: 'a gate that waits for documents of several kinds',
    files: { 'marketing.yaml': project },
    argv: ['gate', 'core-framework'],
    code: 1,
    out: /Waits for documents of the kinds strategy and messaging\..*Waits for a document of the kind messaging\./s,
  },
  {
    title: 'a playbook that does not exist',
    files: { 'marketing.yaml': project },
    argv: ['gate', '--playbook', 'x'],
    code: 2,
    err: /There is no playbook x/,
  },
  { title: 'a rule that does not exist', argv: ['rules', 'nope'], code: 2, err: /There is no rule nope/ },
  { title: 'one rule', argv: ['rules', 'budget-balances'], code: 0, out: /Looks at: strategy/ },
  { title: 'a kind that does not exist', argv: ['schema', 'plan'], code: 2, err: /Choose one of/ },
  { title: 'a kind with a slip of the pen', argv: ['schema', 'persna'], code: 2, err: /Did you mean persona\?/ },
  {
    title: 'a new document of a kind with a slip of the pen',
    files: { 'marketing.yaml': project },
    argv: ['new', 'experiment-polcy', 'main'],
    code: 2,
    err: /Did you mean experiment_policy\?/,
  },
  {
    title: 'a new document of the kind that there is one of',
    files: { 'marketing.yaml': project },
    argv: ['new', 'project', 'main'],
    code: 2,
    err: /Choose one of strategy, persona/,
  },
  {
    title: 'the brief of a step that does not exist',
    files: { 'marketing.yaml': project },
    argv: ['brief', 'nope'],
    code: 2,
    err: /no phase or step called nope\. The steps are strategy\/gtm-strategy, /,
  },
  {
    title: 'a kind with a hyphen',
    argv: ['schema', 'experiment-policy'],
    code: 0,
    out: /"x-kind": "experiment_policy"/,
  },
  {
    title: 'status of an empty project',
    files: { 'marketing.yaml': project },
    argv: ['status'],
    code: 0,
    out: /Acme · 0 of 22 gates pass/,
  },
  {
    title: 'commit outside a repository',
    files: { 'marketing.yaml': project },
    argv: ['commit', 'gtm-strategy'],
    code: 2,
    err: /in no git repository/,
  },
];

for (const [name, run] of bothWays) {
  describe(`exit status, ${name}`, () => {
    for (const one of cases) {
      it(one.title, async () => {
        const scratch = await Scratch.create();
        try {
          await scratch.write(one.files ?? {});
          const result = await run(one.argv, { cwd: scratch.root });
          assert.equal(result.code, one.code, `exit status; it printed ${result.out}${result.err}`);
          assert.match(result.out, one.out ?? /^/);
          assert.match(result.err, one.err ?? /^$/);
        } finally {
          await scratch.remove();
        }
      });
    }
  });
}

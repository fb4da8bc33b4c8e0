import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import type { CheckReport } from '../../src/core/index.ts';
import { bothWays, type RunGtm } from '../support/runGtm.ts';
import { Scratch } from '../support/scratch.ts';

const files = {
  'marketing.yaml': 'kind: project\ntitle: Acme\n',
  'good.persona.yaml': 'kind: persona\ntitle: Good\nextra: the rest of the project is checked all the same\n',
};

/** Each bad input with its stated outcome; the finding in good.persona.yaml shows that the rest is still checked. */
const cases: {
  title: string;
  make: (scratch: Scratch) => Promise<unknown>;
  finding?: { file: string; rule: string; line: number; text: RegExp };
}[] = [
  {
    title: 'a file that is not UTF-8',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': Uint8Array.from([0x74, 0x69, 0xff, 0xfe, 0x00]) }),
    finding: { file: 'bad.persona.yaml', rule: 'file-readable', line: 1, text: /not UTF-8/ },
  },
  {
    title: 'a file over one megabyte',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': `kind: persona\ntitle: ${'x'.repeat(1_100_000)}\n` }),
    finding: { file: 'bad.persona.yaml', rule: 'file-readable', line: 1, text: /1\.1 MB, more than the 1\.0 MB/ },
  },
  {
    title: 'a link that leads round in circles',
    make: async (scratch) => {
      await symlink('.', scratch.path('circle'));
      await symlink('self.persona.yaml', scratch.path('self.persona.yaml'));
    },
  },
  {
    title: 'a folder that is named like a document',
    make: (scratch) => mkdir(scratch.path('x.campaign.yaml')),
    finding: { file: 'x.campaign.yaml', rule: 'file-readable', line: 1, text: /folder with the name of a document/ },
  },
  {
    title: 'the same key twice',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': 'kind: persona\ntitle: A\ntitle: B\n' }),
    finding: { file: 'bad.persona.yaml', rule: 'yaml-syntax', line: 3, text: /`title` stands twice/ },
  },
  {
    title: 'an alias bomb',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': bomb() }),
    finding: { file: 'bad.persona.yaml', rule: 'single-document', line: 1, text: /aliases of this file multiply/ },
  },
  {
    title: 'several documents in one file',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': 'kind: persona\ntitle: A\n---\nkind: persona\ntitle: B\n' }),
    finding: { file: 'bad.persona.yaml', rule: 'single-document', line: 3, text: /A second document begins here/ },
  },
  {
    title: 'playbooks that extend each other',
    make: (scratch) =>
      scratch.write({
        'a.playbook.yaml': 'kind: playbook\nid: a\ntitle: A\nextends: b\n',
        'b.playbook.yaml': 'kind: playbook\nid: b\ntitle: B\nextends: a\n',
      }),
    finding: { file: 'a.playbook.yaml', rule: 'playbook-extends', line: 4, text: /extends itself: a → b → a/ },
  },
  {
    title: 'a playbook that extends itself',
    make: (scratch) => scratch.write({ 'a.playbook.yaml': 'kind: playbook\nid: a\ntitle: A\nextends: a\n' }),
    finding: { file: 'a.playbook.yaml', rule: 'playbook-extends', line: 4, text: /extends itself: a → a/ },
  },
  {
    title: 'a file without content',
    make: (scratch) => scratch.write({ 'bad.persona.yaml': '' }),
    finding: { file: 'bad.persona.yaml', rule: 'single-document', line: 1, text: /nothing yet/ },
  },
  {
    title: 'a project inside the project keeps its files',
    make: (scratch) =>
      scratch.write({
        'inner/marketing.yaml': 'kind: project\ntitle: Inner\n',
        'inner/bad.persona.yaml': 'kind: persona\nwrong: 1\n',
      }),
  },
];

for (const [name, run] of bothWays) {
  describe(`bad input, ${name}`, () => {
    for (const one of cases) {
      it(one.title, async () => {
        const scratch = await (await Scratch.create()).write(files);
        try {
          await one.make(scratch);
          const report = await check(run, scratch.root);
          const others = report.findings.filter((finding) => finding.file !== 'good.persona.yaml');
          assert.ok(
            report.findings.some((finding) => finding.file === 'good.persona.yaml' && finding.rule === 'unknown-key'),
            'the rest is checked',
          );
          if (!one.finding) {
            assert.deepEqual(others, []);
            return;
          }
          const { file, rule, line, text } = one.finding;
          const found = others.find((finding) => finding.file === file && finding.rule === rule);
          assert.ok(found, `a finding of ${rule} in ${file} among ${JSON.stringify(others, null, 1)}`);
          assert.equal(found.range.start.line, line);
          assert.match(found.message, text);
        } finally {
          await scratch.remove();
        }
      });
    }

    it('a broken marketing.yaml is a finding, and the rest is checked', async () => {
      const scratch = await (await Scratch.create()).write({
        ...files,
        'marketing.yaml': 'kind: project\ntitle: [Acme\n',
        'q2.campaign.yaml': 'kind: campaign\ntitle: Q2\neditions: [team]\n',
      });
      try {
        const report = await check(run, scratch.root);
        assert.deepEqual(linesOf(report), [
          ...Array(3).fill('good.persona.yaml:1 persona-complete'),
          'good.persona.yaml:3 unknown-key',
          'marketing.yaml:2 yaml-syntax',
        ]);
      } finally {
        await scratch.remove();
      }
    });
  });
}

function linesOf(report: CheckReport): string[] {
  return report.findings.map(({ file, range, rule }) => `${file}:${range.start.line} ${rule}`);
}

async function check(run: RunGtm, cwd: string): Promise<CheckReport> {
  const { code, out, err } = await run(['check', '--json'], { cwd });
  assert.equal(code, 1, err);
  assert.equal(err, '');
  return JSON.parse(out) as CheckReport;
}

/** Nine lists, each holding the one before nine times: 9⁹ copies if somebody believed it. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  return `${lines.join('\n')}\nkind: persona\ntitle: Bomb\n`;
}

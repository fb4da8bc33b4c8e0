import assert from 'node:assert/strict';
import { spanAt } from '../../../src/core/documents/document.ts';
import { digestOfText } from '../../../src/core/index.ts';
import type { TextEdit } from '../../../src/core/language/edits/textEdit.ts';
import { applyEdits } from '../../../src/core/language/edits/textEdit.ts';
import { editsOfFileRenames, type FileRename } from '../../../src/core/language/rename/files.ts';
import { prepareRename, renameAt } from '../../../src/core/language/rename/rename.ts';
import { approvalsMadeStale, staleApprovalsInWords } from '../../../src/core/language/rename/staleApprovals.ts';
import { UserError } from '../../../src/core/messages/userError.ts';
import type { Project } from '../../../src/core/project/project.ts';
import { Checker } from '../../../src/core/rules/checker.ts';
import { sha256 } from '../../support/gateSetting.ts';
import { cursorIn, documentOf, examples, projectOf } from './support.ts';

const kpis = 'workspace/a.kpis.yaml';
const persona = 'workspace/boss.persona.yaml';
const funnel = 'workspace/main.funnel.yaml';
const page = 'workspace/page.md';
const plan = {
  [kpis]:
    'kind: kpis\ntitle: K\nkpis:\n  - id: mqls\n    title: Leads\n  - id: "rate"\n    title: R\n    formula: mqls / (mqls + 2) # mqls\n',
  [persona]: 'kind: persona\ntitle: The boss\n',
  [page]:
    '---\nkind: messaging\ntitle: M\npersona_variants:\n  - persona: boss # who\n---\n# M\n\n[him](boss.persona.yaml#x) boss\n',
  [funnel]: "kind: funnel\ntitle: F\nstages:\n  - { id: a, title: A, kpi: 'mqls' }\n",
};

/** The files after edits and moves. */
function after(
  project: Project,
  edits: readonly TextEdit[],
  files: readonly FileRename[] = [],
): Record<string, string> {
  return Object.fromEntries(
    [...project.documents.values()].map(({ file, text }) => [
      files.find(({ from }) => from === file)?.to ?? file,
      applyEdits(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
}

function rename(file: string, text: string, name: string, others: Record<string, string> = plan) {
  const { project, document, position } = cursorIn(file, text, others);
  const { edits, files } = renameAt(project, document, position, name);
  return { texts: after(project, edits, files), files };
}

function refusal(file: string, text: string, name: string, others: Record<string, string> = plan): string {
  try {
    rename(file, text, name, others);
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.message;
  }
  assert.fail('It was not refused.');
}

describe('renaming an id', () => {
  it('changes the definition, every use and formulas, and nothing else', () => {
    const { texts, files } = rename(funnel, plan[funnel]?.replace("'mqls'", "'mq|ls'") ?? '', 'leads');
    assert.deepEqual(files, []);
    assert.equal(texts[funnel], plan[funnel]?.replace("'mqls'", "'leads'"));
    assert.equal(
      texts[kpis],
      plan[kpis]?.replace('id: mqls', 'id: leads').replace('mqls / (mqls + 2)', 'leads / (leads + 2)'),
    );
  });
  it('works from the definition and from a formula', () => {
    const text = plan[kpis] as string;
    for (const place of [text.replace('id: mqls', 'id: mq|ls'), text.replace('(mqls', '(mq|ls')])
      assert.match(rename(kpis, place, 'leads').texts[funnel] ?? '', /kpi: 'leads'/);
  });
  it('keeps the quotes of the definition', () => {
    const text = (plan[kpis] as string).replace('"rate"', '"ra|te"');
    assert.match(rename(kpis, text, 'share').texts[kpis] ?? '', /id: "share"/);
  });
  it('keeps ids of one document to that document', () => {
    const text = 'kind: campaign\ntitle: C\nvariants:\n  - id: blue\ndecisions:\n  - variant: bl|ue\n    decision: x\n';
    const other = text.replace('|', '');
    const { texts } = rename('a.campaign.yaml', text, 'green', { 'b.campaign.yaml': other });
    assert.equal(texts['a.campaign.yaml'], other.replaceAll('blue', 'green'));
    assert.equal(texts['b.campaign.yaml'], other);
  });
  it('moves a document that has its id from its file, with its links', () => {
    const text = (plan[page] as string).replace('boss #', 'bo|ss #');
    const { texts, files } = rename(page, text, 'chief');
    assert.deepEqual(files, [{ from: persona, to: 'workspace/chief.persona.yaml' }]);
    assert.equal(
      texts[page],
      plan[page]?.replace('persona: boss', 'persona: chief').replace('(boss.persona', '(chief.persona'),
    );
  });
  it('gives a document an id of its own where a playbook expects its file', () => {
    const { texts, files } = rename(page, (plan[page] as string).replace('boss #', 'bo|ss #'), 'chief', {
      ...plan,
      'marketing.yaml': 'kind: project\ntitle: A\nplaybooks: [own]\n',
      'own.playbook.yaml': `kind: playbook\nid: own\ntitle: P\nphases:\n  - id: a\n    title: A\n    steps:\n      - id: b\n        title: B\n        outputs:\n          - path: ${persona}\n`,
    });
    assert.deepEqual(files, []);
    assert.equal(texts[persona], 'kind: persona\ntitle: The boss\nid: chief\n');
    assert.match(texts[page] ?? '', /persona: chief # who[\s\S]*\(boss\.persona/);
  });
  it('refuses what cannot be, in a sentence', () => {
    const text = (plan[funnel] as string).replace("'mqls'", "'mq|ls'");
    assert.match(refusal(funnel, text, 'Two Words'), /^“Two Words” cannot be an id: use lower-case/);
    assert.match(
      refusal(funnel, text, 'rate'),
      /^rate is already the id of another KPI, in workspace\/a\.kpis\.yaml\./,
    );
    assert.match(refusal(funnel, 'kind: funnel\ntit|le: F\n', 'x'), /^Only ids can be renamed\./);
    assert.match(refusal(funnel, 'kind: funnel\nchannels: [no|pe]\n', 'x'), /^No channel has the id nope/);
    assert.match(refusal('marketing.yaml', 'kind: project\nplaybooks: [gt|m]\n', 'x'), /^gtm ships with the tools/);
    assert.match(
      refusal(page, (plan[page] as string).replace('boss #', 'bo|ss #'), 'chief', {
        ...plan,
        'workspace/chief.persona.yaml': 'kind: persona\nid: other\ntitle: O\n',
      }),
      /^There is a file workspace\/chief\.persona\.yaml already\./,
    );
  });
  it('refuses a name that some reference would then take for something else', () => {
    const files = {
      'marketing.yaml': 'kind: project\ntitle: A\ngoals:\n  - id: more\n    title: M\n',
      'a.strategy.yaml': 'kind: strategy\ntitle: S\nobjectives:\n  - id: growth\n    title: G\n',
    };
    assert.match(refusal(funnel, 'kind: funnel\nserves: gro|wth\n', 'more', files), /already the id of another goal/);
  });
  it('renames what two cycles call by one id in both', () => {
    const files = {
      'marketing.yaml': 'kind: project\ntitle: A\ncycle:\n  period: 2026-Q2\n',
      'now.strategy.yaml': 'kind: strategy\ntitle: S\ncycle: 2026-Q2\nchannels:\n  - id: search\n    title: Search\n',
      'next.strategy.yaml': 'kind: strategy\ntitle: N\ncycle: 2026-Q3\nchannels:\n  - id: search\n    title: Search\n',
    };
    const text = 'kind: funnel\ntitle: F\nchannels: [sea|rch]\n';
    const { texts } = rename(funnel, text, 'ads', files);
    assert.match(texts[funnel] ?? '', /channels: \[ads\]/);
    for (const file of ['now.strategy.yaml', 'next.strategy.yaml'])
      assert.match(texts[file] ?? '', /- id: ads\n/, file);
    const { texts: other } = rename(
      'now.strategy.yaml',
      files['now.strategy.yaml'].replace('id: search', 'id: sea|rch'),
      'ads',
      files,
    );
    assert.match(other['next.strategy.yaml'] ?? '', /- id: ads\n/);
  });
  it('shows what would be replaced', () => {
    const { project, document, position } = cursorIn(
      funnel,
      (plan[funnel] as string).replace("'mqls'", "'mq|ls'"),
      plan,
    );
    const { range, placeholder } = prepareRename(project, document, position);
    assert.equal(placeholder, 'mqls');
    assert.deepEqual(range.start, { line: 4, column: 29 });
  });
  it('leaves every example as right as it was, whichever id is renamed', function () {
    // A property over all examples, judged as a whole each time: half a minute, and longer on a busy machine.
    this.timeout(300_000);
    for (const files of examples().values()) {
      const project = projectOf(files);
      // One checker for all: what it remembers follows each change, and only what a rename touches is judged again.
      const checker = new Checker(project);
      const before = checker.checkAll().length;
      const all = [...project.documents.values()].flatMap(({ identifiers }) => identifiers.definitions);
      for (const { file, pointer, id, scope } of all.filter((_, index) => index % 6 === 0)) {
        if (pointer === '') continue;
        const document = documentOf(project, file);
        const position = document.lines.positionAt(spanAt(document, pointer)[0] + 1);
        const { edits, files: moves } = renameAt(project, document, position, 'renamed-thing');
        assert.ok(edits.length > 0, `${scope} ${id}`);
        const renamed = after(project, edits, moves);
        const changed = Object.entries(renamed).filter(([path, text]) => project.documents.get(path)?.text !== text);
        const left = moves.map(({ from }) => from);
        const touch = (keys: readonly string[]) => checker.engine.forget(keys);
        for (const from of left) touch(project.delete(from));
        for (const [path, text] of changed) touch(project.set(path, { text }));
        assert.equal(checker.checkAll().length, before, `${scope} ${id}`);
        for (const [path] of changed) if (files[path] === undefined) touch(project.delete(path));
        for (const path of [...left, ...changed.map(([at]) => at)])
          if (files[path] !== undefined) touch(project.set(path, { text: files[path] }));
      }
    }
  });
});

describe('renaming files', () => {
  const files = {
    'workspace/pages/trial.md': '[up](../a%20b.md) [self](other.md#x)\n',
    'workspace/pages/other.md': '# Other\n',
    'workspace/a b.md': '[t](pages/trial.md) [t](<pages/other.md>) [w](https://x.example/pages/trial.md)\n',
    'workspace/q2.campaign.yaml':
      'kind: campaign\ntitle: C\nassets:\n  - title: T\n    path: "workspace/pages/trial.md" # page\n',
    [persona]: 'kind: persona\ntitle: B\n',
    'workspace/x.messaging.yaml': 'kind: messaging\ntitle: M\npersona_variants:\n  - persona: boss\n',
  };
  const project = projectOf(files);
  const moved = (...renames: FileRename[]) => after(project, editsOfFileRenames(project, renames));

  it('keeps paths and links true when a file moves', () => {
    const texts = moved({ from: 'workspace/pages/trial.md', to: 'workspace/new/try it.md' });
    assert.match(texts['workspace/q2.campaign.yaml'] ?? '', /path: "workspace\/new\/try it\.md" # page/);
    assert.match(
      texts['workspace/a b.md'] ?? '',
      /^\[t\]\(new\/try%20it\.md\) \[t\]\(<pages\/other\.md>\) \[w\]\(https/,
    );
    assert.equal(texts['workspace/pages/trial.md'], '[up](../a%20b.md) [self](../pages/other.md#x)\n');
  });
  it('keeps them true when a folder moves', () => {
    const texts = moved({ from: 'workspace/pages', to: 'content' });
    assert.match(texts['workspace/q2.campaign.yaml'] ?? '', /"content\/trial\.md"/);
    assert.match(texts['workspace/a b.md'] ?? '', /\(\.\.\/content\/trial\.md\) \[t\]\(<\.\.\/content\/other\.md>\)/);
    assert.equal(texts['workspace/pages/trial.md'], '[up](../workspace/a%20b.md) [self](other.md#x)\n');
  });
  it('lets ids follow the name of their file, or stay where the name is none', () => {
    const free = moved({ from: persona, to: 'workspace/chief.persona.yaml' });
    assert.match(free['workspace/x.messaging.yaml'] ?? '', /persona: chief/);
    const odd = moved({ from: persona, to: 'workspace/the boss!.persona.yaml' });
    assert.match(odd[persona] ?? '', /id: boss/);
    assert.match(odd['workspace/x.messaging.yaml'] ?? '', /persona: boss/);
  });
});

describe('approvals and renames', () => {
  const source = { sha256, digestOfFile: () => undefined };
  const approval = (by: string, covers: Record<string, string>, cycle = '2026-Q2') =>
    `---\nkind: approval\ncycle: ${cycle}\ngate: strategy\nby: ${by}\non: 2026-05-04\nfiles:\n${Object.entries(covers)
      .map(([path, text]) => `  - path: ${path}\n    digest: ${digestOfText(text, source)}\n`)
      .join('')}---\n\n[The boss](../boss.persona.yaml) was looked at.\n`;
  const files = {
    ...plan,
    'marketing.yaml': 'kind: project\ntitle: A\ncycle: { period: 2026-Q2 }\n',
    'workspace/approvals/all.md': approval('Dana', {
      [page]: plan[page] as string,
      [persona]: plan[persona] as string,
    }),
    'workspace/approvals/moved.md': approval('Helen', { [persona]: plan[persona] as string }),
    'workspace/approvals/other.md': approval('Omar', { [kpis]: plan[kpis] as string }),
    'workspace/approvals/stale.md': approval('Ines', { [page]: 'What it said then.\n' }),
    'workspace/approvals/past.md': approval('Jun', { [page]: plan[page] as string }, '2026-Q1'),
  };
  const text = (plan[page] as string).replace('boss #', 'bo|ss #');

  it('lists the approvals that hold now and will not afterwards, and no others', () => {
    const { project, document, position } = cursorIn(page, text, files);
    const stale = approvalsMadeStale(project, renameAt(project, document, position, 'chief'), source);
    assert.deepEqual(
      stale.map(({ by, files: covered }) => [by, ...covered]),
      [
        ['Dana', page, persona],
        ['Helen', persona],
      ],
    );
    const { message, detail } = staleApprovalsInWords(stale);
    assert.equal(message, 'This changes what people have approved, so 2 approvals will no longer count.');
    assert.equal(
      detail,
      `strategy: Dana, 2026-05-04 (${page} and ${persona})\nstrategy: Helen, 2026-05-04 (${persona})\n\nAfterwards an approver looks again and runs \`gtm approve strategy\`.`,
    );
  });
  it('leaves what people vouched for as it is, when an id changes and when a file moves', () => {
    const records = Object.entries(files).filter(([file]) => file.includes('/approvals/'));
    const renamed = rename(page, text, 'chief', files).texts;
    const project = projectOf(files);
    const moved = after(project, editsOfFileRenames(project, [{ from: persona, to: 'workspace/chief.persona.yaml' }]));
    for (const [file, before] of records) {
      assert.equal(renamed[file], before);
      assert.equal(moved[file], before);
    }
    assert.match(moved[page] ?? '', /persona: chief[\s\S]*\(chief\.persona/);
  });
});

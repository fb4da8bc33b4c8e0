import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  loadProject,
  MemoryWorkspace,
  type PlanDocument,
  renderHtml,
  renderMermaid,
  renderSvg,
  renderText,
  viewOf,
} from '../../../src/core/index.ts';
import { assertApart, assertInside, exampleWorkflow, workflowOf, workflowWith } from './journeyWorkflowSupport.ts';
import { assertGolden, assertWellFormed } from './support.ts';

const ways = (view: ReturnType<typeof workflowWith>) =>
  view.edges.map(({ from, to, label }) => [view.nodes[from]?.title, view.nodes[to]?.title, label]);

describe('view of a workflow', () => {
  it('reads triggers, steps and the ways between them', () => {
    const view = exampleWorkflow();
    assert.equal(view.nodes.length, 16);
    assert.deepEqual(
      view.nodes.slice(0, 5).map(({ shape, word, title, detail }) => [shape, word, title, detail]),
      [
        ['trigger', 'Trigger', 'An account is confirmed', undefined],
        ['send', 'Send · email', 'Day 0, welcome', 'mail-welcome'],
        ['change', 'Tag', 'Mark as welcomed', '+ trial-welcomed'],
        ['wait', 'Wait 2 days', 'Two days later', undefined],
        ['branch', 'Branch', 'Did they click in the welcome?', undefined],
      ],
    );
    assert.deepEqual(ways(view).slice(4, 6), [
      ['Did they click in the welcome?', 'Day 2, a team like yours', 'Clicked, or has a mailbox connected'],
      ['Did they click in the welcome?', 'Day 2, what it takes', 'Otherwise'],
    ]);
    assert.ok(ways(view).some(([, to, label]) => to === 'End of the series' && label === 'After 4 days'));
    assert.match(
      view.note ?? '',
      /^Goal: First forecast opened within 7 days\. Leaves at once: Has become a customer; /,
    );
    assert.equal(view.summary, '6 messages, 4 waits, 2 branches, 1 change of data and 1 hand-over.');
  });

  it('calls what is sent by its title', async () => {
    const project = await loadProject(
      new MemoryWorkspace({
        'a.workflow.yaml':
          'kind: workflow\ntitle: A\nsteps:\n  - { id: a, type: send, content: welcome }\n  - { id: b, type: send, content: unknown }\n',
        'a.content.yaml': 'kind: content\ntitle: Mails\nassets:\n  - { id: welcome, title: The first week }\n',
      }),
    );
    const document = project.documents.get('a.workflow.yaml') as PlanDocument;
    const view = viewOf(document, { project }, 'workflow');
    assert.ok(view?.kind === 'workflow');
    assert.deepEqual(
      view.nodes.slice(0, 2).map(({ detail }) => detail),
      ['The first week', 'unknown'],
    );
  });

  it('points at the place of each step and of each path', () => {
    const view = exampleWorkflow();
    const lines = view.nodes.map(({ range }) => range.start.line);
    assert.deepEqual(
      lines,
      [...lines].sort((left, right) => left - right),
    );
    const path = view.edges.find(({ label }) => label?.startsWith('Clicked'));
    const branch = view.nodes[path?.from ?? -1];
    assert.ok(path && branch);
    assert.ok(path.range.start.line > branch.range.start.line && path.range.end.line <= branch.range.end.line);
  });

  it('draws splits with their shares and what happens on failure', () => {
    const view = workflowWith([
      { id: 'a', title: 'A', type: 'send', on_failure: 'd' },
      {
        id: 'b',
        title: 'B',
        type: 'split',
        variants: [
          { id: 'x', title: 'X', allocation: '50%', next: 'c' },
          { id: 'y', allocation: 0.5, next: 'd' },
        ],
      },
      { id: 'c', title: 'C', type: 'wait', for: '2 days' },
      { id: 'd', title: 'D', type: 'end' },
    ]);
    assert.deepEqual(ways(view), [
      ['A', 'B', undefined],
      ['A', 'D', 'Does not work'],
      ['B', 'C', 'X · 50 %'],
      ['B', 'D', 'y · 50 %'],
      ['C', 'D', undefined],
    ]);
  });

  it('marks what nothing leads to, and what is missing', () => {
    const view = workflowWith([
      { id: 'a', title: 'A', type: 'send', next: 'c' },
      { id: 'b', title: 'B', type: 'tag', next: 'nowhere' },
      { id: 'c', title: 'C', type: 'send' },
    ]);
    assert.deepEqual(
      view.nodes.map(({ title, reachable }) => [title, reachable]),
      [
        ['A', true],
        ['B', false],
        ['C', true],
        ['No step is called nowhere', false],
        ['No step follows', true],
      ],
    );
    assert.equal(view.summary, '2 messages and 1 change of data; 1 step is never reached; 1 way leads nowhere.');
    assert.match(renderSvg(view), /Nothing leads to this step\..*stroke-dasharray="4 4"/s);
  });

  it('offers a start where there is none', () => {
    const view = workflowOf('kind: workflow\ntitle: New\n');
    assert.match(view.empty?.message ?? '', /Add what starts it/);
    const filled = workflowOf(`kind: workflow\ntitle: New\n${view.empty?.skeleton}`);
    assert.equal(filled.summary, '2 messages and 1 wait.');
    assert.ok(filled.nodes.every(({ reachable, shape }) => reachable && shape !== 'missing'));
  });

  it('survives a file with nothing right in it', () => {
    const odd = [
      '',
      '[]',
      'kind: workflow\nsteps: 5',
      'kind: workflow\nsteps: [1, ~, {}, {type: branch, paths: [3]}]',
      'a: [',
    ];
    for (const text of odd) renderSvg(workflowOf(text));
  });
});

const about = { project: 'Acme CRM', date: '2026-06-02' };

describe('rendered workflow', () => {
  it('is the picture that was looked at', () => {
    const view = exampleWorkflow();
    assertGolden('workflow.svg', renderSvg(view, { ...about, standalone: true }));
    assertGolden('workflow-narrow.svg', renderSvg(view, { width: 360 }));
    assertGolden('workflow.mmd', renderMermaid(view));
    assertGolden('workflow.text', renderText(view, { width: 100 }));
    assertGolden('workflow-empty.svg', renderSvg(workflowOf('kind: workflow\ntitle: New\n')));
  });

  it('is well-formed, inside its frame and without overlaps, whatever the workflow', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem(), fc.constantFrom('', '🎉👩‍👩‍👧‍👦', 'עברית שלום'));
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'nowhere');
    const step = fc.record(
      {
        id,
        title: word,
        type: fc.constantFrom('send', 'wait', 'wait-until', 'branch', 'split', 'tag', 'score', 'handoff', 'end', 'odd'),
        channel: fc.constantFrom('email', 'sms'),
        content: word,
        for: fc.constantFrom('3 days', 4),
        at_most: fc.constant('4 days'),
        on_timeout: id,
        on_failure: id,
        next: id,
        otherwise: id,
        points: fc.oneof(fc.integer(), fc.double()),
        paths: fc.array(fc.record({ title: word, next: id }, { requiredKeys: [] }), { maxLength: 3 }),
        variants: fc.array(fc.record({ id, allocation: fc.oneof(fc.double(), word), next: id }), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const triggers = fc.array(fc.record({ title: word, event: fc.constantFrom('sign-up', 'purchase') }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        triggers,
        fc.integer({ min: 280, max: 1200 }),
        (steps, starts, width) => {
          const view = workflowWith(steps, { triggers: starts });
          const svg = renderSvg(view, { width });
          assertWellFormed(svg);
          assertInside(svg);
          assertApart(svg);
          assert.equal(svg, renderSvg(view, { width }));
          for (const text of [svg, renderMermaid(view), renderText(view), renderHtml(view)]) {
            assert.doesNotMatch(text, /NaN|Infinity|undefined|\[object/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is drawn with 500 steps, in a row and in a tangle', () => {
    const chain = Array.from({ length: 500 }, (_, at) => ({ id: `s${at}`, title: `Step ${at}`, type: 'send' }));
    const tangle = chain.map((step, at) => ({
      ...step,
      type: 'branch',
      paths: [{ title: 'Yes', next: `s${(at * 7) % 500}` }],
      otherwise: `s${at + 1}`,
    }));
    for (const steps of [chain, tangle]) {
      const svg = renderSvg(workflowWith(steps));
      assertInside(svg);
      assert.equal(svg.match(/gtm-(?:send|branch)"/g)?.length, 500);
    }
  }).timeout(60_000);
});

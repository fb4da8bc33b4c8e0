import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/documents/document.ts';
import { findSection, lacksOf, type SectionNeed } from '../../../src/core/documents/sections.ts';

const text = `# Plan
## Market & Competition
Some words here.
## Buyers
- one
- two

| Persona | Pain |
|---|---|
| Ops | Slow |
## Draft
TBD
`;
const document = parseDocument('workspace/plan.md', text);
const lacks = (need: SectionNeed, minimum = 1) =>
  [...lacksOf(findSection(document, need), need, minimum)].map(({ code }) => code);

describe('what a section lacks', () => {
  it('is nothing when it says what it must', () => {
    assert.deepEqual(lacks({ title: 'market and competition' }), []);
    assert.deepEqual(
      lacks({ title: 'Personas', aliases: ['buyers'], items: 2, rows: 1, columns: ['pain', 'PERSONA'] }),
      [],
    );
  });

  it('is the section itself, words, points, rows or columns', () => {
    assert.deepEqual(lacks({ title: 'Risks' }), ['section-missing']);
    assert.deepEqual(lacks({ title: 'Market & Competition' }, 4), ['section-short']);
    assert.deepEqual(lacks({ title: 'Market & Competition', words: 3 }, 99), []);
    assert.deepEqual(lacks({ title: 'Buyers', items: 3, rows: 2, columns: ['Trigger'] }), [
      'section-items',
      'section-rows',
      'section-columns',
    ]);
    // Rows that are optional need no table, but one that is there has its columns.
    assert.deepEqual(lacks({ title: 'Market & Competition', rows: 0, columns: ['Trigger'] }), []);
    assert.deepEqual(lacks({ title: 'Buyers', rows: 0, columns: ['Trigger'] }), ['section-columns']);
    assert.deepEqual(lacks({ title: 'Draft' }), ['section-placeholder']);
    assert.deepEqual(lacks({ title: 'Market & Competition', rows: 1, columns: ['a'] }), [
      'section-rows',
      'section-columns',
    ]);
  });
});

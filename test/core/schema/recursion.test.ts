// Conditions hold conditions. Everything that walks a schema has to come to an end, and to reach every depth.
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { allKinds } from '../../../src/core/documents/kinds.ts';
import { planDocument } from '../../../src/core/project/planDocument.ts';
import { publishedSchema } from '../../../src/core/schema/publish.ts';
import { schemaAt } from '../../../src/core/schema/registry.ts';
import { withoutErrors } from '../../../src/core/schema/validate.ts';

const text = `kind: segments
title: Segments
attributes:
  - id: seats
    title: Seats
segments:
  - id: large
    title: Large
    condition:
      all:
        - attribute: seats
          operator: at-least
          value: 40
        - not:
            any:
              - segment: lost
              - all:
                  - attribute: health
                    operator: bellow
                    value: 40
                    unknown: 1
`;
const deep = '/segments/0/condition/all/1/not/any/1/all/0';

describe('a condition inside conditions', () => {
  const document = planDocument('workspace/main.segments.yaml', { text });

  it('is validated at every depth', () => {
    const errors = document.schemaErrors.map(({ keyword, pointer }) => `${keyword} ${pointer}`);
    assert.deepEqual(errors.sort(), [`additionalProperties ${deep}`, `enum ${deep}/operator`]);
  });

  it('refers to attributes and segments at every depth', () => {
    const references = document.identifiers.references.map(({ scopes, id }) => `${scopes.join()} ${id}`);
    assert.deepEqual(references, ['attribute seats', 'segment lost', 'attribute health']);
  });

  it('has a schema at every depth', () => {
    assert.equal(schemaAt('segments', `${deep}/attribute`)?.['x-ref'], 'attribute');
    assert.equal(schemaAt('workflow', '/exit/0/condition/not/not/any/3/message')?.['x-within'], 'document');
  });

  it('loses only what is wrong', () => {
    const facts = withoutErrors(document.data, document.schemaErrors) as typeof document.facts;
    const condition = (facts as { segments: { condition: unknown }[] }).segments[0]?.condition;
    assert.match(JSON.stringify(condition), /"attribute":"health","value":40/);
  });

  it('is published with all that it needs', () => {
    for (const kind of allKinds) {
      const ajv = new Ajv({ strict: false });
      assert.doesNotThrow(() => ajv.compile(publishedSchema(kind)), kind);
    }
    const validate = new Ajv({ strict: false }).compile(publishedSchema('segments'));
    assert.equal(validate(document.data), false);
    assert.equal(validate.errors?.[0]?.instancePath, `${deep}`);
  });
});

import assert from 'node:assert/strict';
import { exampleFunnel, funnelWith } from './support.ts';

const summary = (...stages: [title: string, planned?: number, actual?: number][]) =>
  funnelWith(
    stages.map(([title, planned, actual]) => ({
      title,
      ...(planned === undefined ? {} : { planned: { volume: planned } }),
      ...(actual === undefined ? {} : { actual: { volume: actual } }),
    })),
  ).summary;

describe('sentence above a funnel', () => {
  it('says who gets through and where most are lost', () => {
    assert.equal(
      exampleFunnel().summary,
      '1 of 360 visitors becomes a customer; most are lost between visitors and sign-ups.',
    );
    assert.equal(
      summary(['Visitors', 1, 900], ['Trials', 1, 850], ['Buyers', 1, 50]),
      '1 of 18 visitors becomes a buyer; most are lost between trials and buyers.',
    );
  });

  it('says so when it is the plan that speaks', () => {
    assert.match(
      summary(['Visitors', 100], ['Trials', 20], ['Users', 5]),
      /^By plan, 1 of 20 visitors becomes an? user; /,
    );
  });

  it('does not say most where it is less than half', () => {
    assert.match(
      summary(['Visits', 100], ['Leads', 60], ['Trials', 30], ['Users', 5]),
      /; the largest loss is between visits and leads\.$/,
    );
  });

  it('keeps names of people’s own making as they are', () => {
    assert.equal(
      summary(['First touch', 100], ['MQLs', 50], ['Deal, won', 4]),
      'By plan, 1 of 25 people at “First touch” reaches “Deal, won”; most are lost between “First touch” and MQLs.',
    );
  });

  it('has a sentence for every other case', () => {
    assert.equal(summary(['Visitors', 100], ['Users', 0]), 'By plan, none of the visitors becomes a user.');
    assert.equal(summary(['Visitors', 100], ['Users', 80]), 'By plan, 80.0 % of visitors get to users.');
    assert.equal(summary(['Visitors', 100], ['Users', 120]), 'By plan, users are 120.0 % of visitors.');
    assert.match(summary(['Visitors', 100]), /^One stage, visitors: 100 planned\. Add the next stage/);
    assert.match(summary(['Visitors'], ['Users']), /^2 stages from visitors to users, with too few figures/);
  });
});

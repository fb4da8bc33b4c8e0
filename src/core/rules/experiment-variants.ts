import { formatRate } from '../documents/quantity.ts';
import { list } from '../messages/format.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { missingParts } from './support/missing.ts';
import { countOf, rateOf } from './support/quantities.ts';

type Experiment = Facts<'experiment'>;
type Variant = NonNullable<NonNullable<Experiment['variants']>[number]>;

export const experimentVariants = defineRule({
  id: 'experiment-variants',
  title: 'An experiment compares its variants fairly',
  description:
    'The allocations add up to 100 %, exactly one variant is the control, every variant says what people see, and results cover each variant with no more conversions than people.',
  kinds: ['experiment'],
  severity: 'error',
  messages: {
    sum: 'The allocations add up to {sum}, not to 100 %. Change one of them by {difference}.',
    outside: 'The allocation of {variant} is {value}. Choose one between 0 and 100 %.',
    rest: '{variant} has no allocation. Give it the {difference} that are left.',
    some: 'Only {given} of the {total} variants have an allocation. Add those of {names}.',
    'no-control':
      'No variant is the control, so there is nothing to compare with. Add `control: true` to the version in use today.',
    controls: '{names} are all called the control, but only one version is in use today. Correct the others.',
    blank: 'Nobody knows what people see in {names}. Add `description`.',
    'no-result': 'There are results, but none for {names}. Add them, or say why in the learning.',
    more: '{variant} has {conversions} conversions of {users} people. Correct one of the numbers.',
    fair: '{list}',
  },
  fixes: {
    'set-rest': 'Give {variant} {difference}',
  },
  *check(document) {
    const { facts } = document;
    const variants = [...itemsOf(facts.variants)];
    if (variants.length === 0) return;
    const reports = [...checkAllocation(variants), ...checkControl(variants), ...checkResults(facts, variants)];
    yield* reports;
    const blank = variants.filter(([variant]) => missingParts(variant, { description: 'description' }).length > 0);
    if (blank[0]) {
      const args = { names: list(blank.map(([variant]) => nameOf(variant))) };
      yield { message: 'blank', severity: 'info', args, path: `/variants/${blank[0][1]}` };
    }
    if (reports.length > 0) return;
    const shares = variants.map(
      ([variant]) => `${nameOf(variant)} ${variant.allocation ?? ''}${variant.control ? ' (control)' : ''}`,
    );
    yield { evidence: 'fair', args: { list: shares.join(', ') }, path: '/variants', at: 'key' };
  },
});

function* checkAllocation(variants: readonly [Variant, number][]): Generator<Report> {
  const shares = variants.map(([variant, index]) => ({
    variant,
    path: `/variants/${index}`,
    rate: rateOf(variant.allocation),
  }));
  const given = shares.filter(({ rate }) => rate !== undefined);
  const missing = shares.filter(({ rate }) => rate === undefined);
  const outside = given.filter(({ rate = 0 }) => rate < 0 || rate > 1);
  for (const { variant, path } of outside) {
    const args = { variant: nameOf(variant), value: String(variant.allocation) };
    yield { message: 'outside', args, path: `${path}/allocation` };
  }
  // Nothing is allocated yet, so that all is well so far.
  if (given.length === 0 || outside.length > 0) return;
  // Compared in millionths, so that 0.1 + 0.2 is 0.3.
  const sum = given.reduce((total, { rate = 0 }) => total + Math.round(rate * 1e6), 0) / 1e6;
  const difference = formatRate(Math.abs(1 - sum));
  const [first] = missing;
  if (missing.length === 1 && first && sum < 1) {
    const args = { variant: nameOf(first.variant), difference };
    const changes = [{ op: 'set', path: `${first.path}/allocation`, value: difference.replace(' ', '') }] as const;
    const fix = { message: 'set-rest', args, changes };
    yield { message: 'rest', severity: 'warning', args, path: first.path, fix };
  } else if (first && sum < 1) {
    const names = list(missing.map(({ variant }) => nameOf(variant)));
    const args = { given: given.length, total: shares.length, names };
    yield { message: 'some', severity: 'warning', args, path: first.path };
  } else if (first || Math.abs(sum - 1) > roundingOf(given.map(({ variant }) => String(variant.allocation))))
    yield { message: 'sum', args: { sum: formatRate(sum), difference }, path: '/variants', at: 'key' };
}

/** How far shares may miss the whole: thirds are written as 33 % or 33.3 %, and what rounding leaves is no mistake. */
function roundingOf(written: readonly string[]): number {
  if (written.length < 3) return 1e-9;
  const halves = written.map((text) => {
    const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
    return Math.min(0.01, 10 ** -decimals * (text.includes('%') ? 0.01 : 1)) / 2;
  });
  return halves.reduce((all, half) => all + half, 1e-9);
}

function* checkControl(variants: readonly [Variant, number][]): Generator<Report> {
  const controls = variants.filter(([variant]) => variant.control === true);
  const second = controls[1];
  if (second) {
    const names = list(controls.map(([variant]) => nameOf(variant)));
    yield { message: 'controls', args: { names }, path: `/variants/${second[1]}/control` };
  } else if (controls.length === 0 && variants.length > 1)
    yield { message: 'no-control', severity: 'warning', path: '/variants', at: 'key' };
}

function* checkResults(facts: Experiment, variants: readonly [Variant, number][]): Generator<Report> {
  const results = [...itemsOf(facts.results?.variants)];
  if (results.length === 0) return;
  const silent = variants.filter(([{ id }]) => !results.some(([result]) => result.variant === id));
  if (silent.length > 0) {
    const args = { names: list(silent.map(([variant]) => nameOf(variant))) };
    yield { message: 'no-result', severity: 'warning', args, path: '/results/variants', at: 'key' };
  }
  for (const [{ variant = '', users, conversions }, index] of results) {
    const people = countOf(users);
    const converted = countOf(conversions);
    if (people === undefined || converted === undefined || converted <= people) continue;
    const args = { variant, users: String(users), conversions: String(conversions) };
    yield { message: 'more', args, path: `/results/variants/${index}/conversions` };
  }
}

function nameOf({ title, id }: Variant): string {
  return title ?? id ?? 'one without a name';
}

import { foldHeading } from '../documents/markdown.ts';
import { formatMoney, minorUnitDigits } from '../documents/quantity.ts';
import { type Economics, economicsOf } from '../measure/economics.ts';
import { actualPeriods } from '../measure/periods.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import type { ProjectView } from '../project/view.ts';
import { defineRule, type Report } from './rule.ts';
import { aliasesOption, rowsIn } from './support/prose.ts';
import { daysOf, minorOf } from './support/quantities.ts';
import { agreesAsWritten } from './support/stated.ts';

type Part = 'cac' | 'lifetime_value' | 'payback' | 'ratio';

const names: Readonly<Record<Part, string>> = {
  cac: 'The acquisition cost of a customer',
  lifetime_value: 'The lifetime value',
  payback: 'The payback',
  ratio: 'The ratio of lifetime value to acquisition cost',
};
/** How a row of a table may call them. */
const patterns: readonly (readonly [Part, RegExp])[] = [
  ['ratio', /\bltv (?:to )?cac\b|\blifetime value (?:to|over|by|per) (?:acquisition )?(?:cost|cac)\b/],
  ['payback', /\bpayback\b/],
  ['lifetime_value', /\bltv\b|\blifetime value\b/],
  ['cac', /\bcac\b|\bacquisition cost\b|\bcost (?:of|per) (?:a )?(?:new )?customer\b/],
];
const formulas: Readonly<Record<Part, string>> = {
  cac: 'acquisition cost / new customers',
  lifetime_value: 'monthly revenue × margin / churn',
  payback: 'CAC / (monthly revenue × margin)',
  ratio: 'lifetime value / CAC',
};

export const unitEconomicsAgree = defineRule({
  id: 'unit-economics-agree',
  title: 'Acquisition cost, lifetime value and payback are calculated correctly',
  description:
    'What a file of actual figures states of them equals what follows from its measured figures, within the last digit that is written; and so does a report that repeats them.',
  kinds: ['actuals'],
  severity: 'error',
  options: {
    prose: {
      title: 'Prose',
      description: 'Path of the report whose table is held against the latest figures; none when empty.',
      type: 'string',
      default: '',
    },
    section: {
      title: 'Section',
      description: 'Section with the table.',
      type: 'string',
      default: 'Planned and actual',
    },
    aliases: aliasesOption,
  },
  messages: {
    differs: '{name} is {stated} here, but {computed} follows from the figures ({formula}). Correct one of them.',
    'no-figures':
      'Acquisition cost, lifetime value and payback cannot be computed from {missing}. Add them under `unit_economics`.',
    missing: 'The table has no row for {name}. Add one with its planned and actual value.',
    agree: '{list} follow from the figures',
  },
  *check(document, { project, options }) {
    const economics = economicsOf(project, actualPeriods(project));
    const own = economics.find(({ place }) => place.file === document.file);
    if (own) yield* checkStated(document, own, project.currency);
    if (options.prose === '' || document.file !== project.documents('actuals').at(-1)?.file) return;
    const latest = economics.at(-1);
    if (latest?.cac == null) {
      const path = '/unit_economics';
      yield { message: 'no-figures', args: { missing: 'this file' }, path, at: 'key' };
      return;
    }
    yield* checkProse(project, latest, options);
  },
});

type Options = Readonly<Record<string, unknown>>;

function computedOf(part: Part, { cac, lifetimeValue, payback, ratio }: Economics): number | null {
  return { cac, lifetime_value: lifetimeValue, payback, ratio }[part];
}

function* checkStated(
  { facts }: PlanDocument<'actuals'>,
  own: Economics,
  currency: string | undefined,
): Generator<Report> {
  const right: string[] = [];
  for (const part of ['cac', 'lifetime_value', 'payback'] as const) {
    const written = facts.unit_economics?.[part];
    const computed = computedOf(part, own);
    if (written === undefined || computed === null) continue;
    const path = `/unit_economics/${part}`;
    const args = argsOf(part, String(written), computed, currency);
    if (isRight(part, String(written), computed, currency)) right.push(part);
    else yield { message: 'differs', args, path };
  }
  if (right.length > 0)
    yield { evidence: 'agree', args: { list: right.join(', ') }, path: '/unit_economics', at: 'key' };
}

function* checkProse(project: ProjectView, latest: Economics, options: Options): Generator<Report> {
  const file = String(options.prose);
  const section = String(options.section);
  const prose = project.document(file);
  const rows = prose ? (rowsIn(prose, section, options.aliases) ?? []) : [];
  const found = new Set<Part>();
  for (const { cell, span } of rows) {
    const metric = foldHeading(cell('Metric', 'KPI', 'Measure'));
    const part = patterns.find(([, pattern]) => pattern.test(metric))?.[0];
    const computed = part === undefined ? null : computedOf(part, latest);
    if (part === undefined || computed === null) continue;
    found.add(part);
    const written = cell('Actual', 'Measured').replace(/[*_`]/g, '').trim();
    if (isRight(part, written, computed, project.currency)) continue;
    yield { message: 'differs', args: argsOf(part, written || 'nothing', computed, project.currency), file, span };
  }
  for (const part of ['cac', 'lifetime_value', 'payback'] as const) {
    if (found.has(part) || computedOf(part, latest) === null) continue;
    yield { message: 'missing', args: { name: names[part].replace('The ', 'the ') }, file, section };
  }
  if (found.size > 0) yield { evidence: 'agree', args: { list: [...found].join(', ') }, file, section };
}

function isRight(part: Part, written: string, computed: number, currency: string | undefined): boolean {
  if (part === 'ratio') {
    const stated = Number(/[\d.]+/.exec(written.replaceAll(',', ''))?.[0] ?? Number.NaN);
    return agreesAsWritten(written, stated, computed);
  }
  if (part === 'payback') {
    const month = daysOf('1 month') ?? 30;
    const days = daysOf(written);
    const unit = /month/.test(written) ? 1 : (daysOf(`1 ${/[a-z]+/i.exec(written)?.[0] ?? 'day'}`) ?? 1) / month;
    return days !== undefined && agreesAsWritten(written, days / month, computed, unit);
  }
  const minor = minorOf(written, currency);
  return minor !== undefined && agreesAsWritten(written, minor, computed, 10 ** minorUnitDigits(currency));
}

function argsOf(part: Part, stated: string, computed: number, currency: string | undefined) {
  const text =
    part === 'ratio'
      ? computed.toFixed(1)
      : part === 'payback'
        ? `${computed.toFixed(2)} months`
        : formatMoney(Math.round(computed), currency);
  return { name: names[part], stated, computed: text, formula: formulas[part] };
}

import { figureOf, formatFigure } from '../documents/figure.ts';
import { minorUnitDigits } from '../documents/quantity.ts';
import { computeFormula, kpisIn, parseFormula } from '../measurement/formula.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { type KpiFacts, kpiName, kpisOf } from './support/kpis.ts';

export const kpiFormulaAgrees = defineRule({
  id: 'kpi-formula-agrees',
  title: 'What a KPI states agrees with its formula',
  description:
    'Where a KPI has a formula, its baseline and target are what follows from the baselines and targets of the KPIs in the formula, within rounding.',
  kinds: ['kpis'],
  severity: 'warning',
  messages: {
    differs:
      'The {which} of {kpi} is {stated}, but its formula gives {computed} from the {which}s of the others. Correct one of them.',
    'the-part': 'The {which} of {kpi}',
    agrees: 'The {which} of {kpi} follows from its formula',
  },
  *check(document, { project }) {
    const kpis = kpisOf(project);
    const { currency } = project;
    for (const [kpi, index] of itemsOf(document.facts.kpis)) {
      const read = kpi.formula === undefined ? undefined : parseFormula(kpi.formula);
      if (!read || !('formula' in read)) continue;
      const ids = kpisIn(read.formula).filter((id) => kpis.has(id));
      for (const which of ['baseline', 'target'] as const) {
        const figureFor = (id: string) => amount(kpis.get(id)?.kpi, which, currency);
        const stated = amount(kpi, which, currency);
        const computed = computeFormula(read.formula, figureFor);
        if (stated === undefined || computed === undefined) continue;
        const path = `/kpis/${index}/${which}`;
        const args = {
          kpi: kpiName(kpi),
          which,
          stated: String(kpi[which]),
          computed: shown(computed, kpi, currency),
        };
        if (agrees(String(kpi[which]), stated, computed, kpi.unit)) {
          yield { evidence: 'agrees', args, path };
          continue;
        }
        const related = ids.slice(0, 4).flatMap((id) => {
          const place = kpis.get(id);
          if (!place) return [];
          const { file, path: holder, kpi: part } = place;
          return [{ file, path: `${holder}/${which}`, message: 'the-part', args: { which, kpi: kpiName(part) } }];
        });
        yield { message: 'differs', args, path, related };
      }
    }
  },
});

/** A figure of a KPI in whole units: money in its currency and not in cents, so that a number in a formula means what it says. */
function amount(
  kpi: KpiFacts | undefined,
  which: 'baseline' | 'target',
  currency: string | undefined,
): number | undefined {
  const figure = figureOf(kpi?.[which], kpi?.unit, currency);
  if (figure === undefined || kpi?.unit === undefined || !Number.isFinite(figure)) return undefined;
  return kpi.unit === 'money' ? figure / 10 ** minorUnitDigits(currency) : figure;
}

function shown(value: number, { unit }: KpiFacts, currency: string | undefined): string {
  if (unit !== 'money') return formatFigure(value, unit, currency);
  return formatFigure(Math.round(value * 10 ** minorUnitDigits(currency)), unit, currency);
}

/** Equal within half a per cent or one unit of the last digit that is written; `> 25%` asks only for more than that. */
function agrees(text: string, stated: number, computed: number, unit: KpiFacts['unit']): boolean {
  if (/^\s*[>≥]/.test(text) && computed >= stated) return true;
  if (/^\s*[<≤]/.test(text) && computed <= stated) return true;
  // A length of time may be written in any unit, so its last digit says little.
  if (unit === 'duration') return Math.abs(stated - computed) <= Math.abs(stated) * 0.05;
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const lastDigit = 10 ** -decimals * (unit === 'rate' && text.includes('%') ? 0.01 : 1);
  const smallest = unit === 'rate' && !text.includes('%') && decimals === 0 ? 0.01 : lastDigit;
  return Math.abs(stated - computed) <= Math.max(Math.abs(stated) * 0.005, smallest) * (1 + 1e-9);
}

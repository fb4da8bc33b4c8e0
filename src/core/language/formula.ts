import { spanAt } from '../documents/document.ts';
import type { Span } from '../documents/position.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';

/** A KPI that a formula names, at its place in the text. */
export interface FormulaUse {
  id: string;
  pointer: string;
  span: Span;
}

const idInFormula = /(?<![\w-])(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])/g;

/** The KPI ids in the formulas of a document. */
export function formulaUses(document: PlanDocument): FormulaUse[] {
  if (!isOfKind(document, 'kpis')) return [];
  return [...itemsOf(document.facts.kpis)].flatMap(([kpi, index]) => {
    if (kpi.formula === undefined) return [];
    const pointer = `/kpis/${index}/formula`;
    const [start, end] = spanAt(document, pointer);
    return [...document.text.slice(start, end).matchAll(idInFormula)].map((match): FormulaUse => {
      const from = start + match.index;
      return { id: match[0], pointer, span: [from, from + match[0].length] };
    });
  });
}

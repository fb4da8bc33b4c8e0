import { type FigureUnit, figureOf } from '../../documents/figure.ts';
import { type Segment, toPointer } from '../../documents/pointer.ts';
import { formatCount, formatRate } from '../../documents/quantity.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { Project } from '../../project/project.ts';
import { childSchema, schemaOf } from '../../schema/registry.ts';
import type { Schema } from '../../schema/schema.ts';
import { itemsOf } from '../../schema/types.ts';
import type { Computed } from './computedFact.ts';

/** How far a target is from its baseline, wherever the two stand side by side. */
export function* changes(project: Project, document: PlanDocument): Generator<Computed> {
  if (document.kind === undefined) return;
  yield* walk(schemaOf(document.kind), document.facts, []);

  function* walk(schema: Schema, value: unknown, path: readonly Segment[]): Generator<Computed> {
    if (value === null || typeof value !== 'object') return;
    if (schema.properties?.baseline && schema.properties.target) {
      const change = changeOf(project, value as Record<string, unknown>);
      if (change) yield { pointer: toPointer([...path, 'target']), ...change };
    }
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      const child = childSchema(schema, String(key));
      if (child) yield* walk(child, item, [...path, key]);
    }
  }
}

function changeOf(project: Project, entry: Record<string, unknown>): Omit<Computed, 'pointer'> | undefined {
  const unit = (entry.unit as FigureUnit | undefined) ?? unitOf(project, entry.kpi) ?? likelyUnit(entry.target);
  const currency = project.settings?.facts.budget?.currency;
  const from = figureOf(entry.baseline, unit, currency);
  const to = figureOf(entry.target, unit, currency);
  if (from === undefined || to === undefined || from === to || from <= 0) return undefined;
  const signed = (text: string) => (to > from ? `+${text}` : `−${text}`);
  const relative = signed(formatRate(Math.abs(to - from) / from));
  if (unit !== 'rate') return { label: relative, note: `${relative} from the baseline of ${String(entry.baseline)}.` };
  const points = signed(`${formatCount(Math.abs(to - from) * 100)} points`);
  return {
    label: points,
    note: `${points} from the baseline of ${String(entry.baseline)}, relative to it ${relative}.`,
  };
}

function unitOf(project: Project, kpi: unknown): FigureUnit | undefined {
  for (const document of project.ofKind('kpis')) {
    for (const [entry] of itemsOf(document.facts.kpis)) if (entry.id === kpi) return entry.unit;
  }
  return undefined;
}

function likelyUnit(value: unknown): FigureUnit {
  const text = String(value);
  if (text.trim().endsWith('%')) return 'rate';
  if (/[$€£¥]|\b[A-Z]{3}\b/.test(text)) return 'money';
  return /\d\s*[a-z]/i.test(text) ? 'duration' : 'count';
}

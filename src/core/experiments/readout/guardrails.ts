import type { ExperimentData } from '../../generated/documents.ts';
import { readAmount } from './quantities.ts';

/** What KPIs are called, by id. */
export type KpiTitles = Readonly<Record<string, string>>;

export interface GuardrailReading {
  kpi: string;
  /** What people call the KPI. */
  title: string;
  /** The variant measured; undefined for a reading over all of them. */
  variant: string | undefined;
  /** As written in the experiment. */
  value: string;
  limit: string;
  comparison: 'above' | 'below';
  /** True when the value lies on the bad side of the limit. */
  breached: boolean;
  action: string | undefined;
}

/**
 * Compares the readings of an experiment with the limits of its guardrails; what cannot be read is left out.
 * @param kpiTitles what KPIs are called, by id
 */
export function readGuardrails(facts: ExperimentData, kpiTitles: KpiTitles): GuardrailReading[] {
  const guardrails = facts.guardrails ?? [];
  return (facts.results?.guardrails ?? []).flatMap((reading) => {
    const guardrail = guardrails.find((candidate) => candidate.kpi === reading.kpi);
    const value = readAmount(reading.value);
    const limit = readAmount(guardrail?.limit);
    if (!guardrail?.comparison || value === undefined || limit === undefined) return [];
    return [
      {
        kpi: reading.kpi,
        title: kpiTitles[reading.kpi] ?? reading.kpi,
        variant: reading.variant,
        value: String(reading.value),
        limit: String(guardrail.limit),
        comparison: guardrail.comparison,
        breached: guardrail.comparison === 'above' ? value > limit : value < limit,
        action: guardrail.action,
      },
    ];
  });
}

/** The first breach by a variant that the control does not share. */
export function breachOf(readings: readonly GuardrailReading[], variant: string, control: string) {
  return readings.find(
    (reading) =>
      reading.breached &&
      reading.variant === variant &&
      !readings.some((other) => other.kpi === reading.kpi && other.variant === control && other.breached),
  );
}

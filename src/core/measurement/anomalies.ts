import { median } from './quantiles.ts';

export interface AnomalyPoint {
  value: number;
  /** Modified z-score: how many spreads from the median. 0 where no value spreads. */
  score: number;
  isAnomaly: boolean;
}

export interface Anomalies {
  median: number;
  /** Median absolute deviation. */
  mad: number;
  /** How the spread was measured. */
  method: string;
  threshold: number;
  points: AnomalyPoint[];
}

/** From this score on Iglewicz & Hoaglin call a value an outlier. */
export const usualThreshold = 3.5;

/**
 * Values far from the others, by the modified z-score 0.6745 (x - median) / MAD: Iglewicz & Hoaglin (1993), How to detect and
 * handle outliers. Where more than half of the values are the same, the MAD is 0; then the mean absolute deviation stands in,
 * (x - median) / (1.253314 MeanAD), as IBM SPSS does. The result says which.
 * @param values at least one
 */
export function findAnomalies(values: readonly number[], threshold = usualThreshold): Anomalies {
  const middle = median(values);
  const deviations = values.map((value) => Math.abs(value - middle));
  const mad = median(deviations);
  const mean = deviations.reduce((sum, each) => sum + each, 0) / values.length;
  const score = (value: number) => {
    if (mad > 0) return (0.6745 * (value - middle)) / mad;
    return mean > 0 ? (value - middle) / (1.253314 * mean) : 0;
  };
  return {
    median: middle,
    mad,
    method:
      mad > 0
        ? 'modified z-score, median and MAD (Iglewicz & Hoaglin 1993)'
        : 'modified z-score with the mean absolute deviation, because the MAD is 0',
    threshold,
    points: values.map((value) => ({ value, score: score(value), isAnomaly: Math.abs(score(value)) > threshold })),
  };
}

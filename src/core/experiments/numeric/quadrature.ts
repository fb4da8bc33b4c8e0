/** Nodes and weights of Gauss-Legendre quadrature with 16 points on [-1, 1]; Abramowitz & Stegun (1964), table 25.4. */
const half: readonly (readonly [node: number, weight: number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
];
const nodes = [...half.map(([node, weight]) => [-node, weight] as const).reverse(), ...half];

export interface WeightedNode {
  at: number;
  weight: number;
}

/** Nodes and weights for an integral over stretches between rising points, 16 a stretch: exact for polynomials of degree 31. */
export function quadratureNodes(points: readonly number[]): WeightedNode[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index] ?? end;
    const radius = (end - start) / 2;
    return nodes.map(([node, weight]) => ({ at: start + radius * (1 + node), weight: weight * radius }));
  });
}

/** A place around which a function changes over a width. */
export interface Feature {
  at: number;
  width: number;
}

/**
 * Points between which a function with such features is smooth: dense around each, wider farther off, and never more than
 * `widest` apart.
 */
export function stretches(low: number, high: number, features: readonly Feature[], widest: number): number[] {
  const points = features.flatMap(({ at, width }) => {
    const offsets = [0];
    for (let step = 0.75 * width; step < high - low; step += Math.max(0.75 * width, step * 0.15)) offsets.push(step);
    return offsets.flatMap((offset) => [at - offset, at + offset]);
  });
  const inside = [low, high, ...points].filter((point) => point >= low && point <= high);
  const sorted = [...new Set(inside)].sort((a, b) => a - b);
  return sorted.flatMap((start, index) => {
    const end = sorted[index + 1] ?? start;
    const parts = Math.max(1, Math.ceil((end - start) / widest));
    return Array.from({ length: parts }, (_, part) => start + ((end - start) * part) / parts);
  });
}

/** A sum that does not lose small terms beside large ones (Neumaier 1974). */
export function exactSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Nodes and weights of Gauss-Legendre quadrature with 16 points on [-1, 1]; Abramowitz & Stegun (1964), table 25.4. */
const half: readonly (readonly [node: number, weight: number])[] = [
  [0.0950125098376374402, 0.1894506104550684963],
  [0.2816035507792589132, 0.1826034150449235888],
  [0.4580167776572273863, 0.1691565193950025381],
  [0.6178762444026437484, 0.1495959888165767321],
  [0.7554044083550030338, 0.124628971255533872],
  [0.8656312023878317439, 0.0951585116824927848],
  [0.9445750230732325761, 0.0622535239386478929],
  [0.9894009349916499326, 0.0271524594117540949],
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

/** Dense linear algebra for absorbing chains. Matrices are lists of rows. */

/**
 * The inverse of a square matrix by Gauss-Jordan elimination with partial pivoting. For I - Q of an absorbing chain, which
 * always has one, that is the fundamental matrix (Kemeny & Snell 1960, theorem 3.2.4): the expected number of visits.
 * Throws a RangeError where there is no inverse.
 */
export function inverse(matrix: readonly (readonly number[])[]): Float64Array[] {
  const size = matrix.length;
  const rows: Float64Array[] = matrix.map((row, index) => {
    const wide = new Float64Array(size * 2);
    wide.set(row);
    wide[size + index] = 1;
    return wide;
  });
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const line = rows[pivot] as Float64Array;
    rows[pivot] = rows[column] as Float64Array;
    rows[column] = line;
    const head = line[column] as number;
    if (head === 0) throw new RangeError('The matrix has no inverse.');
    for (let index = column; index < size * 2; index++) line[index] = (line[index] as number) / head;
    for (let row = 0; row < size; row++) {
      const other = rows[row] as Float64Array;
      const factor = other[column] as number;
      if (row === column || factor === 0) continue;
      for (let index = column; index < size * 2; index++) {
        other[index] = (other[index] as number) - factor * (line[index] as number);
      }
    }
  }
  return rows.map((row) => row.slice(size));
}

/** Solves x A = b for the row x by Gaussian elimination with partial pivoting on the transposed system. */
export function solveRow(matrix: readonly (readonly number[])[], target: readonly number[]): number[] {
  const size = target.length;
  const rows = target.map((value, index) => [...matrix.map((row) => row[index] as number), value]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const line = rows[pivot] as number[];
    rows[pivot] = rows[column] as number[];
    rows[column] = line;
    const head = line[column] as number;
    if (head === 0) throw new RangeError('The system has no single solution.');
    for (let row = column + 1; row < size; row++) {
      const other = rows[row] as number[];
      const factor = (other[column] as number) / head;
      if (factor === 0) continue;
      for (let index = column; index <= size; index++) {
        other[index] = (other[index] as number) - factor * (line[index] as number);
      }
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row] as number[];
    let value = line[size] as number;
    for (let index = row + 1; index < size; index++) value -= (line[index] as number) * (solution[index] as number);
    solution[row] = value / (line[row] as number);
  }
  return solution;
}

/**
 * Circles among things that lead to one another, each once, beginning and ending with the same thing. Where circles share a
 * part, at least one of them is found; who mends it finds the next.
 */
export function circlesIn<T>(next: ReadonlyMap<T, readonly T[]>): T[][] {
  const circles: T[][] = [];
  const state = new Map<T, 'open' | 'done'>();
  for (const start of next.keys()) {
    const way: { node: T; left: Iterator<T> }[] = [];
    const enter = (node: T) => {
      state.set(node, 'open');
      way.push({ node, left: (next.get(node) ?? []).values() });
    };
    if (!state.has(start)) enter(start);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value, done } = top.left.next();
      if (done) {
        state.set(top.node, 'done');
        way.pop();
      } else if (state.get(value) === 'open') {
        const nodes = way.map(({ node }) => node);
        circles.push([...nodes.slice(nodes.indexOf(value)), value]);
      } else if (!state.has(value)) enter(value);
    }
  }
  return circles;
}

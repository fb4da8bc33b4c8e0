import { type GateResult, type GateStatus, mermaidLabel, type PlaybookResult, stateOf } from '../../core/index.ts';

/** Outlines that read on a light and on a dark page; the word in the box says the same. */
const looks: Readonly<Record<GateStatus, string>> = {
  pass: 'stroke:#2da44e,stroke-width:2px',
  fail: 'stroke:#d1242f,stroke-width:3px',
  stale: 'stroke:#bf8700,stroke-width:2px,stroke-dasharray:6 3',
  pending: 'stroke:#808080,stroke-dasharray:3 3',
};

/**
 * Phases with their gates as a Mermaid flowchart.
 * @param ordered true when each phase begins after the one before
 */
export function gatesMermaid(result: PlaybookResult, gates: readonly GateResult[], ordered: boolean): string {
  const phases = result.phases.flatMap((phase) => {
    const own = gates.filter((gate) => gate.phase === phase.id);
    return own.length > 0 ? [{ phase, own }] : [];
  });
  const boxes = phases.flatMap(({ phase, own }, index) => [
    `  subgraph p${index}["${mermaidLabel(phase.title)}"]`,
    '    direction TB',
    ...own.map((gate) => `    g${gates.indexOf(gate)}["${label(gate)}"]:::${gate.status}`),
    '  end',
  ]);
  const arrows = ordered ? phases.slice(1).map((_, index) => `  p${index} --> p${index + 1}`) : [];
  const used = [...new Set(gates.map(({ status }) => status))].sort();
  const classes = used.map((status) => `  classDef ${status} ${looks[status]}`);
  return ['flowchart LR', ...boxes, ...arrows, ...classes, ''].join('\n');
}

function label(gate: GateResult): string {
  return `${mermaidLabel(gate.title)}<br>${stateOf(gate)}`;
}

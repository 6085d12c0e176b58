import { nodes } from './references.mjs';

/**
 * Reports each group of items that need one another, once.
 * @param {import('./program.mjs').Program} program
 * @param {import('./expression.mjs').Report} report
 */
export function checkCycles(program, report) {
  const edges = new Map();
  const labels = new Map();
  for (const { key, label, expressions, links } of nodes(program)) {
    if (key === undefined || edges.has(key)) continue;
    labels.set(key, label);
    edges.set(key, [
      ...expressions.map(e => ({ to: e.root, offset: e.offset })),
      ...links.map(l => ({ to: l.expression.root, offset: l.offset })),
    ]);
  }
  for (const cycle of cyclesOf(edges)) {
    const path = [...cycle.map(step => step.from), cycle[0].from].join(' → ');
    report(cycle[0].offset, `${labels.get(cycle[0].from)}: reference cycle ${path}, expected none`);
  }
}

/** Depth-first search without recursion; an edge back into the path that is being walked closes a cycle. */
function cyclesOf(edges) {
  const done = new Set();
  const cycles = [];
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const path = [{ from: start, next: 0 }];
    const open = new Map([[start, 0]]);
    while (path.length > 0) {
      const top = path.at(-1);
      const edge = edges.get(top.from)[top.next++];
      if (!edge) {
        done.add(top.from);
        open.delete(top.from);
        path.pop();
      } else if (open.has(edge.to)) {
        top.offset = edge.offset;
        cycles.push(path.slice(open.get(edge.to)).map(({ from, offset }) => ({ from, offset })));
      } else if (edges.has(edge.to) && !done.has(edge.to)) {
        top.offset = edge.offset;
        open.set(edge.to, path.length);
        path.push({ from: edge.to, next: 0 });
      }
    }
  }
  return cycles;
}

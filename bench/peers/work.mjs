const whole = 1_000_000;

/** Of one link: weight · size · credit and weight · size. A dropped item (credit −1) counts in neither. */
export const doneOf = (weight, size, credit) => (credit < 0 ? 0 : (weight * size * credit) / whole);
export const totalOf = (weight, size, credit) => (credit < 0 ? 0 : weight * size);

/** Rounded down to ppm, as every side must; nothing to divide by is worth 0 (the plan says `noData: zero`). */
export const ratio = (done, total) => (total > 0 ? Math.floor((done * whole) / total) : 0);
export const mean = (sum, weights) => (weights > 0 ? Math.floor(sum / weights) : 0);

/** One list of indices for each group, in plain arrays: what a peer that walks objects is given. */
export function grouped(keys, groups) {
  const lists = Array.from({ length: groups }, () => []);
  for (let at = 0; at < keys.length; at++) lists[keys[at]].push(at);
  return lists;
}

/** Every node once, children before parents, whatever the number of parents. */
export function bottomUp({ nodes, edgeChild, edgeParent }) {
  const parents = grouped(edgeChild, nodes);
  const open = new Int32Array(nodes);
  for (const parent of edgeParent) open[parent]++;
  const order = [];
  for (let node = 0; node < nodes; node++) if (open[node] === 0) order.push(node);
  for (let at = 0; at < order.length; at++) {
    for (const edge of parents[order[at]]) if (--open[edgeParent[edge]] === 0) order.push(edgeParent[edge]);
  }
  return order;
}

/** How far above the leaves a node stands: 0 without children. */
export function levelsOf(source) {
  const level = new Int32Array(source.nodes);
  const parents = grouped(source.edgeChild, source.nodes);
  for (const node of bottomUp(source)) {
    for (const edge of parents[node]) {
      const parent = source.edgeParent[edge];
      level[parent] = Math.max(level[parent], level[node] + 1);
    }
  }
  return level;
}

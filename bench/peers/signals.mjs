import { keptSums } from './kept-sums.mjs';
import { bottomUp, grouped, mean, ratio } from './work.mjs';

/**
 * alien-signals: one signal a key result, set from sums that are kept by hand, one computed an objective. Signals are
 * lazy, so after an event the tops above the key result are read; that brings everything in between up to date.
 */
export function signals({ source }, { signal, computed }) {
  const { nodes, edgeChild, edgeParent, edgeWeight, kind } = source;
  const sums = keptSums(source);
  const below = grouped(edgeParent, nodes);
  const above = grouped(edgeChild, nodes);
  const cells = Array.from({ length: nodes });
  for (const node of bottomUp(source)) {
    if (kind[node] === 1) {
      cells[node] = signal(ratio(sums.sumDone[node], sums.sumTotal[node]));
      continue;
    }
    const children = below[node].map((edge) => cells[edgeChild[edge]]);
    const weights = below[node].map((edge) => edgeWeight[edge]);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    cells[node] = computed(() => {
      let sum = 0;
      for (let at = 0; at < children.length; at++) sum += children[at]() * weights[at];
      return mean(sum, all);
    });
  }
  const tops = topsOf(nodes, above, edgeParent).map((list) => list.map((node) => cells[node]));
  for (let node = 0; node < nodes; node++) cells[node]();

  const changed = (node) => {
    cells[node](ratio(sums.sumDone[node], sums.sumTotal[node]));
    for (const top of tops[node]) top();
  };
  return {
    name: 'alien-signals',
    move: (item, size, credit) => sums.move(item, size, credit, changed),
    score: (node) => cells[node](),
  };
}

function topsOf(nodes, above, edgeParent) {
  const known = Array.from({ length: nodes });
  const tops = (node) =>
    (known[node] ??=
      above[node].length === 0
        ? [node]
        : [...new Set(above[node].flatMap((edge) => tops(edgeParent[edge])))]);
  return Array.from({ length: nodes }, (_, node) => tops(node));
}

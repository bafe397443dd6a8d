import { keptSums } from './kept-sums.mjs';
import { bottomUp, grouped, mean, ratio } from './work.mjs';

const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * The weighting of okr-tracker (oslokommune/okr-tracker, functions/progress), its published formula restated by us: a key
 * result that moves recomputes what is above it from all of its siblings, progress = Σ(progress · weight) / Σ weight, level
 * by level to the top. Its documents in memory, by id, with the index that its database has, and nothing to wait for; in
 * whole ppm instead of its floating point, so that the values are the same.
 */
export function okrTracker({ source }) {
  const { nodes, edgeChild, edgeParent, edgeWeight, kind } = source;
  const ids = Array.from({ length: nodes }, (_, node) => `document-${node}`);
  const idOf = (node) => ids[node];
  const documents = new Map();
  for (let node = 0; node < nodes; node++)
    documents.set(idOf(node), { id: idOf(node), progression: 0, parents: [] });
  const childrenOf = new Map();
  grouped(edgeParent, nodes).forEach((edges, node) => {
    const children = edges.map((edge) => ({
      document: documents.get(idOf(edgeChild[edge])),
      weight: edgeWeight[edge],
    }));
    childrenOf.set(idOf(node), children);
    for (const { document } of children) document.parents.push(idOf(node));
  });
  const sums = keptSums(source);

  const weighted = (children) =>
    mean(
      sum(children.map(({ document, weight }) => document.progression * weight)),
      sum(children.map(({ weight }) => weight)),
    );
  const update = (id) => {
    const document = documents.get(id);
    document.progression = weighted(childrenOf.get(id));
    document.parents.forEach(update);
  };
  const changed = (node) => {
    const keyResult = documents.get(idOf(node));
    keyResult.progression = ratio(sums.sumDone[node], sums.sumTotal[node]);
    keyResult.parents.forEach(update);
  };

  for (const node of bottomUp(source)) {
    documents.get(idOf(node)).progression =
      kind[node] === 1
        ? ratio(sums.sumDone[node], sums.sumTotal[node])
        : weighted(childrenOf.get(idOf(node)));
  }
  return {
    name: "okr-tracker's weighting",
    move: (item, size, credit) => sums.move(item, size, credit, changed),
    score: (node) => documents.get(idOf(node)).progression,
  };
}

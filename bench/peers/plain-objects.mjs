import { doneOf, mean, ratio, totalOf } from './work.mjs';

/** What one writes first: records with string ids, Maps, one pass over the links and a walk with a memory. */
export function plainObjects({ source }) {
  const idOf = (node) => `node-${node}`;
  const links = Array.from(source.linkNode, (node, link) => ({
    keyResult: idOf(node),
    item: `item-${source.linkItem[link]}`,
    weight: source.linkWeight[link],
    size: source.linkSize[link],
    credit: source.linkCredit[link],
  }));
  const nodes = Array.from(source.kind, (kind, node) => ({
    id: idOf(node),
    kind: kind === 1 ? 'work' : 'parent',
  }));
  const children = new Map(nodes.map(({ id }) => [id, []]));
  source.edgeChild.forEach((child, edge) =>
    children.get(idOf(source.edgeParent[edge])).push({ id: idOf(child), weight: source.edgeWeight[edge] }),
  );

  const compute = () => {
    const sums = new Map();
    for (const { keyResult, weight, size, credit } of links) {
      let sum = sums.get(keyResult);
      if (!sum) sums.set(keyResult, (sum = { done: 0, total: 0 }));
      sum.done += doneOf(weight, size, credit);
      sum.total += totalOf(weight, size, credit);
    }
    const scores = new Map();
    const scoreOf = (id) => {
      const known = scores.get(id);
      if (known !== undefined) return known;
      const sum = sums.get(id);
      let score;
      if (sum) score = ratio(sum.done, sum.total);
      else {
        let top = 0;
        let weights = 0;
        for (const { id: child, weight } of children.get(id)) {
          top += weight * scoreOf(child);
          weights += weight;
        }
        score = mean(top, weights);
      }
      scores.set(id, score);
      return score;
    };
    for (const { id } of nodes) scoreOf(id);
    return scores;
  };
  return {
    name: 'plain objects',
    compute,
    scores: () => {
      const scores = compute();
      return Float64Array.from(nodes, ({ id }) => scores.get(id));
    },
    /** For a replay: the state of a link as of a day. */
    setLink: (link, size, credit) => Object.assign(links[link], { size, credit }),
  };
}

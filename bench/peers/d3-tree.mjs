import { doneOf, grouped, mean, ratio, totalOf } from './work.mjs';

/**
 * d3-hierarchy: the plan as its tree with the links as leaves, made beforehand. A mean that is rounded at each level is
 * more than its `sum` can do, and two sums with a pass after them are slower, so one `eachAfter` does all.
 * Trees only: a node with several parents has no place in it.
 */
export function d3Tree({ source }, { hierarchy }) {
  const { nodes, kind, edgeChild, edgeParent, edgeWeight, linkNode, linkWeight, linkSize, linkCredit } =
    source;
  const links = grouped(linkNode, nodes);
  const data = Array.from({ length: nodes }, (_, node) => ({
    node,
    work: kind[node] === 1,
    weight: 0,
    children: links[node].map((link) => ({
      done: doneOf(linkWeight[link], linkSize[link], linkCredit[link]),
      total: totalOf(linkWeight[link], linkSize[link], linkCredit[link]),
    })),
  }));
  const isChild = new Set(edgeChild);
  edgeChild.forEach((child, edge) => {
    data[child].weight = edgeWeight[edge];
    data[edgeParent[edge]].children.push(data[child]);
  });
  const tops = data.filter(({ node }) => !isChild.has(node));
  const tree = hierarchy({ node: -1, work: false, weight: 0, children: tops });

  const visit = (at) => {
    if (at.children === undefined) return;
    let sum = 0;
    let all = 0;
    if (at.data.work) {
      for (const { data: link } of at.children) {
        sum += link.done;
        all += link.total;
      }
      at.value = ratio(sum, all);
    } else {
      for (const child of at.children) {
        sum += child.value * child.data.weight;
        all += child.data.weight;
      }
      at.value = mean(sum, all);
    }
  };
  return {
    name: 'd3-hierarchy',
    compute: () => tree.eachAfter(visit),
    scores: () => {
      const scores = new Float64Array(nodes);
      tree.each(({ data: { node }, value }) => {
        if (node >= 0) scores[node] = value;
      });
      return scores;
    },
  };
}

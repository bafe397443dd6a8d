import { doneOf, grouped, totalOf } from './work.mjs';

/** Sums of each key result, kept by hand: what the peers that only roll up are given for nothing. */
export function keptSums(source) {
  const { nodes, items, linkNode, linkItem, linkWeight, linkSize, linkCredit } = source;
  const linksOf = grouped(linkItem, items);
  const done = new Float64Array(linkNode.length);
  const total = new Float64Array(linkNode.length);
  const sumDone = new Float64Array(nodes);
  const sumTotal = new Float64Array(nodes);
  for (let link = 0; link < linkNode.length; link++) {
    done[link] = doneOf(linkWeight[link], linkSize[link], linkCredit[link]);
    total[link] = totalOf(linkWeight[link], linkSize[link], linkCredit[link]);
    sumDone[linkNode[link]] += done[link];
    sumTotal[linkNode[link]] += total[link];
  }
  return {
    sumDone,
    sumTotal,
    /** @param changed is told each key result whose sums moved, and by how much */
    move(item, size, credit, changed) {
      for (const link of linksOf[item]) {
        const node = linkNode[link];
        const nowDone = doneOf(linkWeight[link], size, credit);
        const nowTotal = totalOf(linkWeight[link], size, credit);
        const moreDone = nowDone - done[link];
        const moreTotal = nowTotal - total[link];
        sumDone[node] += moreDone;
        sumTotal[node] += moreTotal;
        done[link] = nowDone;
        total[link] = nowTotal;
        changed(node, moreDone, moreTotal);
      }
    },
  };
}

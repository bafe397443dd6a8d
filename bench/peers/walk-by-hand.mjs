import { keptSums } from './kept-sums.mjs';
import { bottomUp, grouped, mean, ratio } from './work.mjs';

/**
 * The same recomputing walk as okr-tracker's, tuned by hand as far as we could: no ids, references from node to node, one
 * loop a level. Nobody's code; it shows how much of a ratio is the walk and how much is the store around it.
 */
export function walkByHand({ source }) {
  const { nodes, edgeChild, edgeParent, edgeWeight, kind } = source;
  const documents = Array.from({ length: nodes }, () => ({ progression: 0, children: [], parents: [] }));
  const below = grouped(edgeParent, nodes);
  const above = grouped(edgeChild, nodes);
  documents.forEach((document, node) => {
    document.children = below[node].map((edge) => ({
      document: documents[edgeChild[edge]],
      weight: edgeWeight[edge],
    }));
    document.parents = above[node].map((edge) => documents[edgeParent[edge]]);
  });
  const sums = keptSums(source);

  const weigh = (document) => {
    let progression = 0;
    let weights = 0;
    for (const child of document.children) {
      progression += child.document.progression * child.weight;
      weights += child.weight;
    }
    document.progression = mean(progression, weights);
  };
  const walk = (document) => {
    for (const parent of document.parents) {
      weigh(parent);
      walk(parent);
    }
  };
  const changed = (node) => {
    documents[node].progression = ratio(sums.sumDone[node], sums.sumTotal[node]);
    walk(documents[node]);
  };

  for (const node of bottomUp(source)) {
    if (kind[node] === 1) documents[node].progression = ratio(sums.sumDone[node], sums.sumTotal[node]);
    else weigh(documents[node]);
  }
  return {
    name: 'the same walk, tuned by hand',
    move: (item, size, credit) => sums.move(item, size, credit, changed),
    score: (node) => documents[node].progression,
  };
}

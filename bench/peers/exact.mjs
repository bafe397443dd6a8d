/**
 * Every score from the links in big integers, as the rules say it, with nothing of the engine: what its bits are held
 * against. −1 = no value.
 */
export function exactScores({ rules, nodes, kind, looseSize, ...source }, order) {
  const zeros = () => Array.from({ length: nodes }, () => BigInt(0));
  const done = zeros();
  const total = zeros();
  for (let link = 0; link < source.linkNode.length; link++) {
    const credit = source.linkCredit[link];
    if (credit < 0) continue;
    const node = source.linkNode[link];
    const size = source.linkSize[link] < 0 ? looseSize[node] : source.linkSize[link];
    const product = BigInt(source.linkWeight[link]) * BigInt(size);
    done[node] += product * BigInt(credit);
    total[node] += product;
  }
  if (rules.noData !== 'zero') throw new Error('Only for plans where no value counts as 0.');
  const scores = new Int32Array(nodes).fill(-1);
  const sums = zeros();
  const weights = zeros();
  const known = new Uint8Array(nodes);
  const up = edgesUp(nodes, source.edgeChild);
  for (const node of order) {
    if (kind[node] === 1) scores[node] = total[node] > 0n ? Number(done[node] / total[node]) : -1;
    else if (known[node]) scores[node] = Number(sums[node] / weights[node]);
    for (const edge of up[node]) {
      const parent = source.edgeParent[edge];
      const weight = BigInt(source.edgeWeight[edge]);
      weights[parent] += weight;
      if (scores[node] < 0) continue;
      sums[parent] += weight * BigInt(scores[node]);
      known[parent] = 1;
    }
  }
  return scores;
}

function edgesUp(nodes, edgeChild) {
  const up = Array.from({ length: nodes }, () => []);
  edgeChild.forEach((child, edge) => up[child].push(edge));
  return up;
}

/** What the peers hold for "no value": 0, as the plan's rules make of it above. */
const known = (score) => Math.max(0, score);

/**
 * A peer that computes something else is no peer.
 * @throws where a node's value differs from ours
 */
export function sameScores(ours, theirs, name) {
  if (ours.length !== theirs.length)
    throw new Error(`${name} has ${theirs.length} values, not ${ours.length}`);
  for (let node = 0; node < ours.length; node++) {
    if (known(ours[node]) !== theirs[node]) {
      throw new Error(`${name} has ${theirs[node]} for node ${node}, not ${ours[node]}`);
    }
  }
}

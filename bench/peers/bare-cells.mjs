/**
 * The limit: for each event, the cells that must change are read, added to and written back, in the same order and in
 * arrays of the same types and lengths as the engine's, and nothing else is done. Which cells: of an item its revision; of
 * each of its links size, credit, what is done and what there is; of its key result both sums; of a node whose score
 * changes the score; of each parent of such a node its sum. The way itself is written down beforehand.
 */
export function bareCells(Live, { source }, events) {
  const { nodes, items } = source;
  const { slots, slotOf } = placesOf(source);
  const { way, starts } = wayOf(Live, source, events, slotOf);
  const revisions = new Float64Array(items);
  const amounts = new Float64Array(2 * slots);
  const sizes = new Float64Array(slots);
  const facts = new Int32Array(4 * slots);
  const sums = new Float64Array(4 * nodes);
  const scores = new Int32Array(nodes);
  let event = 0;
  return {
    name: 'the same cells, nothing else',
    follow(count) {
      for (let n = 0; n < count; n++) {
        let at = starts[event];
        revisions[way[at++]] += 1;
        for (const end = at + 1 + 2 * way[at++]; at < end; at += 2) {
          const slot = way[at];
          const node = 4 * way[at + 1];
          amounts[2 * slot] += 1;
          amounts[2 * slot + 1] += 1;
          sizes[slot] += 1;
          facts[4 * slot + 3] += 1;
          sums[node] += 1;
          sums[node + 1] += 1;
        }
        for (const end = starts[event + 1]; at < end;) {
          scores[way[at++]] += 1;
          for (const last = at + 1 + way[at++]; at < last; at++) sums[4 * way[at]] += 1;
        }
        event = event + 1 === events.count ? 0 : event + 1;
      }
    },
    score: (node) => scores[node],
  };
}

/** Where each link lies: sorted by node, with the room that the engine leaves. */
function placesOf({ nodes, linkNode }) {
  const counts = new Int32Array(nodes);
  for (const node of linkNode) counts[node]++;
  const next = new Int32Array(nodes);
  let slots = 0;
  for (let node = 0; node < nodes; node++) {
    next[node] = slots;
    slots += counts[node] === 0 ? 0 : counts[node] + (counts[node] >> 3) + 1;
  }
  return { slots, slotOf: Int32Array.from(linkNode, (node) => next[node]++) };
}

/** Per event: item, its links (slot, node), then each changed node with its parents; found by following the events once. */
function wayOf(Live, source, events, slotOf) {
  const { nodes, items, linkItem, linkNode, edgeChild, edgeParent } = source;
  const linksOf = chained(linkItem, items);
  const edgesOf = chained(edgeChild, nodes);
  const live = new Live(source);
  const starts = new Int32Array(events.count + 1);
  let way = new Int32Array(events.count * 32);
  let at = 0;
  for (let event = 0; event < events.count; event++) {
    if (at + 4_096 > way.length)
      way = Int32Array.from({ length: way.length * 2 }, (_, place) => way[place] ?? 0);
    starts[event] = at;
    const item = events.item[event];
    way[at++] = item;
    const links = at++;
    for (let link = linksOf.first[item]; link >= 0; link = linksOf.next[link]) {
      way[links]++;
      way[at++] = slotOf[link];
      way[at++] = linkNode[link];
    }
    live.moveItem(item, event + 1, events.size[event], events.credit[event]);
    for (let change = 0; change < live.changedCount; change++) {
      const node = live.changed[change];
      way[at++] = node;
      const parents = at++;
      for (let edge = edgesOf.first[node]; edge >= 0; edge = edgesOf.next[edge]) {
        way[parents]++;
        way[at++] = edgeParent[edge];
      }
    }
  }
  starts[events.count] = at;
  return { way, starts };
}

function chained(keys, groups) {
  const first = new Int32Array(groups).fill(-1);
  const next = new Int32Array(keys.length);
  for (let at = keys.length - 1; at >= 0; at--) {
    next[at] = first[keys[at]];
    first[keys[at]] = at;
  }
  return { first, next };
}

import { randomOf } from './random.mjs';

/** Objectives, key results, links. XL is L's tree with more work. */
export const sizes = {
  S: { objectives: 50, keyResults: 200, links: 5_000 },
  M: { objectives: 1_000, keyResults: 4_000, links: 105_000 },
  L: { objectives: 10_000, keyResults: 40_000, links: 1_050_000 },
  XL: { objectives: 10_000, keyResults: 40_000, links: 5_000_000 },
};

const deepest = 12;
const whole = 1_000_000;
const points = [500, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000];
const linkWeights = [1_000, 1_000, 1_000, 1_000, 500, 2_000];
const edgeWeights = [1_000, 1_000, 1_000, 500, 2_000, 3_000];
const credits = [0, 0, 0, whole, whole, 500_000];
/** Links an item, on average. */
const linksAnItem = 1.05;

/**
 * A plan as the columns that the live engine reads (core/progress/live/source.ts). Objectives are the nodes
 * 0…objectives−1, parents before their children; key results follow. Every key result counts work. Sizes and weights are
 * never 0 and every product is a whole number below 2^53, so that a peer without exact arithmetic of its own still
 * computes the very same values; the rare rules (all weights 0, unestimated, overrides) are left to the suites.
 * @param size one of `sizes`, by name or as it stands there
 * @param severalParents one objective in twenty has two parents; false = a tree, for peers that know only trees
 */
export function planOf(size, { severalParents = true, seed = 20_261 } = {}) {
  const { objectives, keyResults, links } = typeof size === 'string' ? sizes[size] : size;
  const random = randomOf(seed);
  const nodes = objectives + keyResults;
  const items = Math.floor(links / linksAnItem);
  const edges = alignment(objectives, keyResults, severalParents, random);

  const itemSize = Float64Array.from({ length: items }, () => random.of(points));
  const itemCredit = Int32Array.from({ length: items }, () => random.of(credits));
  const linkNode = new Int32Array(links);
  const linkItem = new Int32Array(links);
  const linkWeight = new Int32Array(links);
  for (let link = 0; link < links; link++) {
    linkItem[link] = link < items ? link : random.below(items);
    // Everyone has work; an item counts once in a key result.
    const node = objectives + (link < keyResults ? link : random.below(keyResults));
    linkNode[link] =
      node === linkNode[linkItem[link]] && link >= items ? objectives + ((node + 1) % keyResults) : node;
    linkWeight[link] = random.of(linkWeights);
  }
  return {
    objectives,
    source: {
      rules: { noData: 'zero', weights: 'relative', unestimated: 'stored' },
      nodes,
      items,
      kind: Uint8Array.from({ length: nodes }, (_, node) => (node < objectives ? 0 : 1)),
      given: new Int32Array(nodes).fill(-1),
      override: new Int32Array(nodes).fill(-1),
      looseSize: new Float64Array(nodes).fill(1_000),
      ...edges,
      linkNode,
      linkItem,
      linkWeight,
      linkSize: Float64Array.from(linkItem, (item) => itemSize[item]),
      linkCredit: Int32Array.from(linkItem, (item) => itemCredit[item]),
    },
    itemSize,
    itemCredit,
  };
}

/** Random moves of random items: mostly done and reopened, one in ten estimated anew. Item, size and credit after it. */
export function eventsOf({ source, itemSize, itemCredit }, count, seed = 7) {
  const random = randomOf(seed);
  const size = itemSize.slice();
  const credit = itemCredit.slice();
  const events = {
    count,
    item: new Int32Array(count),
    size: new Float64Array(count),
    credit: new Int32Array(count),
  };
  for (let at = 0; at < count; at++) {
    const item = random.below(source.items);
    if (random.below(10) === 0) size[item] = random.of(points);
    else credit[item] = credit[item] === whole ? 0 : random.below(8) === 0 ? 500_000 : whole;
    events.item[at] = item;
    events.size[at] = size[item];
    events.credit[at] = credit[item];
  }
  return events;
}

/** The same spread over days, oldest first: `day` 0…days−1 beside them. */
export const datedEvents = (plan, count, days) => ({
  ...eventsOf(plan, count, 90),
  day: Int32Array.from({ length: count }, (_, at) => Math.floor((at * days) / count)),
});

function alignment(objectives, keyResults, severalParents, random) {
  const roots = Math.max(1, Math.floor(objectives / 100));
  const child = [];
  const parent = [];
  const level = new Uint8Array(objectives);
  /** Any earlier one: shallow at large, with hubs, and as deep as is allowed here and there. */
  const parentAbove = (node) => {
    for (;;) {
      const candidate = random.below(node);
      if (level[candidate] < deepest - 1) return candidate;
    }
  };
  for (let node = roots; node < objectives; node++) {
    const first = parentAbove(node);
    const second = severalParents && random.below(20) === 0 ? parentAbove(node) : first;
    for (const above of new Set([first, second])) {
      child.push(node);
      parent.push(above);
      level[node] = Math.max(level[node], level[above] + 1);
    }
  }
  for (let at = 0; at < keyResults; at++) {
    child.push(objectives + at);
    parent.push(at < objectives ? at : random.below(objectives));
  }
  return {
    edgeChild: Int32Array.from(child),
    edgeParent: Int32Array.from(parent),
    edgeWeight: Int32Array.from(child, () => random.of(edgeWeights)),
  };
}

import { randomOf } from './random.mjs';

/**
 * A view of the hierarchy as the page is given it: so many objectives, at most 12 deep, each with three key results.
 * Seeded: the same for every side.
 */
export function hierarchyView(rows) {
  const { below } = randomOf(14);
  const objectives = Math.ceil(rows / 4);
  const depths = [];
  const nodes = [];
  for (let at = 0; at < objectives; at++) {
    const parent = at === 0 ? null : below(at);
    const fits = parent !== null && depths[parent] < 11;
    depths.push(fits ? depths[parent] + 1 : 0);
    const id = `o-${at}`;
    nodes.push(
      nodeOf(id, 'objective', fits ? [{ id: `o-${parent}`, contributes: at % 7 !== 0 }] : [], below),
    );
    for (let of = 0; of < 3 && nodes.length < rows; of++) {
      nodes.push(nodeOf(`kr-${at}-${of}`, 'keyResult', [{ id, contributes: true }], below));
    }
  }
  const cycle = { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' };
  return {
    now: Date.UTC(2026, 10, 20, 12),
    today: '2026-11-20',
    project: '10001',
    cycle,
    cycles: [cycle],
    levels: ['organisation', 'team', 'individual'].map((level) => ({ level, name: null, used: true })),
    nodes,
    restricted: 0,
    projects: [{ id: '10001', name: 'SUP', may: 'edit' }],
    may: { write: true, administer: false, makeCycles: false, organisation: false },
    shards: [],
    toCome: [],
    refreshable: false,
  };
}

const health = ['on-track', 'at-risk', 'off-track', 'achieved'];

function nodeOf(id, is, parents, below) {
  const progress = below(1_000_001);
  return {
    id,
    shard: 's',
    is,
    title: `${is === 'objective' ? 'Customers notice that it got better' : 'From 45 to 25 minutes'} ${id}`,
    owner: `Team ${below(12)}`,
    level: 'team',
    project: '10001',
    cycle: '2026-Q4',
    status: 'active',
    kind: 'committed',
    parents,
    weight: parents.length > 0 ? '1' : null,
    contribution: parents.length > 0 ? '10' : null,
    coverage: is === 'objective' ? 1_000_000 : null,
    offTrack: 0,
    keyResults: is === 'objective' ? 3 : 0,
    measure: is === 'objective' ? null : 'metric',
    amount: is === 'objective' ? null : { kind: 'none' },
    same: null,
    confidence: null,
    checkedIn: '2026-11-16',
    due: false,
    counting: null,
    notes: 0,
    may: 'edit',
    percent: String(Math.floor(progress / 10_000)),
    progress,
    raw: progress,
    expected: 500_000,
    threshold: 1_000_000,
    band: 'behind',
    health: health[below(4)],
    stale: false,
    origin: 'computed',
    computedPercent: null,
  };
}

/** The same as a list that is ready to be drawn: what the peers are given. */
export function flatRows({ nodes }) {
  const children = new Map();
  const tops = [];
  for (const node of nodes) {
    const parent = node.parents[0]?.id;
    if (parent === undefined) tops.push(node);
    else if (children.has(parent)) children.get(parent).push(node);
    else children.set(parent, [node]);
  }
  const rows = [];
  const place = (node, depth) => {
    const { id, title, owner, percent, health } = node;
    rows.push({ id, title, owner, percent: `${percent} %`, health, day: '16 Nov', depth });
    for (const child of children.get(node.id) ?? []) place(child, depth + 1);
  };
  for (const top of tops) place(top, 0);
  return rows;
}

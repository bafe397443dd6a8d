import { doneOf, grouped, totalOf } from '../peers/work.mjs';
import { randomOf } from './random.mjs';

const cycle = { id: '2026-Q4', start: '2026-10-01', end: '2026-12-31' };
const policy = {
  noData: 'zero',
  dropped: 'exclude',
  droppedResolutions: ["Won't Do", 'Duplicate'],
  droppedResolutionIds: [],
  doingCredit: 0,
  resolved: 'doing',
  unestimated: 'stored',
  level: 'standard',
  timeZone: 'Europe/Berlin',
  weights: 'relative',
};
/** In the middle of the quarter. */
export const now = Date.UTC(2026, 10, 20, 16);

const idOf = (node, objectives) =>
  node < objectives
    ? `o-${String(node).padStart(5, '0')}`
    : `kr-${String(node - objectives).padStart(5, '0')}`;

/** The plan of planOf as a shard document: the same nodes, edges, weights, and the sums that its links make. */
export function shardOf({ source, objectives }) {
  const random = randomOf(3);
  const common = (node) => ({
    id: idOf(node, objectives),
    threshold: 1_000_000,
    kind: 'committed',
    start: cycle.start,
    end: cycle.end,
    status: 'active',
    checkInEvery: 'week',
    override: null,
    closing: null,
  });
  const up = grouped(source.edgeChild, source.nodes);
  const links = grouped(source.linkNode, source.nodes);
  return {
    v: 3,
    home: '10001',
    cycle,
    policy,
    watermark: null,
    kpis: [],
    objectives: Array.from({ length: objectives }, (_, node) => ({
      ...common(node),
      project: '10001',
      level: 'team',
      parents: up[node].map((edge) => ({
        parent: idOf(source.edgeParent[edge], objectives),
        contributes: true,
        weight: source.edgeWeight[edge],
        order: edge,
      })),
    })),
    keyResults: Array.from({ length: source.nodes - objectives }, (_, at) => {
      const node = objectives + at;
      const [edge] = up[node];
      return {
        ...common(node),
        objective: idOf(source.edgeParent[edge], objectives),
        weight: source.edgeWeight[edge],
        measure: { kind: 'work', count: { unit: 'points' }, links: [], query: null, unestimatedSize: null },
        readings: [],
        work: {
          pass: 1,
          sums: sumsOf(source, links[node]),
          unestimatedSize: null,
          countedAt: now - random.below(30 * 86_400_000),
          links: 1 + random.below(9),
          subtasks: 0,
          projects: ['10001'],
          problems: [],
          next: null,
          failed: null,
        },
      };
    }),
  };
}

function sumsOf({ linkWeight, linkSize, linkCredit }, links) {
  const sum = (of) => links.reduce((total, link) => total + of(link), 0);
  const tally = (weight, size) => ({
    total: sum((link) => totalOf(weight(link), size(link), linkCredit[link])),
    done: sum((link) => Math.floor(doneOf(weight(link), size(link), linkCredit[link]))),
    rest: sum((link) => Math.round((doneOf(weight(link), size(link), linkCredit[link]) % 1) * 1_000_000)),
  });
  const one = () => 1;
  const weight = (link) => linkWeight[link];
  const size = (link) => linkSize[link];
  const none = { total: 0, done: 0, rest: 0 };
  const full = links.filter((link) => linkCredit[link] === 1_000_000);
  return {
    weighted: tally(weight, size),
    plain: tally(one, size),
    weights: tally(weight, one),
    items: tally(one, one),
    looseWeights: none,
    loose: none,
    finished: {
      plain: full.reduce((total, link) => total + linkSize[link], 0),
      loose: 0,
      items: full.length,
    },
    dropped: 0,
    unknown: 0,
    openZero: 0,
  };
}

export const textsOf = ({ objectives, keyResults }) => ({
  v: 1,
  texts: Object.fromEntries(
    [...objectives, ...keyResults].map(({ id }) => [id, { title: `What ${id} is to reach`, owner: 'maria' }]),
  ),
});

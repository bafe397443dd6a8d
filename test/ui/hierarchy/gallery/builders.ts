import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { minutes, NOW, points, value } from '../../gallery/builders.ts';

// Views by hand: what the page draws is proved here without the engine.

export const TODAY = '2026-10-21' as Day;
const SUP = '10001' as ProjectId;

type Above = string | readonly [id: string, contributes: boolean];
const parentsOf = (above: readonly Above[]): HierarchyNode['parents'] =>
  above.map((one) => {
    const [id, contributes] = typeof one === 'string' ? [one, true] : one;
    return { id: id as ObjectiveId, contributes };
  });

const shared = (ppm: number | null) => ({
  ...value(ppm),
  shard: 'SUP~1',
  project: SUP,
  cycle: '2026-Q4',
  status: 'active' as const,
  kind: 'committed' as const,
  contribution: null,
  coverage: null,
  offTrack: 0,
  keyResults: 0,
  amount: null,
  measure: null,
  same: null,
  confidence: null,
  checkedIn: null,
  due: false,
  counting: null,
  notes: 0,
  may: 'administer' as const,
});

/** @param above what it stands below; with `false` it only supports that */
export const objective = (
  id: string,
  title: string | null,
  ppm: number | null,
  above: readonly Above[] = [],
  more: Partial<HierarchyNode> = {},
): HierarchyNode => ({
  ...shared(ppm),
  id: id as ObjectiveId,
  is: 'objective',
  title,
  owner: title === null ? null : 'Support',
  level: 'team',
  parents: parentsOf(above),
  weight: above.length > 0 ? '1' : null,
  ...more,
});

export const keyResult = (
  id: string,
  title: string | null,
  ppm: number | null,
  above: string,
  more: Partial<HierarchyNode> = {},
): HierarchyNode => ({
  ...shared(ppm),
  id: id as KeyResultId,
  is: 'keyResult',
  title,
  owner: title === null ? null : 'Maria',
  level: 'team',
  parents: parentsOf([above]),
  weight: '1',
  measure: 'metric',
  amount: title === null ? null : minutes(38),
  checkedIn: '2026-10-19' as Day,
  ...more,
});

export const worked = { measure: 'work', amount: points(13, 26) } as const;

export const view = (nodes: readonly HierarchyNode[], more: Partial<HierarchyView> = {}): HierarchyView => ({
  now: NOW,
  today: TODAY,
  project: SUP,
  cycle: { id: '2026-Q4', start: '2026-10-01' as Day, end: '2026-12-31' as Day },
  cycles: [
    { id: '2027-Q1', start: '2027-01-01' as Day, end: '2027-03-31' as Day },
    { id: '2026-Q4', start: '2026-10-01' as Day, end: '2026-12-31' as Day },
    { id: '2026-Q3', start: '2026-07-01' as Day, end: '2026-09-30' as Day },
  ],
  levels: [
    { level: 'organisation', name: 'Company', used: true },
    { level: 'team', name: null, used: true },
    { level: 'individual', name: null, used: false },
  ],
  nodes,
  restricted: 0,
  projects: [{ id: SUP, name: 'SUP', may: 'administer' }],
  may: { write: true, administer: true, makeCycles: true, organisation: true },
  shards: [...new Set(nodes.map(({ shard }) => shard))],
  toCome: [],
  refreshable: false,
  ...more,
});

export const reader = { write: false, administer: false, makeCycles: false, organisation: false } as const;

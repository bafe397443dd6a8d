import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId } from '@throughline/core/model/ids.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';

export const TODAY = '2026-10-21' as Day;
export const NOW = Date.parse('2026-10-21T10:02:00Z');
const cycle = { id: '2026-Q4', start: '2026-10-01' as Day, end: '2026-12-31' as Day };

/** Above it what it counts in; `~` before an id: it only supports that. */
export function node(
  id: string,
  title: string | null,
  above: readonly string[],
  more: Partial<HierarchyNode> = {},
  given?: string,
): HierarchyNode {
  const is = id.startsWith('kr-') ? 'keyResult' : 'objective';
  return {
    id: id as ObjectiveId | KeyResultId,
    shard: 'SUP~1',
    is,
    title,
    owner: 'Support',
    level: 'team',
    project: '10000' as ProjectId,
    cycle: cycle.id,
    status: 'active',
    kind: 'aspirational',
    parents: above.map((each) => ({
      id: each.replace('~', '') as ObjectiveId,
      contributes: !each.startsWith('~'),
      ...(given === undefined ? {} : { weight: given }),
    })),
    weight: above.length === 0 ? null : '1',
    contribution: null,
    coverage: is === 'objective' ? 1_000_000 : null,
    offTrack: 0,
    keyResults: 0,
    measure: is === 'keyResult' ? 'metric' : null,
    amount: null,
    same: null,
    confidence: null,
    checkedIn: null,
    due: false,
    counting: null,
    notes: 0,
    may: 'administer',
    percent: '40',
    progress: 400_000,
    raw: 400_000,
    expected: 240_000,
    threshold: 700_000,
    band: 'behind',
    health: 'on-track',
    stale: false,
    origin: 'computed',
    computedPercent: null,
    ...more,
  };
}

const nodes: readonly HierarchyNode[] = [
  node('o-company', 'Customers stay because we answer well', [], { level: 'organisation', owner: null }),
  node('o-support', 'Customers get an answer while they still care', ['o-company']),
  node('o-night', 'Somebody answers at night', ['o-support']),
  node('o-other', 'New teams find their footing in their first week', [], {
    owner: 'Growth',
    shard: 'GRO~1',
  }),
  node('o-empty', 'Nothing counts in it yet', []),
  node(
    'kr-reply',
    'Average reply time from 45 to 25 minutes',
    ['o-support'],
    { weight: '2', percent: '35', progress: 350_000 },
    '2',
  ),
  node('kr-assistant', 'Ship the answer assistant', ['o-support'], {
    measure: 'work',
    percent: '50',
    progress: 500_000,
  }),
  node('kr-watched', 'Stars in the shop', ['o-support'], { weight: '0' }, '0'),
  node('kr-sum', 'Hours saved by all teams', ['o-company'], { measure: 'objectives' }),
  node(
    'kr-long',
    `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft answers`,
    ['o-other'],
  ),
];

const project = (id: string, name: string, may: 'edit' | 'administer' | 'see') => ({
  id: id as ProjectId,
  name,
  may,
});

/** By the `view` of the address. */
export const views: Readonly<Record<string, HierarchyView>> = {
  project: {
    now: NOW,
    today: TODAY,
    project: '10000' as ProjectId,
    cycle,
    cycles: [cycle, { id: '2026-Q3', start: '2026-07-01' as Day, end: '2026-09-30' as Day }],
    levels: [
      { level: 'organisation', name: null, used: true },
      { level: 'team', name: 'Crew', used: true },
      { level: 'individual', name: null, used: false },
    ],
    nodes,
    restricted: 0,
    projects: [project('10000', 'SUP', 'administer')],
    may: { write: true, administer: true, makeCycles: true, organisation: true },
    shards: ['SUP~1', 'GRO~1'],
    toCome: [],
    refreshable: false,
  },
};
const ofProject = views['project']!;
Object.assign(views, {
  global: {
    ...ofProject,
    project: null,
    projects: [
      project('10000', 'SUP', 'edit'),
      project('10001', 'GRO', 'edit'),
      project('10002', 'SEC', 'see'),
    ],
    may: { ...ofProject.may, organisation: false },
  },
  'no-cycle': { ...ofProject, cycle: null, cycles: [], nodes: [] },
} satisfies Record<string, HierarchyView>);

import type { Amount } from '@throughline/core/model/amount.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type {
  ChangeView,
  CheckInView,
  Fields,
  NodeDetails,
  TrendView,
} from '@throughline/core/view/node-details.ts';
import { keyResult, minutes, NOW, objective, points, problem, value, whole } from '../../gallery/builders.ts';

// One small world by hand: what the panes draw is proved here without the engine.

export const TODAY = '2026-10-21' as Day;
const day = (text: string): Day => text as Day;

export function node(id: string, title: string | null, more: Partial<HierarchyNode> = {}): HierarchyNode {
  const isObjective = id.startsWith('o-');
  return {
    ...value(400_000),
    id: id as ObjectiveId | KeyResultId,
    shard: 'SUP~1',
    is: isObjective ? 'objective' : 'keyResult',
    title,
    owner: 'Maria Keller',
    level: 'team',
    project: 'SUP' as ProjectId,
    cycle: '2026-Q4',
    status: 'active',
    kind: 'aspirational',
    parents: isObjective ? [] : [{ id: 'o-support' as ObjectiveId, contributes: true }],
    weight: isObjective ? null : '1',
    contribution: isObjective ? null : '20',
    coverage: isObjective ? 1_000_000 : null,
    offTrack: 0,
    keyResults: 0,
    measure: isObjective ? null : 'metric',
    amount: isObjective ? null : minutes(38),
    same: null,
    confidence: null,
    checkedIn: null,
    due: false,
    counting: null,
    notes: 0,
    may: 'administer',
    ...more,
  };
}

const yesNo: Amount = { kind: 'yesNo', done: false };
const held: Amount = {
  kind: 'maintain',
  unit: '%',
  atLeast: whole(99),
  atMost: null,
  current: whole(100),
  on: day('2026-10-20'),
  held: 2,
  elapsed: 3,
  planned: 13,
};

export const nodes: readonly HierarchyNode[] = [
  node('o-company', 'Customers stay because we answer well', {
    level: 'organisation',
    may: 'see',
    ...value(430_000, { threshold: 1_000_000 }),
    kind: 'committed',
  }),
  node('o-support', 'Customers get an answer while they still care', {
    ...value(400_000, { threshold: 700_000, health: 'at-risk', expected: 540_000 }),
    parents: [{ id: 'o-company' as ObjectiveId, contributes: true }],
    weight: '2',
    coverage: 750_000,
    offTrack: 1,
    keyResults: 6,
    confidence: { mean: 6400, min: 4 },
    checkedIn: day('2026-10-06'),
  }),
  node('kr-reply', 'Average reply time from 45 to 25 minutes', {
    ...value(350_000),
    weight: '2',
    confidence: { mean: 6000, min: 6 },
    checkedIn: day('2026-10-20'),
    due: true,
  }),
  node('kr-assistant', 'Ship the answer assistant', {
    ...value(500_000),
    measure: 'work',
    amount: points(13, 26),
    counting: null,
  }),
  node('kr-launch', 'Launch in all teams', {
    ...value(250_000, { health: 'off-track', expected: 600_000 }),
    measure: 'milestones',
    amount: { kind: 'milestones', done: 1, total: 3 },
  }),
  node('kr-name', 'The new name is registered', {
    ...value(0, { health: 'off-track', expected: 240_000 }),
    measure: 'yesNo',
    amount: yesNo,
  }),
  node('kr-uptime', 'Uptime stays at 99 % or more', { measure: 'maintain', amount: held }),
  node('kr-kpi', 'Satisfaction from 4.1 to 4.5', {
    ...value(null),
    measure: 'kpi',
    amount: { kind: 'metric', unit: null, from: null, to: null, current: null, on: null, stretch: null },
  }),
  node('kr-below', 'Three markets answer in their own language', {
    ...value(300_000),
    measure: 'objectives',
    amount: { kind: 'none' },
  }),
  node('kr-bugs', 'Close 30 open bugs', { ...value(100_000), measure: 'metric' }),
  node('o-market', 'The first market speaks Polish', {
    ...value(300_000),
    parents: [{ id: 'kr-below' as KeyResultId, contributes: true }],
    weight: '1',
  }),
  node('o-friend', 'The handbook is a pleasure to read', {
    parents: [{ id: 'o-support' as ObjectiveId, contributes: false }],
  }),
  node('kr-closed', 'Answers in the first five languages', {
    ...value(650_000, { origin: 'frozen', health: 'missed' }),
    status: 'closed',
  }),
  node('kr-hand', 'A value that somebody typed over the computed one', {
    ...value(600_000, { origin: 'override', computedPercent: '35' }),
  }),
  node('kr-read', 'What only others may edit', { may: 'see' }),
  node('o-hidden', null, { owner: null, amount: null }),
];

export const view: HierarchyView = {
  now: NOW,
  today: TODAY,
  project: 'SUP' as ProjectId,
  cycle: { id: '2026-Q4', start: day('2026-10-01'), end: day('2026-12-31') },
  cycles: [{ id: '2026-Q4', start: day('2026-10-01'), end: day('2026-12-31') }],
  levels: [
    { level: 'organisation', name: 'Company', used: true },
    { level: 'team', name: null, used: true },
    { level: 'individual', name: null, used: false },
  ],
  nodes,
  restricted: 1,
  projects: [{ id: 'SUP' as ProjectId, name: 'SUP', may: 'administer' }],
  may: { write: true, administer: true, makeCycles: true, organisation: false },
  shards: ['SUP~1'],
  toCome: [],
  refreshable: false,
};

export const checkIns: readonly CheckInView[] = [
  {
    id: 2,
    on: day('2026-10-13'),
    value: '40.5',
    confidence: 6,
    note: 'New macros are live in two of three teams.',
    blockers: 'The third team waits for its licence.',
    by: 'Maria Keller',
    at: Date.parse('2026-10-13T09:12:00Z'),
    mine: true,
  },
  {
    id: 1,
    on: day('2026-10-06'),
    value: null,
    confidence: 5,
    note: null,
    blockers: null,
    by: 'Oluwaseun Adebayo',
    at: Date.parse('2026-10-06T15:40:00Z'),
    mine: false,
  },
];

const change = (id: number, more: Partial<ChangeView>): ChangeView => ({
  id,
  at: Date.parse('2026-10-14T08:00:00Z') + id * 3_600_000,
  by: 'maria' as UserId,
  name: 'Maria Keller',
  kind: 'edited',
  fields: [],
  undoable: false,
  ...more,
});

export const changes: readonly ChangeView[] = [
  change(6, {
    fields: [
      {
        field: 'measure',
        from: { kind: 'metric', from: 45, to: 20.5, unit: 'min' },
        to: { kind: 'metric', from: 45, to: 25, unit: 'min' },
      },
    ],
    undoable: true,
  }),
  change(5, {
    name: null,
    fields: [
      { field: 'owner', from: 'Li', to: 'Maria Keller' },
      { field: 'end', from: null, to: '2026-12-15' },
      { field: 'weight', from: 1, to: 2 },
    ],
  }),
  change(4, { kind: 'weights', fields: [{ field: 'kr-assistant', from: '1', to: '0.5' }] }),
  change(3, { kind: 'check-in', fields: [{ field: 'value', from: null, to: '40.5' }] }),
  change(2, { kind: 'linked', fields: [{ field: 'item', from: null, to: 'SUP-12' }] }),
  change(1, { kind: 'created' }),
];

export const trend: TrendView = {
  points: Array.from({ length: 21 }, (_, at) => ({
    on: day(`2026-10-${String(at + 1).padStart(2, '0')}`),
    // The seventh to ninth are not known; the tenth stands alone between two gaps.
    progress: (at >= 6 && at <= 8) || at === 10 ? null : Math.min(350_000, at * 18_000),
    expected: Math.round(((at + 1) / 92) * 1_000_000),
  })),
  marks: [
    { on: day('2026-10-05'), kind: 'scope-added', field: null, from: null, to: '+8' },
    { on: day('2026-10-06'), kind: 'scope-dropped', field: null, from: null, to: '-3' },
    { on: day('2026-10-14'), kind: 'goalpost', field: 'measure.to', from: 20.5, to: 25 },
    { on: day('2026-10-19'), kind: 'override', field: 'override', from: null, to: 0.6 },
  ],
  forecast: { low: 550_000, mid: 720_000, high: 900_000, on: day('2026-12-20') },
};

const measures: Readonly<Record<string, Fields>> = {
  'kr-reply': { measure: { kind: 'metric', from: 45, to: 25, unit: 'min' } },
  'kr-bugs': {
    measure: { kind: 'metric', to: 30, query: 'type = Bug AND statusCategory = Done', of: 'count' },
  },
  'kr-name': { measure: { kind: 'yesNo', done: false } },
  'kr-launch': {
    end: '2026-11-30',
    measure: {
      kind: 'milestones',
      milestones: [
        { title: 'Pilot', done: true },
        { title: 'All teams', weight: 3, items: ['SUP-40'] },
        { title: 'Everybody was trained', done: 0.4 },
      ],
    },
  },
  'kr-closed': {
    closed: { on: '2026-10-15', value: 0.65, score: 0.7, reason: 'Two markets came late', by: 'Li' },
  },
  'kr-hand': {
    override: { value: 0.6, reason: 'The count misses a team', by: 'Li', until: '2026-11-30' },
  },
};

export function detailsOf(of: HierarchyNode): NodeDetails {
  const spoken = of.id === 'kr-reply';
  return {
    node: of,
    fields: { title: of.title, ...measures[of.id] },
    itemKeys: {},
    checkIns: spoken ? checkIns : [],
    changes: spoken ? changes : [],
    trend: spoken || of.id === 'o-support' ? trend : { points: [], marks: [], forecast: null },
    outputAndOutcome: of.id === 'o-support' ? { work: '80', outcome: '20', apart: true } : null,
  };
}

/** What the traces are about, as the panel's views say it. */
export const replyView = keyResult('kr-reply', 'Average reply time from 45 to 25 minutes', 350_000, {
  measure: 'metric',
  amount: minutes(38),
  weight: '2',
  contribution: '23',
});
export const assistantView = keyResult('kr-assistant', 'Ship the answer assistant', 500_000, {
  contribution: '17',
  problems: [problem('D_OVERLAP', 1), problem('D_SHARED_ITEM', 2, { nodes: ['Last year’s clean-up'] })],
});
export const supportView = objective(
  'o-support',
  'Customers get an answer while they still care',
  400_000,
  [replyView, assistantView],
  { health: 'at-risk', expected: 540_000 },
);

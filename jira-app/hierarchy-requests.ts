import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { Level } from '@throughline/core/model/plan.ts';
import type {
  CheckInRequest,
  CloseRequest,
  CycleRequest,
  FindWorkRequest,
  NodeSpot,
  SaveRequest,
  TryOutRequest,
  WeightsRequest,
} from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import type { Field, FieldChange } from '@throughline/core/view/node-details.ts';
import { day, json, listOf, named, oneOf, orNull, shape, text, whole, yesOrNo } from './guards.ts';
import type { Guard } from './guards.ts';
import { readExplain, readPlanFile, readSpot, spot } from './requests.ts';

/* What the hierarchy's page may ask, a guard for each call. What a request means is for the use cases to judge. */

type NodeId = ObjectiveId | KeyResultId;

/** Every shard of a site that one page can show at once. */
const someShards = listOf(named(), 500);
/** A number or a weight as typed. */
const typed = text(40);
const note = text(10_000);
/** Text, a measure, a list of parents: a plan file's own rules read it. */
const field = json<Field>(50_000, 8);

/** It becomes part of an id, and of the key that the store keeps it under. */
const attempt: Guard<string> = (value) =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value) ? value : undefined;

const node = { id: named<NodeId>(), shard: named() };
const readNodeSpot = shape<NodeSpot>(node);
const readShards = shape<{ shards: readonly string[] }>({ shards: someShards });
const nothing: Guard<object> = () => ({});

const checkIn = {
  ...spot,
  on: day<Day>(),
  value: orNull(typed),
  confidence: orNull(whole(0, 10)),
  note: orNull(note),
  blockers: orNull(note),
};

const tryOut = shape<TryOutRequest>({
  shards: someShards,
  drop: listOf(named<ItemId>(), 1_000),
  weights: listOf(shape({ id: named(), weight: typed }), 1_000),
  slips: listOf(shape({ id: named(), days: whole(-3_660, 3_660) }), 1_000),
  readings: listOf(shape({ id: named(), value: typed }), 1_000),
});

const levels: readonly Level[] = ['organisation', 'team', 'individual'];

/** What a call is asked with; one without a request is sent an empty one. */
type Asked<Call extends (...given: never) => unknown> =
  Parameters<Call> extends [infer Request] ? Request : object;

/** The request of each call, or undefined when the payload is none. */
export const hierarchyRequests: {
  readonly [Name in keyof HierarchyCalls]: Guard<Asked<HierarchyCalls[Name]>>;
} = {
  openHierarchy: shape({ cycle: orNull(named()) }),
  refresh: readShards,
  readTrends: readShards,
  readNode: readNodeSpot,
  explain: readExplain,

  saveNode: shape<SaveRequest>({
    is: oneOf('objective', 'keyResult'),
    id: orNull(named<NodeId>()),
    shard: orNull(named()),
    objective: orNull(named<ObjectiveId>()),
    cycle: orNull(named()),
    attempt: orNull(attempt),
    changes: listOf(shape<FieldChange>({ field: named(), from: field, to: field }), 50),
  }),
  setWeights: shape<WeightsRequest>({
    ...node,
    weights: listOf(shape({ id: named<NodeId>(), from: orNull(typed), to: orNull(typed) }), 750),
  }),
  closeNode: shape<CloseRequest>({ ...node, score: orNull(typed), reason: orNull(note) }),
  reopenNode: readNodeSpot,
  deleteNode: readNodeSpot,
  undo: shape({ ...node, change: whole(1, Number.MAX_SAFE_INTEGER) }),

  checkIn: shape<CheckInRequest>(checkIn),
  correctCheckIn: shape<CheckInRequest & { readonly id: number }>({
    ...checkIn,
    id: whole(0, Number.MAX_SAFE_INTEGER),
  }),
  removeCheckIn: shape({ ...spot, id: whole(0, Number.MAX_SAFE_INTEGER) }),

  makeCycle: shape<CycleRequest>({
    id: named(),
    start: day<Day>(),
    end: day<Day>(),
    copyFrom: orNull(named()),
  }),
  saveLevels: shape({
    levels: listOf(shape({ level: oneOf(...levels), name: orNull(text(100)), used: yesOrNo }), levels.length),
  }),
  importPlan: readPlanFile,

  findPeople: shape({ text: text(255) }),
  findWork: shape<FindWorkRequest>({ text: orNull(text(1_000)), query: orNull(text(20_000)) }),
  countQuery: shape({ query: text(20_000) }),
  linkItem: shape({ ...spot, item: named<ItemId>(), weight: orNull(typed) }),
  unlinkItem: shape({ ...spot, item: named<ItemId>() }),
  countOn: readSpot,

  tryOut,
  listScenarios: nothing,
  keepScenario: shape({ title: text(255), edits: tryOut }),
  openScenario: shape({ id: named() }),
  dropScenario: shape({ id: named() }),
};

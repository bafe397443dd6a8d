import type { Day } from '../model/day.ts';
import type { KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type { Level, MilliWeight } from '../model/plan.ts';
import { weightText } from '../model/weight.ts';
import type { ShardKeyResult, ShardObjective } from '../port/documents.ts';
import type { KeyResultValue, ObjectiveValue } from '../progress/evaluation.ts';
import { takesPart } from '../progress/tree.ts';
import { isCheckInDue, lastCheckIn } from './check-in-due.ts';
import type { KpisById } from './check-in-due.ts';
import type { HierarchyNode, NodeRight } from './hierarchy.ts';
import { sharesOf, textOf } from './objective-view.ts';
import type { Share, ValuedShard } from './objective-view.ts';
import { shownObjectives } from './shown-objectives.ts';
import { valueView } from './value-view.ts';

/** Which page, and what its viewer may do. */
export interface NodesFor {
  /** Only trees in which this project has an objective; null = all. */
  readonly project: ProjectId | null;
  rightOn(project: ProjectId, level: Level): NodeRight;
}

/**
 * The nodes of these shards as a page shows them. Linear in nodes, edges and problems. Drafts and cancelled ones are
 * there and count nowhere (R26). An edge to what is not on the page is kept: another shard may bring its parent.
 */
export function hierarchyNodes(
  shards: readonly ValuedShard[],
  who: NodesFor,
): { readonly nodes: readonly HierarchyNode[]; readonly restricted: number } {
  const nodes: HierarchyNode[] = [];
  let restricted = 0;
  for (const shard of shards) restricted += addNodes(nodes, shard, who);
  return { nodes, restricted };
}

// ── below ──

/** All that the nodes of one shard look up, each in one step. */
interface Indexed {
  readonly shard: ValuedShard;
  readonly objectives: ReadonlyMap<string, ObjectiveValue>;
  readonly keyResults: ReadonlyMap<string, KeyResultValue>;
  readonly kpis: KpisById;
  readonly notes: ReadonlyMap<string, number>;
  /** What counts in a node, as it is shown; found when first asked for. */
  shares(parent: string): ReadonlyMap<string, Share>;
  /** One node, one number (R27): key result → its objective, and back. */
  readonly same: ReadonlyMap<string, ObjectiveId | KeyResultId>;
  readonly today: Day;
}

/** @returns how many objectives the viewer may not see */
function addNodes(nodes: HierarchyNode[], shard: ValuedShard, who: NodesFor): number {
  const { numbers } = shard;
  const at = indexed(shard);
  const rights = new Map<string, NodeRight>();
  const projects = new Map<string, ProjectId>();
  for (const { id, project, level } of numbers.objectives) {
    projects.set(id, project ?? numbers.home);
    rights.set(id, who.rightOn(project ?? numbers.home, level));
  }
  const sees = (id: string) => (rights.get(id) ?? 'none') !== 'none';
  const { shown, restricted } = shownObjectives(numbers, { project: who.project, sees });
  const objectives = new Map(numbers.objectives.map((one) => [one.id, one]));
  const isParent = new Set(
    numbers.objectives
      .flatMap(({ id, parents }) => (shown.has(id) ? parents : []))
      .map(({ parent }) => parent),
  );
  const checkedIn = new Map<string, Day>();
  for (const keyResult of numbers.keyResults) {
    const objective = objectives.get(keyResult.objective);
    const value = at.keyResults.get(keyResult.id);
    if (!objective || !value || !shown.has(objective.id)) continue;
    const last = lastCheckIn(keyResult, at.kpis, at.today);
    if (last !== null && countsInCheckIn(keyResult, objective)) {
      const oldest = checkedIn.get(objective.id);
      if (oldest === undefined || last < oldest) checkedIn.set(objective.id, last);
    }
    // Below what the viewer may not see only what holds something on the page has a place there.
    if (!sees(objective.id) && !isParent.has(keyResult.id)) continue;
    const place = placeOf(objective, projects, rights);
    nodes.push(keyResultNode(at, keyResult, value, place, last));
  }
  for (const objective of numbers.objectives) {
    const value = at.objectives.get(objective.id);
    if (!value || !shown.has(objective.id)) continue;
    const place = placeOf(objective, projects, rights);
    nodes.push(objectiveNode(at, objective, value, place, checkedIn.get(objective.id) ?? null));
  }
  return restricted;
}

/** What a key result has of its objective. */
interface Place {
  readonly level: Level;
  readonly project: ProjectId;
  readonly may: NodeRight;
}

const placeOf = (
  { id, level, project }: ShardObjective,
  projects: ReadonlyMap<string, ProjectId>,
  rights: ReadonlyMap<string, NodeRight>,
): Place => ({
  level,
  project: projects.get(id) ?? (project as ProjectId),
  may: rights.get(id) ?? 'none',
});

/** Nobody checks in what is closed, unless all of it is. */
const countsInCheckIn = (keyResult: ShardKeyResult, objective: ShardObjective): boolean =>
  takesPart(keyResult) && (keyResult.status === 'active' || objective.status === 'closed');

function indexed(shard: ValuedShard): Indexed {
  const { numbers, values } = shard;
  const notes = new Map<string, number>();
  for (const { at } of values.problems) if (at !== null) notes.set(at, (notes.get(at) ?? 0) + 1);
  const objectives = new Map<string, ObjectiveValue>(values.objectives.map((value) => [value.id, value]));
  const keyResults = new Map<string, KeyResultValue>(values.keyResults.map((value) => [value.id, value]));
  const same = new Map<string, ObjectiveId | KeyResultId>();
  for (const { id, measure } of numbers.keyResults) {
    if (measure.kind !== 'objectives' || measure.as !== 'identity') continue;
    const [child, second] = keyResults.get(id)?.children ?? [];
    if (!child || second) continue;
    same.set(id, child.id);
    same.set(child.id, id);
  }
  const known = new Map<string, ReadonlyMap<string, Share>>();
  return {
    shard,
    objectives,
    keyResults,
    kpis: new Map(numbers.kpis.map((kpi) => [kpi.id, kpi])),
    notes,
    same,
    today: values.asOf,
    shares: (parent) => {
      let shares = known.get(parent);
      if (!shares) {
        const value = objectives.get(parent) ?? keyResults.get(parent);
        known.set(parent, (shares = value ? sharesOf(value) : new Map<string, Share>()));
      }
      return shares;
    },
  };
}

function objectiveNode(
  at: Indexed,
  { id, parents, status, kind }: ShardObjective,
  value: ObjectiveValue,
  { level, project, may }: Place,
  checkedIn: Day | null,
): HierarchyNode {
  const share = firstShare(at, id, parents);
  const { title, owner } = may === 'none' ? nameless : textOf(at.shard, id);
  const number = valueView(value);
  // Written out, here and below: of a spread there is one for each of 10,000 nodes.
  return {
    id,
    shard: at.shard.id,
    is: 'objective',
    title,
    owner,
    level,
    project,
    cycle: at.shard.numbers.cycle.id,
    status,
    kind,
    parents: parents.map(({ parent, contributes, weight }) => edgeTo(parent, contributes, weight)),
    weight: share?.weight ?? null,
    contribution: share?.contribution ?? null,
    coverage: value.coverage,
    offTrack: value.offTrack,
    keyResults: value.keyResults,
    measure: null,
    amount: null,
    same: at.same.get(id) ?? null,
    confidence: may === 'none' ? null : value.confidence,
    checkedIn,
    due: false,
    counting: null,
    notes: at.notes.get(id) ?? 0,
    may,
    percent: number.percent,
    progress: number.progress,
    raw: number.raw,
    expected: number.expected,
    threshold: number.threshold,
    band: number.band,
    health: number.health,
    stale: number.stale,
    origin: number.origin,
    computedPercent: number.computedPercent,
  };
}

const edgeTo = (
  id: ObjectiveId | KeyResultId,
  contributes: boolean,
  weight: MilliWeight | null,
): HierarchyNode['parents'][number] =>
  weight === null ? { id, contributes } : { id, contributes, weight: weightText(weight) };

function keyResultNode(
  at: Indexed,
  keyResult: ShardKeyResult,
  value: KeyResultValue,
  { level, project, may }: Place,
  checkedIn: Day | null,
): HierarchyNode {
  const { id, objective, status, kind, measure, work } = keyResult;
  const share = at.shares(objective).get(id);
  const { title, owner } = may === 'none' ? nameless : textOf(at.shard, id);
  const number = valueView(value);
  return {
    id,
    shard: at.shard.id,
    is: 'keyResult',
    title,
    owner,
    level,
    project,
    cycle: at.shard.numbers.cycle.id,
    status,
    kind,
    parents: [edgeTo(objective, true, keyResult.weight)],
    weight: share?.weight ?? null,
    contribution: share?.contribution ?? null,
    coverage: null,
    offTrack: 0,
    keyResults: 0,
    measure: measure.kind,
    amount: may === 'none' ? null : value.amount,
    same: at.same.get(id) ?? null,
    confidence: may === 'none' ? null : value.confidence,
    checkedIn,
    due: may !== 'none' && isCheckInDue(keyResult, value, checkedIn, at.kpis, at.today),
    counting: work?.next ? { items: work.next.items } : null,
    notes: at.notes.get(id) ?? 0,
    may,
    percent: number.percent,
    progress: number.progress,
    raw: number.raw,
    expected: number.expected,
    threshold: number.threshold,
    band: number.band,
    health: number.health,
    stale: number.stale,
    origin: number.origin,
    computedPercent: number.computedPercent,
  };
}

const nameless = { title: null, owner: null };

/** In the first contributing parent in which it is counted: an edge that closes a circle is in none (R29). */
function firstShare(at: Indexed, id: ObjectiveId, parents: ShardObjective['parents']): Share | null {
  for (const { parent, contributes } of parents) {
    const share = contributes ? at.shares(parent).get(id) : undefined;
    if (share) return share;
  }
  return null;
}

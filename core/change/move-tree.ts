import type { KeyResultId, ObjectiveId, ProjectId } from '../model/ids.ts';
import type {
  SeriesDocument,
  ShardDocument,
  ShardKeyResult,
  ShardKpi,
  ShardObjective,
  TextDocument,
} from '../port/documents.ts';
import { boundKpis } from './import-shard.ts';
import { planTrees } from './plan-trees.ts';
import type { PlanTree } from './plan-trees.ts';

/** Objectives of a shard that contribute to one another, with their key results. */
export type ShardTree = PlanTree<ShardObjective, ShardKeyResult>;

/** The tree that an objective or key result belongs to; null = the shard does not hold it. */
export function treeAround(shard: ShardDocument, id: ObjectiveId | KeyResultId): ShardTree | null {
  const holds = (tree: ShardTree) => idsOf(tree).has(id);
  return planTrees(shard).find(holds) ?? null;
}

const idsOf = ({ objectives, keyResults }: Pick<ShardTree, 'objectives' | 'keyResults'>) =>
  new Set<string>([...objectives, ...keyResults].map(({ id }) => id));

/** A shard by its id. */
export interface NamedShard {
  readonly id: string;
  readonly shard: ShardDocument;
}

/**
 * Both shards once a tree has gone from one to the other. Everything goes along as it is: definitions, sums, counts under
 * way, the pass that tells which entries of work items are in the sums (their documents go on naming the old shard, which
 * notes where the key results are). What changes in Azure DevOps is asked for from the older of the two watermarks on.
 * KPIs that others in the old shard are bound to stay there too; of one that both had, the new shard's stays.
 */
export function movedTree(
  from: NamedShard,
  to: NamedShard,
  tree: ShardTree,
): { from: ShardDocument; to: ShardDocument } {
  const ids = idsOf(tree);
  const keyResults = from.shard.keyResults.filter(({ id }) => !ids.has(id));
  const bound = new Set(boundKpis(tree.keyResults));
  const stillBound = new Set(boundKpis(keyResults));
  const known = new Set(to.shard.kpis.map(({ id }) => id));
  const marks = [from.shard.watermark, to.shard.watermark].filter((mark) => mark !== null);
  return {
    from: {
      ...from.shard,
      objectives: from.shard.objectives.filter(({ id }) => !ids.has(id)),
      keyResults,
      kpis: from.shard.kpis.filter(({ id }) => stillBound.has(id)),
      moved: { ...from.shard.moved, ...Object.fromEntries([...ids].map((id) => [id, to.id])) },
    },
    to: {
      ...withoutNotes(to.shard, ids),
      objectives: [
        ...to.shard.objectives,
        ...tree.objectives.map((one) => ({ ...one, project: projectIn(one, from.shard) })),
      ],
      keyResults: [...to.shard.keyResults, ...tree.keyResults],
      kpis: [...to.shard.kpis, ...from.shard.kpis.filter(({ id }) => bound.has(id) && !known.has(id))],
      watermark: marks.length > 0 ? Math.min(...marks) : null,
    },
  };
}

/** What is called what, of the nodes and of the KPIs that they are bound to. */
export function movedTexts(
  from: TextDocument,
  to: TextDocument,
  { before, after }: { readonly before: ShardDocument; readonly after: ShardDocument },
  tree: ShardTree,
): { from: TextDocument; to: TextDocument } {
  const gone = idsOf(tree);
  const stay = new Set<string>(after.kpis.map(({ id }) => id));
  for (const { id } of before.kpis) if (!stay.has(id)) gone.add(id);
  const taken = new Set<string>([...idsOf(tree), ...boundKpis(tree.keyResults)]);
  const texts = Object.entries(from.texts);
  return {
    from: { ...from, texts: Object.fromEntries(texts.filter(([id]) => !gone.has(id))) },
    to: { ...to, texts: { ...Object.fromEntries(texts.filter(([id]) => taken.has(id))), ...to.texts } },
  };
}

/** The past of the nodes goes along, day by day (R35). */
export function movedSeries(
  from: SeriesDocument,
  to: SeriesDocument | null,
  tree: ShardTree,
): { from: SeriesDocument; to: SeriesDocument } {
  const ids = idsOf(tree);
  const into: SeriesDocument = to ?? { v: 1, days: [], raw: {}, total: {} };
  const days = [...new Set([...from.days, ...into.days])].sort();
  const [own, others] = [placesIn(days, from.days), placesIn(days, into.days)];
  const joined = (name: 'raw' | 'total') => ({
    ...mapped(into[name], (column) => others.map((at) => column[at] ?? null)),
    ...mapped(only(from[name], ids), (column) => own.map((at) => column[at] ?? null)),
  });
  return {
    from: { ...from, raw: without(from.raw, ids), total: without(from.total, ids) },
    to: { ...into, days, raw: joined('raw'), total: joined('total') },
  };
}

/** KPIs that a tree takes along and that the new shard has already; where the two differ, one of them would change. */
export const sharedKpis = (
  from: ShardDocument,
  to: ShardDocument,
  { keyResults }: ShardTree,
): readonly { readonly from: ShardKpi; readonly to: ShardKpi }[] =>
  boundKpis(keyResults).flatMap((id) => {
    const [one, other] = [from, to].map(({ kpis }) => kpis.find((kpi) => kpi.id === id));
    return one && other ? [{ from: one, to: other }] : [];
  });

/** Projects other than its home that have objectives in a shard. */
export const guestsOf = (shard: ShardDocument): ReadonlySet<ProjectId> => {
  const guests = new Set(shard.objectives.map((one) => projectIn(one, shard)));
  guests.delete(shard.home);
  return guests;
};

// ── below ──

const projectIn = ({ project }: ShardObjective, { home }: ShardDocument): ProjectId => project ?? home;

function withoutNotes({ moved, ...shard }: ShardDocument, ids: ReadonlySet<string>): ShardDocument {
  const rest = Object.entries(moved ?? {}).filter(([id]) => !ids.has(id));
  return rest.length > 0 ? { ...shard, moved: Object.fromEntries(rest) } : shard;
}

type Columns = SeriesDocument['raw'];

/** For each day its place among the others; -1 = it is not there. */
const placesIn = (days: readonly string[], others: readonly string[]): readonly number[] =>
  days.map((day) => others.indexOf(day));

const mapped = (columns: Columns, change: (column: Columns[string]) => Columns[string]): Columns =>
  Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, change(column)]));

const only = (columns: Columns, ids: ReadonlySet<string>): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([id]) => ids.has(id)));

const without = (columns: Columns, ids: ReadonlySet<string>): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([id]) => !ids.has(id)));

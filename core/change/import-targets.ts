import type { ProjectId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import type { ShardDocument } from '../port/documents.ts';
import { readingsThatMatter } from '../progress/readings.ts';
import { planTrees } from './plan-trees.ts';
import type { PlanTree } from './plan-trees.ts';
import { isTooLarge, MOST_BYTES, MOST_NODES } from './shard-room.ts';

/** Trees that go into one shard: one that is there already, or a new one at the home of its first tree. */
export interface ImportTarget {
  /** null = a new one. */
  readonly shard: string | null;
  readonly home: ProjectId;
  readonly trees: readonly PlanTree[];
}

export type ImportTargets =
  | { readonly ok: true; readonly targets: readonly ImportTarget[] }
  | { readonly ok: false; readonly reasons: readonly Said[] };

/**
 * A new shard takes trees up to so many nodes. The hierarchy page reads 3,000 of them, numbers and titles, in two reads
 * of 25 documents: that is 120 to a shard, and a quarter more since trees do not fill one to the last place. Not all
 * that would fit: panels read a shard whole and each event writes one (F10, F11): events on one shard wait for each other.
 */
const AIM_NODES = 150;
/** The same in bytes of plan, where nodes say more than most. */
const AIM_BYTES = 100_000;

/**
 * Where each tree of a plan belongs. Nodes that are known stay in their shard.
 * @param shardOf of a known objective or key result, its shard
 */
export function importTargets(
  plan: Plan,
  shardOf: ReadonlyMap<string, string>,
  shards: ReadonlyMap<string, ShardDocument>,
  homeOf: (tree: PlanTree) => ProjectId,
): ImportTargets {
  const reasons: Said[] = [];
  const targets: Filling[] = [];
  for (const tree of planTrees(plan)) {
    const bytes = JSON.stringify([
      tree.objectives,
      tree.keyResults.map((one) => ({ ...one, readings: [] })),
    ]).length;
    const nodes = nodesOf(tree).length;
    if (isTreeTooLarge(plan, tree)) {
      reasons.push(
        said`"${tree.top.title}" and what contributes to it are too much to be kept together (${MOST_NODES} objectives and key results at most, and ${MOST_BYTES / 1000} kB of numbers or titles). Split the tree, or let parts of it support instead of contribute.`,
      );
    }
    const known = [...new Set(nodesOf(tree).flatMap((id) => shardOf.get(id) ?? []))];
    const [first = null] = known;
    if (known.length > 1) {
      reasons.push(
        said`"${tree.top.title}" joins objectives that were imported apart. Give the ones that are new to it other ids, or let them support instead of contribute.`,
      );
    }
    const home = (first !== null && shards.get(first)?.home) || homeOf(tree);
    const fits = targets.find(
      (target) =>
        target.shard === first &&
        target.home === home &&
        (first !== null || (target.bytes + bytes <= AIM_BYTES && target.nodes + nodes <= AIM_NODES)),
    );
    if (fits) {
      fits.trees.push(tree);
      fits.bytes += bytes;
      fits.nodes += nodes;
    } else {
      targets.push({ shard: first, home, trees: [tree], bytes, nodes });
    }
  }
  for (const { shard, trees } of targets) {
    const stored = shard === null ? undefined : shards.get(shard);
    if (stored && changesOthers(plan, stored, trees)) {
      reasons.push(
        said`The plan gives "${trees[0]?.top.title ?? ''}" another cycle or policy, which it shares with objectives that are not in the plan. Import them together, or give the new ones other ids.`,
      );
    }
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, targets };
}

interface Filling extends ImportTarget {
  readonly trees: PlanTree[];
  bytes: number;
  nodes: number;
}

/** As it would be alone in a shard. */
function isTreeTooLarge({ cycle, policy, kpis }: Plan, { objectives, keyResults }: PlanTree): boolean {
  const texts = [...objectives, ...keyResults].map(({ id, title, owner }) => [id, { title, owner }]);
  const alone: ShardDocument = {
    v: 3,
    home: '' as ProjectId,
    cycle,
    policy,
    objectives,
    keyResults: keyResults.map((one) => ({
      ...one,
      measure: one.measure.kind === 'work' ? { ...one.measure, links: [] } : one.measure,
      readings: readingsThatMatter(one),
      work: null,
    })),
    kpis,
    watermark: null,
  };
  return isTooLarge(alone, Object.fromEntries(texts));
}

const nodesOf = ({ objectives, keyResults }: PlanTree): string[] => [
  ...objectives.map(({ id }) => id),
  ...keyResults.map(({ id }) => id),
];

function changesOthers(plan: Plan, stored: ShardDocument, trees: readonly PlanTree[]): boolean {
  const same = JSON.stringify([stored.cycle, stored.policy]) === JSON.stringify([plan.cycle, plan.policy]);
  const named = new Set(trees.flatMap(nodesOf));
  return !same && !stored.objectives.every(({ id }) => named.has(id));
}

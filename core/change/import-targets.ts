import type { ProjectId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { ShardDocument } from '../port/documents.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import { encodeShard } from '../port/stored/encode-shard.ts';
import { readingsThatMatter } from '../progress/readings.ts';
import { planTrees } from './plan-trees.ts';
import type { PlanTree } from './plan-trees.ts';

/** Trees that go into one shard: one that is there already, or a new one at the home of its first tree. */
export interface ImportTarget {
  /** null = a new one. */
  readonly shard: string | null;
  readonly home: ProjectId;
  readonly trees: readonly PlanTree[];
}

export type ImportTargets =
  | { readonly ok: true; readonly targets: readonly ImportTarget[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Of one tree: about 30 kB of columns once it is counted (test/gates/stored-form). */
const MOST_NODES = 750;
/**
 * Forge holds 240 kB in a document. What a plan says is known here; what counting adds to a key result is at most so
 * much, twice while a count is under way.
 */
const MOST_BYTES = 200_000;
const COUNTED_BYTES = 120;
/**
 * A new shard takes trees up to about so many bytes of plan, a dozen nodes. Panels read a shard whole and each event
 * writes one (F10, F11): events on one shard wait for each other.
 */
const AIM_BYTES = 5000;

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
  const reasons: string[] = [];
  const targets: { shard: string | null; home: ProjectId; trees: PlanTree[]; bytes: number }[] = [];
  for (const tree of planTrees(plan)) {
    const bytes = JSON.stringify([
      tree.objectives,
      tree.keyResults.map((one) => ({ ...one, readings: [] })),
    ]).length;
    if (isTooLarge(plan, tree)) {
      reasons.push(
        `"${tree.top.title}" and what contributes to it are too much to be kept together (${MOST_NODES} objectives and key results at most, and ${MOST_BYTES / 1000} kB of numbers or titles). Split the tree, or let parts of it support instead of contribute.`,
      );
    }
    const known = [...new Set(nodesOf(tree).flatMap((id) => shardOf.get(id) ?? []))];
    const [first = null] = known;
    if (known.length > 1) {
      reasons.push(
        `"${tree.top.title}" joins objectives that were imported apart. Give the ones that are new to it other ids, or let them support instead of contribute.`,
      );
    }
    const home = (first !== null && shards.get(first)?.home) || homeOf(tree);
    const fits = targets.find(
      (target) =>
        target.shard === first &&
        target.home === home &&
        (first !== null || target.bytes + bytes <= AIM_BYTES),
    );
    if (fits) {
      fits.trees.push(tree);
      fits.bytes += bytes;
    } else {
      targets.push({ shard: first, home, trees: [tree], bytes });
    }
  }
  for (const { shard, trees } of targets) {
    const stored = shard === null ? undefined : shards.get(shard);
    if (stored && changesOthers(plan, stored, trees)) {
      reasons.push(
        `The plan gives "${trees[0]?.top.title}" another cycle or policy, which it shares with objectives that are not in the plan. Import them together, or give the new ones other ids.`,
      );
    }
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, targets };
}

function isTooLarge({ cycle, policy, kpis }: Plan, { objectives, keyResults }: PlanTree): boolean {
  if (objectives.length + keyResults.length > MOST_NODES) return true;
  const numbers = encodeShard({
    v: 2,
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
  });
  const texts = [...objectives, ...keyResults].map(({ id, title, owner }) => ({ [id]: { title, owner } }));
  return bytesOf(numbers) + keyResults.length * COUNTED_BYTES > MOST_BYTES || bytesOf(texts) > MOST_BYTES;
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

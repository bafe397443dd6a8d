import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import { clampPpm } from '../model/ppm.ts';
import { bandOf } from './band.ts';
import type { NodeValue } from './evaluation.ts';
import { healthOf } from './health.ts';
import type { Measured } from './no-value.ts';
import { frozenOn, overrideOn } from './override.ts';
import type { Tree, TreeKeyResult, TreeObjective } from './tree.ts';

/** What a node's own data says, before what was typed over it. */
export type Found = Pick<Measured, 'raw' | 'progress' | 'origin' | 'stale'>;

/**
 * What every node has, from what its data says: frozen by a close (R36), typed over (R30), or as computed, with band
 * and health (R5, R31, R32).
 * @param lineOn where it should be at the end of a day
 */
export function nodeValue(
  node: TreeObjective | TreeKeyResult,
  found: Found,
  lineOn: (day: Day) => Ppm,
  tree: Tree,
): Omit<NodeValue, 'confidence'> {
  const frozen = frozenOn(node, tree.asOf);
  const override = frozen ? null : overrideOn(node, tree);
  const { raw, progress: computed = raw === null ? null : clampPpm(raw) } = found;
  const progress = frozen ? frozen.progress : override ? override.value : computed;
  const score = frozen?.score ?? progress;
  const day = frozen?.on ?? tree.asOf;
  const expected = lineOn(day);
  return {
    raw: frozen ? frozen.raw : override ? override.value : raw,
    progress,
    origin: frozen ? 'frozen' : override ? 'override' : computed === null ? 'none' : found.origin,
    computed: frozen ? progress : computed,
    override,
    score,
    band: bandOf(score, node),
    health: healthOf(progress, expected, node, day),
    expected,
    threshold: node.threshold,
    stale: !frozen && !override && found.stale,
  };
}

/**
 * A line that is asked for again and again: kept per day, mostly one; of what is closed it ends on the closing's day
 * (R36).
 */
export function lineUpToClosing(
  { status, closing }: Pick<TreeKeyResult, 'status' | 'closing'>,
  lineOn: (day: Day) => Ppm,
  asOf: Day,
): (day: Day) => Ppm {
  let now: Ppm | undefined;
  let known: Map<Day, Ppm> | undefined;
  return (asked) => {
    const day = status === 'closed' && closing && closing.on < asked ? closing.on : asked;
    if (day === asOf) return (now ??= lineOn(day));
    known ??= new Map();
    let expected = known.get(day);
    if (expected === undefined) known.set(day, (expected = lineOn(day)));
    return expected;
  };
}

import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import { ppmRatio } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { Confidence, ObjectiveValue } from './evaluation.ts';
import { lineUpToClosing, nodeValue } from './node-value.ts';
import { noticesOf } from './notices.ts';
import { elapsedOf, expectedByTime } from './pace.ts';
import { rollUp } from './roll-up.ts';
import type { Child, RolledUp } from './roll-up.ts';
import type { Tree, TreeObjective } from './tree.ts';
import { weightedMean } from './weighted-mean.ts';
import type { Part } from './weighted-mean.ts';

/**
 * An objective from its contributing children (R9, R24–R26, R32, R33).
 * @param children in id order
 */
export function valueOfObjective(
  objective: TreeObjective,
  children: readonly Child[],
  tree: Tree,
): {
  readonly value: ObjectiveValue;
  readonly lineOn: (day: Day) => Ppm;
  readonly problems: readonly Problem[];
} {
  const up = rollUp(children, tree.policy);
  const lineOn = lineUpToClosing(objective, lineOf(objective, children, up), tree.asOf);
  const found = { raw: up.mean, origin: 'computed' as const, stale: up.stale };
  const node = nodeValue(objective, found, lineOn, tree);
  const own = children.filter(({ kind }) => kind === 'keyResult');
  return {
    value: {
      id: objective.id,
      // Written out: spreading takes longer than all the rest.
      raw: node.raw,
      progress: node.progress,
      origin: node.origin,
      computed: node.computed,
      override: node.override,
      score: node.score,
      band: node.band,
      health: node.health,
      expected: node.expected,
      threshold: node.threshold,
      stale: node.stale,
      coverage: coverageOf(up.parts),
      children: up.shares,
      offTrack: own.filter(({ value }) => value.health === 'off-track').length,
      keyResults: own.length,
      confidence: confidenceOf(children, up.parts),
    },
    lineOn,
    problems: [
      ...up.problems.map((code) => ({ code, at: objective.id })),
      ...noticesOf(objective, found, node, tree),
    ],
  };
}

/** The line of what counts; where nothing has a value, of all that would; without children its own, straight (R32). */
function lineOf(
  objective: TreeObjective,
  children: readonly Child[],
  { mean, parts, counts }: RolledUp,
): (day: Day) => Ppm {
  return (day) => {
    const line = children.flatMap(({ lineOn }, at) =>
      mean === null || counts[at] ? [{ weight: parts[at]?.weight ?? 0, value: lineOn(day) }] : [],
    );
    return weightedMean(line, 'zero') ?? expectedByTime(objective.threshold, elapsedOf(objective, day));
  };
}

/** Mean by the weights, and the lowest, of the children that count and have one (R33). */
function confidenceOf(children: readonly Child[], parts: readonly Part[]): Confidence | null {
  const stated = parts.flatMap(({ weight }, at) => {
    const confidence = children[at]?.value.confidence;
    return confidence && weight > 0 ? [{ weight, ...confidence }] : [];
  });
  const mean = weightedMean(
    stated.map((one) => ({ weight: one.weight, value: one.mean })),
    'exclude',
  );
  return mean === null ? null : { mean, min: Math.min(...stated.map(({ min }) => min)) };
}

/** Weight with data / all weight (R9). */
function coverageOf(parts: readonly Part[]): number | null {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const withData = parts.reduce((sum, { weight, value }) => (value === null ? sum : sum + weight), 0);
  return all > 0 ? ppmRatio(withData, all) : null;
}

import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Confidence, KeyResultFacts, KeyResultValue } from './evaluation.ts';
import { exactly } from './exactly.ts';
import { measured } from './measured.ts';
import type { Sources } from './measured.ts';
import { without } from './no-value.ts';
import type { Measured } from './no-value.ts';
import { recordedRange } from './metric-value.ts';
import { lineUpToClosing, nodeValue } from './node-value.ts';
import { keyResultNotices } from './notices.ts';
import { frozenOn } from './override.ts';
import { elapsedOf, expectedByCheckpoints, expectedByTime } from './pace.ts';
import { lastReading } from './readings.ts';
import type { Tree, TreeKeyResult } from './tree.ts';

/** One key result's value with the problems that its numbers show (R2, R5, R30–R33, R36). */
export function valueOfKeyResult(
  keyResult: TreeKeyResult,
  sources: Sources,
  tree: Tree,
): {
  readonly value: KeyResultValue;
  readonly lineOn: (day: Day) => Ppm;
  readonly problems: readonly Problem[];
} {
  const found = exactly(() => measured(keyResult, sources, tree)) ?? without('E_TOO_LARGE');
  const ownLine = found.lineOn ?? lineOf(keyResult, sources, tree, found);
  const lineOn = lineUpToClosing(keyResult, ownLine, tree.asOf);
  const node = nodeValue(keyResult, found, lineOn, tree);
  const confidence = confidenceOf(keyResult, tree);
  const negative = keyResult.weight !== null && keyResult.weight < 0;
  return {
    value: {
      id: keyResult.id,
      objective: keyResult.objective,
      weight: negative ? null : keyResult.weight,
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
      amount: frozenOn(keyResult, tree.asOf)?.amount ?? found.amount,
      confidence,
      children: found.children ?? [],
    },
    lineOn,
    problems: [
      ...told(keyResult, sources.facts, [
        ...found.problems,
        ...(negative ? [{ code: 'E_NEGATIVE_WEIGHT' as const }] : []),
      ]),
      ...keyResultNotices(keyResult, found, node, confidence, tree),
    ],
  };
}

/**
 * On its own dates: straight, or through checkpoints (R10, R32), on the range that was recorded at its close (R36) or
 * was known on the day.
 */
function lineOf(keyResult: TreeKeyResult, sources: Sources, tree: Tree, found: Measured): (day: Day) => Ppm {
  const { measure, threshold, start } = keyResult;
  return (day) => {
    const elapsed = elapsedOf(keyResult, day);
    if (measure.kind === 'metric' && measure.checkpoints.length > 0) {
      const recorded = frozenOn(keyResult, day)?.amount;
      const range =
        recorded?.kind === 'metric'
          ? recordedRange(measure, recorded)
          : day === tree.asOf
            ? found.range
            : exactly(() => measured(keyResult, sources, { ...tree, asOf: day }))?.range;
      if (range) return expectedByCheckpoints(threshold, elapsed, range, measure, start);
    }
    return expectedByTime(threshold, elapsed);
  };
}

/** Of the last reading that states one; of what is frozen, on its day (R33, R36). */
function confidenceOf(keyResult: TreeKeyResult, { asOf }: Tree): Confidence | null {
  const day = frozenOn(keyResult, asOf)?.on ?? asOf;
  const stated = lastReading(keyResult.readings, day, true)?.confidence ?? null;
  // It may have decimals: moved by its spelling, which is exact, and then cut to thousandths (R3). Less than a
  // millionth is spelled otherwise, and is 0.
  return stated === null ? null : { mean: Math.floor(Number(`${stated}e3`) || 0), min: stated };
}

/** Each code once; what the work items say comes first, for it names them. */
function told(
  { id }: TreeKeyResult,
  facts: KeyResultFacts | undefined,
  found: Measured['problems'],
): readonly Problem[] {
  const problems = [...(facts?.problems ?? [])];
  for (const problem of found) {
    if (problems.every(({ code }) => code !== problem.code)) problems.push({ ...problem, at: id });
  }
  return problems;
}

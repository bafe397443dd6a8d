import { clampPpm } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import { bandOf } from './band.ts';
import type { KeyResultFacts, KeyResultValue } from './evaluation.ts';
import { exactly } from './exactly.ts';
import { healthOf } from './health.ts';
import { measured, without } from './measured.ts';
import type { Measured } from './measured.ts';
import { overrideOn } from './override.ts';
import { elapsedOf, expectedByCheckpoints, expectedByTime } from './pace.ts';
import { factsOf } from './tree.ts';
import type { Tree, TreeKeyResult } from './tree.ts';

/** One key result's value with the problems that its numbers show (R2, R5, R30–R32). */
export function valueOfKeyResult(
  keyResult: TreeKeyResult,
  tree: Tree,
): { value: KeyResultValue; problems: readonly Problem[] } {
  const facts = factsOf(tree.facts, keyResult.id);
  const found = exactly(() => measured(keyResult, facts, tree)) ?? without('E_TOO_LARGE');
  const { threshold, measure } = keyResult;
  const override = overrideOn(keyResult, tree);
  const computed = found.raw === null ? null : clampPpm(found.raw);
  const progress = override?.value ?? computed;
  const elapsed = elapsedOf(keyResult, tree.asOf);
  const expected =
    measure.kind === 'metric' && found.range && measure.checkpoints.length > 0
      ? expectedByCheckpoints(threshold, elapsed, found.range, measure.checkpoints, keyResult.start)
      : expectedByTime(threshold, elapsed);
  const negative = keyResult.weight !== null && keyResult.weight < 0;
  return {
    value: {
      id: keyResult.id,
      objective: keyResult.objective,
      weight: negative ? null : keyResult.weight,
      raw: override ? override.value : found.raw,
      progress,
      origin: override ? 'override' : computed === null ? 'none' : found.origin,
      computed,
      band: bandOf(progress, keyResult),
      health: healthOf(progress, expected, keyResult, tree.asOf),
      expected,
      threshold,
      stale: !override && found.stale,
      amount: found.amount,
    },
    problems: told(keyResult, facts, [
      ...found.problems,
      ...(negative ? [{ code: 'E_NEGATIVE_WEIGHT' as const }] : []),
    ]),
  };
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

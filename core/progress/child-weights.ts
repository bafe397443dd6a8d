import type { MilliWeight, Policy } from '../model/plan.ts';
import { mulDiv } from '../model/ppm.ts';
import type { ProblemCode } from '../model/problem.ts';
import { weightOne } from '../model/weight.ts';

export interface ChildWeights {
  /** In proportion to how the children count; whole numbers, exact. */
  readonly weights: readonly number[];
  /** The same for people: thousandths; in percent mode they add up to 100. */
  readonly shown: readonly MilliWeight[];
  readonly problems: readonly ProblemCode[];
}

const hundred: MilliWeight = 100_000;

/** How children count in their parent (R25); negative weights are taken as missing by the caller, who knows whose they are. */
export function childWeights(given: readonly (MilliWeight | null)[], mode: Policy['weights']): ChildWeights {
  return mode === 'percent' ? percentWeights(given) : relativeWeights(given);
}

/** Missing = 1, 0 = not counted, all 0 → equal, negative → as missing. */
export function relativeWeights(given: readonly (MilliWeight | null)[]): ChildWeights {
  const { weights, problems } = orEqual(
    given.map((weight) => (weight === null || weight < 0 ? weightOne : weight)),
  );
  const negative = given.some((weight) => weight !== null && weight < 0);
  return { weights, shown: weights, problems: negative ? [...problems, 'E_NEGATIVE_WEIGHT'] : problems };
}

function percentWeights(given: readonly (MilliWeight | null)[]): ChildWeights {
  const typed = given.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const open = given.filter((weight) => weight === null).length;
  const rest = Math.max(hundred - typed, 0);
  // Times the number of those that share the rest, so that an equal share is a whole number.
  const { weights, problems } = orEqual(
    given.map((weight) => (weight === null ? rest : weight * Math.max(open, 1))),
  );
  const odd = typed > hundred || (typed === hundred && open > 0);
  return {
    weights,
    shown: byLargestRemainder(weights),
    problems: odd ? [...problems, 'D_PERCENT_WEIGHTS'] : problems,
  };
}

function orEqual(weights: readonly number[]): { weights: readonly number[]; problems: ProblemCode[] } {
  return weights.length > 0 && weights.every((weight) => weight === 0)
    ? { weights: weights.map(() => weightOne), problems: ['D_ZERO_WEIGHTS'] }
    : { weights, problems: [] };
}

/** 100 handed out in thousandths (R3); of equal remainders the first. */
function byLargestRemainder(weights: readonly number[]): readonly MilliWeight[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights;
  const shown = weights.map((weight) => mulDiv(weight, hundred, all));
  const byRemainder = weights
    .map((weight, at) => ({
      at,
      remainder: BigInt(weight) * BigInt(hundred) - BigInt(shown[at] ?? 0) * BigInt(all),
    }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  const missing = hundred - shown.reduce((sum, weight) => sum + weight, 0);
  for (const { at } of byRemainder.slice(0, missing)) shown[at] = (shown[at] ?? 0) + 1;
  return shown;
}

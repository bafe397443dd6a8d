import type { Day } from '@throughline/core/model/day.ts';
import { readDecimal } from '@throughline/core/model/decimal.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Confidence, NodeValue } from '@throughline/core/progress/evaluation.ts';
import { floor, fraction, ofDecimal, times } from './fraction.ts';
import { band, frozenOn, health, standing } from './pace.ts';

/** R2, R5, R30–R32, R36: what was found out about a node, and what stands over it. */
export function nodeValue(
  node: KeyResult | Objective,
  found: Pick<NodeValue, 'raw' | 'progress' | 'origin' | 'stale'>,
  confidence: Confidence | null,
  expected: number,
  plan: Plan,
  asOf: Day,
): NodeValue {
  const { closing, threshold } = node;
  const on = frozenOn(node, asOf);
  if (on !== null && closing) {
    const score = closing.score ?? closing.progress;
    return {
      raw: closing.raw,
      progress: closing.progress,
      origin: 'frozen',
      computed: closing.progress,
      override: null,
      score,
      band: band(score, node),
      health: health(closing.progress, expected, node, on),
      expected,
      threshold,
      stale: false,
      confidence,
    };
  }
  const typed = standing(node, plan, asOf);
  const progress = typed ?? found.progress;
  return {
    raw: typed ?? found.raw,
    progress,
    origin: typed !== null ? 'override' : progress === null ? 'none' : found.origin,
    computed: found.progress,
    override: typed === null ? null : node.override,
    score: progress,
    band: band(progress, node),
    health: health(progress, expected, node, asOf),
    expected,
    threshold,
    stale: typed === null && found.stale,
    confidence,
  };
}

/** R33: the last reading that states one. */
export function confidenceOf({ readings }: KeyResult, asOf: Day): Confidence | null {
  const said = readings.filter(({ on, confidence }) => on <= asOf && confidence !== null);
  const last = said.findLast(({ on }) => said.every((other) => other.on <= on))?.confidence ?? null;
  const exact = last === null ? null : readDecimal(last);
  return exact && last !== null ? { mean: floor(times(ofDecimal(exact), fraction(1000))), min: last } : null;
}

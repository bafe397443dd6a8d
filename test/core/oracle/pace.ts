import { daysBetween } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { Band, Health, NodeValue } from '@throughline/core/progress/evaluation.ts';
import { fraction, less, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { spanOf } from './line.ts';
import type { Span } from './line.ts';

/** R31 */
export function band(
  score: number | null,
  { kind, threshold }: Pick<KeyResult, 'kind' | 'threshold'>,
): Band | null {
  if (score === null) return null;
  const scale = fraction(threshold, kind === 'committed' ? 1_000_000 : 700_000);
  const below = (edge: number) => less(fraction(score), times(fraction(edge), scale));
  if (kind === 'committed') return below(600_000) ? 'behind' : below(1_000_000) ? 'close' : 'achieved';
  return below(300_000) ? 'low' : below(600_000) ? 'behind' : below(700_000) ? 'right-track' : 'achieved';
}

/** R32 */
export function health(
  progress: number | null,
  expected: number,
  node: Span & { threshold: number },
  asOf: Day,
): Health {
  const { start, end } = spanOf(node);
  const { threshold } = node;
  const all = daysBetween(start, end) + 1;
  const elapsed = fraction(Math.min(Math.max(daysBetween(start, asOf) + 1, 0), all), all);
  const early = less(elapsed, fraction(1, 10));
  if (progress === null) return early ? 'too-early' : 'none';
  if (asOf < start) return 'not-started';
  if (progress >= threshold) return 'achieved';
  if (asOf > end) return 'missed';
  if (early) return 'too-early';
  const gap = fraction(expected - progress);
  const within = (part: Fraction) => !less(times(part, fraction(threshold)), gap);
  return within(fraction(10, 100)) ? 'on-track' : within(fraction(25, 100)) ? 'at-risk' : 'off-track';
}

/** R36: the day from which the recorded value counts; null = none does. */
export const frozenOn = ({ status, closing }: KeyResult | Objective, asOf: Day): Day | null =>
  status === 'closed' && closing && closing.on <= asOf ? closing.on : null;

/** R30: the last day of an override; null without one. */
const lastDay = ({ override }: KeyResult | Objective, { cycle }: Plan): Day | null =>
  override && (override.until < cycle.end ? override.until : cycle.end);

/** R30: the override that stands. */
export function standing(node: KeyResult | Objective, plan: Plan, asOf: Day): number | null {
  const last = lastDay(node, plan);
  return last !== null && asOf <= last && frozenOn(node, asOf) === null
    ? (node.override?.value ?? null)
    : null;
}

/** What is told of a node, of either kind, beside its value: R2, R30, R31, R33, R36. */
export function notices(
  node: KeyResult | Objective,
  value: NodeValue,
  /** As computed now, whatever stands over it. */
  now: { readonly raw: number | null; readonly progress: number | null },
  plan: Plan,
  asOf: Day,
): Problem[] {
  const told: Problem[] = [];
  const at = node.id;
  const last = lastDay(node, plan);
  const isKeyResult = 'measure' in node;
  if (node.status === 'active' && last !== null) {
    const days = daysBetween(asOf, last);
    if (days < 0) told.push({ code: 'D_OVERRIDE_ENDED', at });
    else if (days < 7) told.push({ code: 'D_OVERRIDE_ENDS', at, amounts: { days } });
  }
  if (isKeyResult && node.status !== 'closed' && now.raw !== null && now.raw < 0) {
    told.push({ code: 'D_REGRESSED', at });
  }
  if (node.kind === 'aspirational' && value.score === 1_000_000)
    told.push({ code: 'D_AMBITIOUS_ENOUGH', at });
  if (isKeyResult && node.status === 'active' && value.confidence) {
    const { min } = value.confidence;
    const isAgainst =
      min >= 7
        ? ['off-track', 'missed'].includes(value.health)
        : min <= 3 && ['on-track', 'achieved'].includes(value.health);
    if (isAgainst) told.push({ code: 'D_CONFIDENCE', at });
  }
  if (frozenOn(node, asOf) !== null && node.closing && now.progress !== node.closing.progress) {
    told.push({
      code: 'D_CHANGED_AFTER_CLOSE',
      at,
      ...(now.progress === null ? {} : { amounts: { ppm: now.progress } }),
    });
  }
  return told;
}
